// What a test case expects of its execution.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { HAPPY, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-test');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

const outcome = async (expect: object, testCase: object = SAD) =>
  runCommand(['test', config('expecting.json', { Case: testCase }, { Case: expect })]);

test.each<[object, object]>([
  [{ Status: 'FAILED' }, SAD],
  [{ Error: 'NoData', Cause: 'nothing <there>' }, SAD],
  [{ Output: 'done', Input: { day: 1 } }, HAPPY],
  [{ Status: 'SUCCEEDED' }, HAPPY],
])('the expectation %j holds', async (expected, testCase) => {
  expect(await outcome(expected, testCase)).toMatchObject({ code: 0 });
});

test.each<[object, object, string]>([
  [{ Status: 'TIMED_OUT' }, SAD, 'Expected the execution to end TIMED_OUT; it is FAILED.'],
  [{ Error: 'Other' }, SAD, 'Expected the error Other; found NoData.'],
  [{ Cause: 'x' }, SAD, 'Expected the cause "x"; found "nothing <there>".'],
  [{ Output: { a: 1 } }, HAPPY, 'Expected the output {"a":1}; found "done".'],
  [{ Error: 'NoData' }, HAPPY, 'Expected the execution to end FAILED; it is SUCCEEDED.'],
])('the expectation %j does not hold, and the summary says why', async (expected, testCase, message) => {
  const { code, stdout } = await outcome(expected, testCase);
  expect(stdout).toContain(`      ${message}\n`);
  expect(code).toBe(1);
});

test('a time-out of the machine has the error that catchers would see', async () => {
  file('Slow.asl.json', { StartAt: 'W', TimeoutSeconds: 5, States: { W: { Type: 'Wait', Seconds: 9, End: true } } });
  const path = config('slow.json', { Case: {} }, { Case: { Status: 'TIMED_OUT', Error: 'States.Timeout' } }, 'Slow');
  expect(await runCommand(['test', path])).toMatchObject({ code: 0 });
});

test.each<[unknown, string]>([
  [5, "state machine 'Fetch', Expect: expected an object with an expectation under each case's name; found number."],
  [{ Gone: {} }, "state machine 'Fetch', Expect: no test case is named 'Gone'. The test cases are: 'Case'."],
  [{ Case: 5 }, "state machine 'Fetch', Expect.Case: expected an object; found number."],
  [
    { Case: { Result: 1 } },
    "state machine 'Fetch', Expect.Case: unknown field 'Result'. Its fields are: Input, Status, Error, Cause, Output.",
  ],
  [{ Case: { Error: 5 } }, "state machine 'Fetch', Expect.Case.Error: expected a string; found number."],
  [
    { Case: { Status: 'DONE' } },
    "state machine 'Fetch', Expect.Case.Status: expected one of SUCCEEDED, FAILED, TIMED_OUT, RUNNING; found 'DONE'.",
  ],
])('%j is refused as an expectation', async (expect_, message) => {
  const result = await runCommand(['test', config('expecting.json', { Case: SAD }, expect_)]);
  expect(result).toEqual({ code: 2, stdout: '', stderr: `expecting.json, ${message}\n` });
});
