// op run: executes a definition with scripted tasks.
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { SimulatorError } from '../../asl/simulator-error';
import { createStateMachineError, examineDefinition } from '../../asl/validate';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { compactText, parseBounded } from '../../json/text';
import type { TaskFailureType } from '../../runtime/event-keys';
import type { TaskCall } from '../../runtime/task';
import type { Execution } from '../../simulator/execution';
import { InvalidLoggingConfigurationError } from '../../simulator/logging';
import type { ScriptedHandler, ScriptedReply } from '../../simulator/scripted-reply';
import { Simulator } from '../../simulator/simulator';

export async function run(request: JsonObject): Promise<object> {
  const type = member(request, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  let simulator: Simulator;
  try {
    simulator = Simulator.fromDefinition(member(request, 'definition') as JsonObject, {
      type,
      arn: text(request, 'stateMachineArn'),
      loggingConfiguration: member(request, 'loggingConfiguration') as JsonObject | undefined,
    });
  } catch (error) {
    if (error instanceof InvalidLoggingConfigurationError) {
      return { rejected: { error: 'InvalidLoggingConfiguration', message: error.message, diagnostics: [] } };
    }
    if (!(error instanceof InvalidDefinitionError)) throw error;
    // Findings of a text are in the order of the text, but this needs AWS's order.
    const { diagnostics } = examineDefinition(member(request, 'definition'), { type });
    return { rejected: { ...createStateMachineError(diagnostics), diagnostics } };
  }
  const execution = await simulator.runWith({
    ...(Object.hasOwn(request, 'inputText')
      ? { inputText: text(request, 'inputText') }
      : { input: member(request, 'input') }),
    name: text(request, 'executionName'),
    executionArn: text(request, 'executionArn'),
    roleArn: text(request, 'roleArn'),
    startTime: text(request, 'startTime'),
    seed: member(request, 'seed') as number | undefined,
    s3: member(request, 's3') as JsonObject | undefined,
    handler: scriptedHandler(member(request, 'tasks') ?? {}),
  });
  return {
    ...answerOf(execution, type),
    ...(Object.hasOwn(request, 'loggingConfiguration') && { logs: logsOf(execution) }),
  };
}

function answerOf(execution: Execution, type: 'STANDARD' | 'EXPRESS'): object {
  const { status, outputText, error, cause, startDate, stopDate, history, s3 } = execution;
  const output = outputText === undefined ? undefined : parseBounded(outputText);
  return { status, output, error, cause, startDate, stopDate, s3, ...(type === 'STANDARD' ? { events: history } : {}) };
}

/** Inputs and outputs of log events are text, but the protocol requires parsed values. */
function logsOf({ logs }: Execution): object[] {
  return logs.map((event) => ({ ...event, details: Object.fromEntries(Object.entries(event.details).map(parsed)) }));
}

function parsed([name, value]: [string, unknown]): [string, unknown] {
  const isText = ['input', 'output', 'parameters'].includes(name) && typeof value === 'string';
  return [name, isText ? parseBounded(value) : value];
}

function text(request: JsonObject, field: string): string | undefined {
  const value = member(request, field);
  if (value === undefined || typeof value === 'string') return value;
  throw new SimulatorError(`Invalid ${field} ${compactText(value)}: expected a string.`);
}

/** Answers each attempt of a state with the next entry of its script. */
function scriptedHandler(scripts: Json): ScriptedHandler {
  const used = new Map<string, number>();
  return (call) => {
    const attempt = used.get(call.state) ?? 0;
    used.set(call.state, attempt + 1);
    const script = isObject(scripts) ? member(scripts, call.state) : undefined;
    const line = isArray(script) ? script[attempt] : undefined;
    if (!isObject(line)) throw new SimulatorError(noScript(call, attempt));
    return reply(line);
  };
}

function reply(line: JsonObject): ScriptedReply {
  const submitted = member(line, 'submitted');
  if (member(line, 'pending') === true) return { pending: true, submitted };
  if (member(line, 'timeout') === true) return { silent: true, submitted };
  const output = member(line, 'output');
  if (output !== undefined) return { output, submitted };
  return {
    error: (member(line, 'error') ?? undefined) as string | undefined,
    cause: (member(line, 'cause') ?? undefined) as string | undefined,
    failedEvent: member(line, 'failedEvent') as TaskFailureType | undefined,
    submitted,
  };
}

function noScript({ state, resource }: TaskCall, attempt: number): string {
  return `There is no scripted result for the task '${state}' (${resource}), attempt ${attempt + 1}.`;
}
