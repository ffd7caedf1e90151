// Mock configurations of a machine Fetch, for the tests of the command test.
import { writeIn } from './folders';
import { FETCH_AND_PROCESS } from './machines';

const throwing = (Error: string, Cause: string) => ({ Throw: { Error, Cause } });
const RESPONSES = {
  Fetched: { 0: { Return: 2 } },
  FetchedLate: { '0-1': throwing('Lambda.ServiceException', 'down'), 2: { Return: 2 } },
  Broken: { 0: throwing('NoData', 'nothing <there>') },
  Processed: { 0: { Return: 'done' } },
};

/** Writes a mock configuration, and gives its path. */
export function writeConfig(
  folder: string,
  name: string,
  testCases: object,
  expect?: unknown,
  machine = 'Fetch',
): string {
  const entry = expect === undefined ? { TestCases: testCases } : { TestCases: testCases, Expect: expect };
  return writeIn(folder, name, { StateMachines: { [machine]: entry }, MockedResponses: RESPONSES });
}

/** Writes the definition of the machine Fetch where a configuration beside it finds it. */
export function writeDefinition(folder: string): string {
  return writeIn(folder, 'Fetch.asl.json', FETCH_AND_PROCESS);
}

export const HAPPY = { FetchData: 'Fetched', ProcessData: 'Processed' };
export const LATE = { FetchData: 'FetchedLate', ProcessData: 'Processed' };
export const SAD = { FetchData: 'Broken' };
