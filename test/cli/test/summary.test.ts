// The summary of the command test, as text.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { HAPPY, LATE, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-test');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

test('the summary has for each case its status, its duration and its way', async () => {
  const path = config('passing.json', { Happy: HAPPY, 'A late one': LATE, Sad: SAD }, { Sad: { Error: 'NoData' } });
  expect(await runCommand(['test', path])).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'Fetch',
      '  ✓ Happy       SUCCEEDED after 0 s  FetchData → ProcessData',
      '  ✓ A late one  SUCCEEDED after 6 s  FetchData → ProcessData',
      '  ✓ Sad         FAILED after 0 s     FetchData',
      '',
      '3 passed, 3 test cases',
      '',
    ].join('\n'),
  });
});

test('the summary has for a failed case what was expected, and the trace', async () => {
  const path = config('failing.json', { Sad: SAD, Unmocked: { FetchData: 'Fetched' } });
  expect(await runCommand(['test', path])).toEqual({
    code: 1,
    stderr: '',
    stdout: [
      'Fetch',
      '  ✗ Sad       FAILED after 0 s  FetchData',
      '      Expected the execution to end SUCCEEDED; it is FAILED.',
      '',
      '      Fetch: FAILED after 0 s',
      '      └─ ✗ FetchData  Task, 0 s',
      '           failed: NoData (nothing <there>)',
      '      Error: NoData',
      '      Cause: nothing <there>',
      '',
      '  ✗ Unmocked  ERROR',
      "      The test case names no mocked response for the task 'ProcessData' (arn:aws:lambda:us-east-1:123456789012:function:ProcessData). Add one, for example:",
      '',
      '        "ProcessData": "MockedProcessData"',
      '',
      '',
      '0 passed, 2 failed, 2 test cases',
      '',
    ].join('\n'),
  });
});

test('the summary counts visits of one state in a row, and cuts a long way short', async () => {
  const states = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [
      `S${index}`,
      { Type: 'Pass', ...(index < 13 ? { Next: `S${index + 1}` } : { End: true }) },
    ]),
  );
  file('Long.asl.json', { StartAt: 'S0', States: states });
  file('Loop.asl.json', {
    QueryLanguage: 'JSONata',
    StartAt: 'Again',
    States: {
      Again: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input < 3 %}', Next: 'Again', Output: '{% $states.input + 1 %}' }],
        Default: 'End',
      },
      End: { Type: 'Succeed' },
    },
  });
  const path = file('ways.json', {
    StateMachines: { Long: { TestCases: { Case: {} } }, Loop: { TestCases: { Case: {} } } },
  });
  const { stdout } = await runCommand(['test', path, '--input', '0']);
  expect(stdout).toContain('S0 → S1 → S2 → S3 → S4 → S5 → S6 → S7 → S8 → S9 → S10 → S11 → …\n');
  expect(stdout).toContain('Again ×4 → End\n');
});
