// Starting an execution: what StartExecution and StartSyncExecution have in common.
import type { ExecutionRecord, ExecutionStart } from './execution-record';
import type { Executions } from './executions';
import { noTestCases, type MockSource } from './mock-source';
import { routedVersion } from './routing';
import type { Revision, StateMachines } from './state-machines';
import type { Chance } from '../../expressions/scope';
import type { Json } from '../../json/json';
import { parseJson } from '../../json/text';
import { ApiError } from '../../services/api/api-error';
import { splitTestCase } from '../../simulator/mocks/mock-config';
import { checkName, type ResourceType } from '../arns';

/** What starting an execution reads and changes. */
export interface StartingContext {
  readonly machines: StateMachines;
  readonly executions: Executions;
  readonly mocks: MockSource | undefined;
  readonly chance: Chance;
  arn(type: ResourceType, name: string): string;
  /** The next place in the order of creation. */
  position(): number;
}

export interface StartRequest {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly input?: string;
  readonly traceHeader?: string;
}

/**
 * Starts an execution; of a STANDARD state machine the one that runs under the same name with the same input is meant.
 * Throws what `executionStart` throws, and ExecutionAlreadyExists.
 */
export function startedExecution(request: StartRequest, context: StartingContext): ExecutionRecord {
  const start = executionStart(request, context);
  const known = context.executions.tryGet(start.arn);
  if (known && (known.end.status !== 'RUNNING' || known.inputText !== start.inputText)) {
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${start.arn}'`);
  }
  return known ?? context.executions.start(start);
}

/** What is to be started. Throws InvalidArn, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist. */
export function executionStart(request: StartRequest, context: StartingContext): ExecutionStart {
  const { arn: stateMachineArn, testCase } = splitTestCase(request.stateMachineArn);
  const { machine, version: named, alias } = context.machines.find(stateMachineArn);
  const { name = context.chance.uuid(), input: inputText = '{}', traceHeader } = request;
  checkName(name);
  const input = parsedInput(inputText);
  const version = alias ? routedVersion(alias, machine, context.chance) : named;
  const revision = version?.revision ?? machine.revision;
  return {
    position: context.position(),
    arn: executionArn(machine, name, context),
    ...{ name, machine, revision },
    ...(version && { versionArn: version.arn }),
    ...(alias && { aliasArn: alias.arn }),
    ...{ inputText, input, traceHeader },
    mocks: mocksFor(revision, testCase, context),
  };
}

function mocksFor(
  { compiled }: Revision,
  testCase: string | undefined,
  { mocks }: StartingContext,
): ExecutionStart['mocks'] {
  if (!mocks && testCase !== undefined) throw noTestCases(testCase);
  return mocks?.mocksFor(compiled, testCase);
}

/** Each start of an EXPRESS state machine is an execution of its own, whatever its name. */
function executionArn(machine: ExecutionStart['machine'], name: string, context: StartingContext): string {
  return machine.type === 'EXPRESS'
    ? context.arn('express', `${machine.name}:${name}:${context.chance.uuid()}`)
    : context.arn('execution', `${machine.name}:${name}`);
}

function parsedInput(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(error as Error).message}'`);
  }
}

/** Recorded: …start_async_describe_history_execution. */
export function typeNotSupported(): ApiError {
  return new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
}
