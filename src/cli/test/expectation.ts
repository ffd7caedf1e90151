// The expectations of a test case: our own extension of mock configurations, next to TestCases. Step Functions Local
// does not have it.
import type { Expectation } from './test-case';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, typeOf, type Json, type JsonObject } from '../../json/json';
import { didYouMean } from '../../json/suggestion';
import type { MockConfig } from '../../simulator/mocks/mock-config';

// tools/schemas/mock-config.ts describes these for editors.
export const FIELDS = ['Input', 'Status', 'Error', 'Cause', 'Output'] as const;
export const STATUSES: readonly string[] = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'RUNNING'];

/**
 * `"Expect": { "SadPath": { "Input": {}, "Status": "FAILED", "Error": "..." } }` in the machine's entry. By default,
 * the execution is expected to succeed. With an Error or a Cause but no Status, it is expected to fail.
 * @throws SimulatorError that names the place of the mistake
 */
export function expectationOf(config: MockConfig, stateMachine: string, testCase: string): Expectation {
  const all = config.entry(stateMachine, 'Expect') ?? {};
  const place = `${config.file}, state machine '${stateMachine}', Expect`;
  if (!isObject(all)) {
    throw new SimulatorError(
      `${place}: expected an object with an expectation under each case's name; found ${typeOf(all)}.`,
    );
  }
  const known = config.testCases(stateMachine);
  const stray = Object.keys(all).find((name) => !known.includes(name));
  if (stray !== undefined) {
    const names = known.map((name) => `'${name}'`).join(', ') || 'none';
    throw new SimulatorError(
      `${place}: no test case is named '${stray}'. ${didYouMean(stray, known)}The test cases are: ${names}.`,
    );
  }
  return read(member(all, testCase) ?? {}, `${place}.${testCase}`);
}

function read(expected: Json, place: string): Expectation {
  if (!isObject(expected)) throw new SimulatorError(`${place}: expected an object; found ${typeOf(expected)}.`);
  const unknown = Object.keys(expected).find((field) => !FIELDS.some((one) => one === field));
  if (unknown !== undefined) {
    throw new SimulatorError(
      `${place}: unknown field '${unknown}'. ${didYouMean(unknown, FIELDS)}Its fields are: ${FIELDS.join(', ')}.`,
    );
  }
  const [error, cause] = [text(expected, 'Error', place), text(expected, 'Cause', place)];
  const failing = error !== undefined || cause !== undefined;
  const status = text(expected, 'Status', place) ?? (failing ? 'FAILED' : 'SUCCEEDED');
  if (!STATUSES.includes(status)) {
    throw new SimulatorError(`${place}.Status: expected one of ${STATUSES.join(', ')}; found '${status}'.`);
  }
  return { input: member(expected, 'Input'), status, error, cause, output: member(expected, 'Output') };
}

function text(expected: JsonObject, field: string, place: string): string | undefined {
  const value = member(expected, field);
  if (value === undefined || typeof value === 'string') return value;
  throw new SimulatorError(`${place}.${field}: expected a string; found ${typeOf(value)}.`);
}
