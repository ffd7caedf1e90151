// The mock of a request: it replaces the call, the branches or the iterations of the state under test.
import { invalid } from './test-state-error';
import type { TestedState } from './tested-state';
import type { MockInput, TestStateRequest } from './types';
import { readResource } from '../asl/services/resource';
import { isArray, isObject, member, type Json } from '../json/json';
import { parseJson } from '../json/text';
import { answerOf } from '../services/models/answers';
import { wrongField } from '../services/models/check-answer';

export type StateMock =
  { readonly result: Json } | { readonly error: string | undefined; readonly cause: string | undefined };

/**
 * Reads the mock and checks it against the type of the state. Undefined if there is no mock. Throws a TestStateError.
 */
export function readMock({ mock, stateConfiguration }: TestStateRequest, tested: TestedState): StateMock | undefined {
  if (mock?.errorOutput) return { error: mock.errorOutput.error, cause: mock.errorOutput.cause };
  if (mock?.result === undefined) return undefined;
  const result = parsed(mock.result);
  CHECKS[tested.state.Type as string]?.(result, tested, mock);
  const failed = stateConfiguration?.mapIterationFailureCount ?? 0;
  if (tested.state.Type === 'Map' && isArray(result) && failed > result.length) throw tooManyFailures();
  return { result };
}

/** Recorded: map_iteration_failure_count_exceeds_mock_result_items. */
export function tooManyFailures(): Error {
  return invalid('Map iteration failure count must be less than or equal to the number of Map iterations');
}

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw invalid('Mocked result must be valid JSON');
  }
}

type Check = (result: Json, tested: TestedState, mock: MockInput) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  Task(result, { state }, { fieldValidationMode = 'STRICT' }) {
    const resource = readResource(state.Resource as string);
    const answer = resource && answerOf(resource);
    const wrong = answer && wrongField(result, answer, fieldValidationMode);
    if (wrong !== undefined) throw invalid(`Mock result schema validation error: ${wrong}`);
  },
  // The result of a Map that exports its results is an object: their location, and the Map Run.
  Map(result, { state }) {
    if (!Object.hasOwn(state, 'ResultWriter')) checkArray(result);
    else if (!isObject(result)) throw invalid('Mocked result must be a JSON object.');
  },
  Parallel(result, { state }) {
    const branches = member(state, 'Branches') as readonly Json[];
    if (checkArray(result).length !== branches.length) {
      throw invalid('Mocked result must contain the same number of items as number of Parallel branches.');
    }
  },
};

function checkArray(result: Json): readonly Json[] {
  if (!isArray(result)) throw invalid('Mocked result must be an array.');
  return result;
}
