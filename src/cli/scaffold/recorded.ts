// What scaffold writes from a recorded execution: its input and its tasks' answers, and a test that expects its end.
import type { RecordedScenario } from './recorded-scenario';
import { RUNNERS, type Runner } from './recorded-test';
import { Redaction } from './redaction';
import { equalJson } from '../../json/equal';
import type { Json, JsonObject } from '../../json/json';
import { prettyText } from '../../json/text';
import { recordedAnswers } from '../../replay/recorded-answers';
import { INPUT } from '../../simulator/mocks/json-mocks';
import { recordingOf, type RecordedExecution } from '../../simulator/recorded-execution';
import type { Simulator } from '../../simulator/simulator';
import { UsageError } from '../command';

/**
 * @param redact paths and patterns of what must not be written
 * @throws UsageError for a pattern that cannot be read
 */
export function recordedScenario(
  execution: RecordedExecution,
  simulator: Simulator,
  redact: readonly string[],
): RecordedScenario {
  const answers = recordedAnswers(recordingOf(execution), simulator.definition);
  const { status, input, output, error, cause } = execution;
  const whole = {
    input,
    answers: Object.fromEntries([...answers].map(([state, list]) => [state, folded(list)])),
    end: {
      status,
      ...(output !== undefined && { output }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    },
  };
  const redaction = new Redaction(redact);
  return { name: simulator.name, ...(redaction.apply(whole as unknown as Json) as unknown as typeof whole) };
}

/** One answer where all are the same. */
function folded(list: readonly JsonObject[]): JsonObject | readonly JsonObject[] {
  const [first] = list;
  return list.every((one) => equalJson(one, first!)) ? first! : list;
}

/** The scenario as a file of mocks. */
export function asMocks({ input, answers }: RecordedScenario): string {
  return `${prettyText({ [INPUT]: input, ...(answers as JsonObject) })}\n`;
}

/** @param code the expression that creates the simulator in a test */
export function recordedFile(scenario: RecordedScenario, format: string, code: string): string {
  if (format === 'json') return asMocks(scenario);
  if (format === 'mock-config') return asRecordedConfig(scenario);
  const runner: Runner | undefined = Object.hasOwn(RUNNERS, format) ? RUNNERS[format] : undefined;
  if (runner) return runner(scenario, code);
  const known = ['json', ...Object.keys(RUNNERS), 'mock-config'].join(', ');
  throw new UsageError(`Invalid --format '${format}': expected one of ${known}.`);
}

/** A MockConfigFile.json of Step Functions Local: what its answers cannot say, such as a delay, is left out. */
function asRecordedConfig({ name, input, answers, end }: RecordedScenario): string {
  const responses: Record<string, Json> = {};
  const chosen: Record<string, string> = {};
  for (const [state, given] of Object.entries(answers)) {
    const list = Array.isArray(given) ? (given as readonly JsonObject[]) : [given as JsonObject];
    const response = `Recorded${state.replace(/\W/g, '')}`;
    responses[response] = Object.fromEntries(
      list.map((answer, index) => [list.length === 1 ? `0-${MOST_CALLS}` : String(index), configAnswer(answer)]),
    );
    chosen[state] = response;
  }
  const { status, error, cause, output } = end;
  const expected: Record<string, Json> = {
    Input: input,
    Status: status,
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
    ...(output !== undefined && { Output: output }),
  };
  const machine = { TestCases: { Recorded: chosen }, Expect: { Recorded: expected } };
  return `${prettyText({ StateMachines: { [name]: machine }, MockedResponses: responses })}\n`;
}

/** An answer for every call. */
const MOST_CALLS = 999;

function configAnswer({ returns, replies, fails }: JsonObject): JsonObject {
  if (fails !== undefined) {
    const { error = 'States.TaskFailed', cause = '' } = fails as JsonObject;
    return { Throw: { Error: error, Cause: cause } };
  }
  return { Return: replies ?? returns ?? {} };
}
