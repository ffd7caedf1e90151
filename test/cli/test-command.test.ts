import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { LambdaTask, LambdaWorkflow } from '../../src';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';
import { FETCH_AND_PROCESS } from '../support/machines';
import { newFunction } from '../support/stacks';

const folder = tempFolder('cli-test');

const file = (name: string, content: unknown) => writeIn(folder, name, content);

const throwing = (Error: string, Cause: string) => ({ Throw: { Error, Cause } });
const RESPONSES = {
  Fetched: { 0: { Return: 2 } },
  FetchedLate: { '0-1': throwing('Lambda.ServiceException', 'down'), 2: { Return: 2 } },
  Broken: { 0: throwing('NoData', 'nothing <there>') },
  Processed: { 0: { Return: 'done' } },
};

function config(name: string, testCases: object, expect?: unknown, machine = 'Fetch'): string {
  const entry = expect === undefined ? { TestCases: testCases } : { TestCases: testCases, Expect: expect };
  return file(name, { StateMachines: { [machine]: entry }, MockedResponses: RESPONSES });
}

file('Fetch.asl.json', FETCH_AND_PROCESS);
const HAPPY = { FetchData: 'Fetched', ProcessData: 'Processed' };
const LATE = { FetchData: 'FetchedLate', ProcessData: 'Processed' };
const SAD = { FetchData: 'Broken' };

describe('a summary', () => {
  test('tells for each case its status, its duration and its way', async () => {
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

  test('tells of a failed case what was expected, and the trace; exit code 1', async () => {
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

  test('counts visits of one state in a row, and ends a long way early', async () => {
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
});

describe('expectations', () => {
  const outcome = async (expect: object, testCase: object = SAD) =>
    runCommand(['test', config('expecting.json', { Case: testCase }, { Case: expect })]);

  test.each<[object, object]>([
    [{ Status: 'FAILED' }, SAD],
    [{ Error: 'NoData', Cause: 'nothing <there>' }, SAD],
    [{ Output: 'done', Input: { day: 1 } }, HAPPY],
    [{ Status: 'SUCCEEDED' }, HAPPY],
  ])('%j holds', async (expected, testCase) => {
    expect(await outcome(expected, testCase)).toMatchObject({ code: 0 });
  });

  test.each<[object, object, string]>([
    [{ Status: 'TIMED_OUT' }, SAD, 'Expected the execution to end TIMED_OUT; it is FAILED.'],
    [{ Error: 'Other' }, SAD, 'Expected the error Other; found NoData.'],
    [{ Cause: 'x' }, SAD, 'Expected the cause "x"; found "nothing <there>".'],
    [{ Output: { a: 1 } }, HAPPY, 'Expected the output {"a":1}; found "done".'],
    [{ Error: 'NoData' }, HAPPY, 'Expected the execution to end FAILED; it is SUCCEEDED.'],
  ])('%j does not hold', async (expected, testCase, message) => {
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
      "state machine 'Fetch', Expect.Case: unknown field 'Result': expected one of Input, Status, Error, Cause, Output.",
    ],
    [{ Case: { Error: 5 } }, "state machine 'Fetch', Expect.Case.Error: expected a string; found number."],
    [
      { Case: { Status: 'DONE' } },
      "state machine 'Fetch', Expect.Case.Status: expected one of SUCCEEDED, FAILED, TIMED_OUT, RUNNING; found 'DONE'.",
    ],
  ])('%j is none', async (expect_, message) => {
    const result = await runCommand(['test', config('expecting.json', { Case: SAD }, expect_)]);
    expect(result).toEqual({ code: 2, stdout: '', stderr: `expecting.json, ${message}\n` });
  });
});

describe('definitions', () => {
  test('are pointed at by name, and go by the name of the configuration', async () => {
    const path = config('pointed.json', { Happy: HAPPY }, undefined, 'Orders');
    const definition = file('whatever.json', FETCH_AND_PROCESS);
    expect(await runCommand(['test', path, '--definition', `Orders=${definition}`])).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('are found in a template and in a folder that cdk synth wrote, by name, logical id or path', async () => {
    const out = join(folder, 'cdk.out');
    mkdirSync(out);
    const stack = new Stack(new App({ outdir: out }), 'Orders');
    const fn = newFunction(stack, 'Fn');
    for (const id of ['First', 'Second']) {
      new LambdaWorkflow(stack, id, { definition: new LambdaTask(stack, `${id}Task`, { lambdaFunction: fn }) });
    }
    (stack.node.root as App).synth();
    const path = file('app.json', {
      StateMachines: { 'Orders/Second': { TestCases: { Happy: { SecondTask: 'Paid' } } } },
      MockedResponses: { Paid: { 0: { Return: { StatusCode: 200, Payload: 1 } } } },
    });
    const passed = { code: 0, stderr: '', stdout: expect.stringContaining('✓ Happy  SUCCEEDED after 0 s  SecondTask') };
    expect(await runCommand(['test', path, '--app', out])).toEqual(passed);
    const id = /"(Second\w+)": \{\s*"Type": "AWS::StepFunctions/.exec(
      readFileSync(join(out, 'Orders.template.json'), 'utf8'),
    )![1]!;
    const byId = file('app-by-id.json', readFileSync(path, 'utf8').replace('Orders/Second', id));
    expect(await runCommand(['test', byId, '--app', join(out, 'Orders.template.json')])).toEqual(passed);
  });

  test.each<[string[], string]>([
    [
      [],
      "There is no definition of 'Orders': expected Orders.asl.json beside missing.json (or .asl.yaml, .asl.yml, .json, .yaml, .yml). Set its file with --definition Orders=FILE, or its app (cdk.out, or a template) with --app.",
    ],
    [['--definition', 'Orders'], "Invalid --definition 'Orders': expected NAME=FILE."],
    [['--definition', 'Orders=gone.json'], "The definition of 'Orders' is missing: the file gone.json does not exist."],
    [['--app', 'gone'], '--app gone: the folder or file does not exist.'],
  ])('%j', async (args, message) => {
    const path = config('missing.json', { Happy: HAPPY }, undefined, 'Orders');
    expect(await runCommand(['test', path, ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${message}\nSee cdk-lambda-workflows test --help.\n`,
    });
  });
});

describe('--only', () => {
  const path = config('only.json', { Happy: HAPPY, Late: LATE });

  test.each([
    [['Late'], 'Late'],
    [['Fetch/L*'], 'Late'],
    [['*py'], 'Happy'],
    [['Fetch'], 'Happy Late'],
    [['Late', 'Happy'], 'Happy Late'],
  ])('%j runs %s', async (names, run) => {
    const { stdout } = await runCommand(['test', path, ...names.flatMap((name) => ['--only', name])]);
    expect([...stdout.matchAll(/✓ (\w+)/g)].map(([, name]) => name).join(' ')).toBe(run);
  });

  test('that fits nothing lists the cases', async () => {
    expect(await runCommand(['test', path, '--only', 'Sad'])).toMatchObject({
      code: 2,
      stderr:
        '--only Sad matches no test case. The test cases are: Fetch/Happy, Fetch/Late.\nSee cdk-lambda-workflows test --help.\n',
    });
  });
});

describe('--reporter junit', () => {
  const path = config('junit.json', { Happy: HAPPY, Late: LATE, Sad: SAD, 'Un"mocked': {} });
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="junit.json" tests="4" failures="1" errors="1" time="6">',
    '  <testsuite name="Fetch" tests="4" failures="1" errors="1" time="6" skipped="0">',
    '    <testcase classname="Fetch" name="Happy" time="0"/>',
    '    <testcase classname="Fetch" name="Late" time="6"/>',
    '    <testcase classname="Fetch" name="Sad" time="0">',
    '      <failure message="Expected the execution to end SUCCEEDED; it is FAILED." type="FAILED">Expected the execution to end SUCCEEDED; it is FAILED.',
    '',
    'Fetch: FAILED after 0 s',
    '└─ ✗ FetchData  Task, 0 s',
    '     failed: NoData (nothing &lt;there&gt;)',
    'Error: NoData',
    'Cause: nothing &lt;there&gt;</failure>',
    '    </testcase>',
    '    <testcase classname="Fetch" name="Un&quot;mocked" time="0">',
    `      <error message="The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example: &quot;FetchData&quot;: &quot;MockedFetchData&quot;" type="ERROR">The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example:`,
    '',
    '  &quot;FetchData&quot;: &quot;MockedFetchData&quot;</error>',
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');

  test('writes XML to standard output', async () => {
    expect(await runCommand(['test', path, '--reporter', 'junit'])).toEqual({ code: 1, stderr: '', stdout: xml });
  });

  test('or to a file, beside the summary, without colours', async () => {
    const output = join(folder, 'report.xml');
    const { stdout } = await runCommand(['test', path, '--reporter', 'junit', '--output', output], '', {});
    expect(readFileSync(output, 'utf8')).toBe(xml);
    expect(stdout).toContain('4 test cases');
  });

  test('leaves out what XML cannot hold', async () => {
    const odd = config('odd.json', { 'a\u0001b\ud800c\u{1F600}': HAPPY });
    expect((await runCommand(['test', odd, '--reporter', 'junit'])).stdout).toContain(
      'name="a\uFFFDb\uFFFDc\u{1F600}"',
    );
  });

  test('a file that cannot be written is told', async () => {
    expect(await runCommand(['test', path, '--output', join(folder, 'no', 'where.xml')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--output .*where.xml: cannot write the file: ENOENT/),
    });
  });
});

describe('a terminal', () => {
  const path = config('terminal.json', { Happy: HAPPY, Sad: SAD });

  test('sees colours, and how far the run has come', async () => {
    const { stdout, stderr } = await runCommand(['test', path], '', { TERM: 'xterm' });
    expect(stdout).toContain(
      '  \u001b[32m✓\u001b[0m Happy  SUCCEEDED after 0 s  \u001b[2mFetchData → ProcessData\u001b[0m\n',
    );
    expect(stdout).toContain('  \u001b[31m✗\u001b[0m Sad    \u001b[31mFAILED after 0 s\u001b[0m');
    expect(stdout).toContain('      └─ \u001b[31m✗\u001b[0m FetchData  Task, 0 s\n');
    expect(stderr).toBe('\r\u001b[K1 of 2 test cases run\r\u001b[K2 of 2 test cases run\r\u001b[K');
  });

  test.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('%j turns colours off', async (env) => {
    expect((await runCommand(['test', path], '', env)).stdout).not.toContain('\u001b');
  });

  test('an empty NO_COLOR says nothing', async () => {
    expect((await runCommand(['test', path], '', { NO_COLOR: '' })).stdout).toContain('\u001b');
  });

  test('simulate and validate have colours there too', async () => {
    const mocks = file('terminal-mocks.json', { FetchData: { fails: { error: 'E' } } });
    const simulated = await runCommand(['simulate', join(folder, 'Fetch.asl.json'), '--mocks', mocks], '', {});
    expect(simulated.stdout).toContain('Fetch: \u001b[31mFAILED\u001b[0m after 0 s\n└─ \u001b[31m✗\u001b[0m FetchData');
    const broken = file('broken.asl.json', '{"StartAt":"A","States":{}}');
    expect((await runCommand(['validate', broken], '', {})).stdout).toContain('\u001b[31merror\u001b[0m');
  });
});

test.each<[string[], string]>([
  [[], 'Missing CONFIG: expected a mock configuration such as MockConfigFile.json.'],
  [['a.json', 'b.json'], 'Too many arguments: expected one CONFIG; found a.json b.json.'],
  [['gone.json'], 'gone.json: the file does not exist.'],
  [[config('usage.json', { Happy: HAPPY }), '--reporter', 'xml'], "Invalid --reporter 'xml': expected text or junit."],
  [[config('nothing.json', {})], 'nothing.json has no test cases.'],
])('bad usage: %j', async (args, message) => {
  expect(await runCommand(['test', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${message}\nSee cdk-lambda-workflows test --help.\n`,
  });
});

test('a file that is no mock configuration is told', async () => {
  const path = file('mocks.json', { FetchData: { returns: 1 } });
  expect(await runCommand(['test', path])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${path} is not a mock configuration: expected an object with StateMachines and MockedResponses.\n`,
  });
});
