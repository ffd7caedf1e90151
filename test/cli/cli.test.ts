import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli/run';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';
import { FETCH_AND_PROCESS } from '../support/machines';

const folder = tempFolder('cli');

const file = (name: string, content: unknown) => writeIn(folder, name, content);

const workflow = file('workflow.asl.json', FETCH_AND_PROCESS);
const mocks = file('mocks.json', {
  FetchData: [
    { fails: { error: 'Lambda.ServiceException' } },
    { fails: { error: 'Lambda.ServiceException' } },
    { returns: { rows: 2 } },
  ],
  ProcessData: { returns: 'done' },
});

describe('simulate', () => {
  test('prints the trace and exits with 0', async () => {
    const { code, stdout, stderr } = await runCommand(['simulate', workflow, '--input', '{"day":1}', '--mocks', mocks]);
    expect(stdout).toContain('workflow: SUCCEEDED after 6 s');
    expect(stdout).toContain('attempt 2 failed: Lambda.ServiceException; retried after 4 s');
    expect([code, stderr]).toEqual([0, '']);
  });

  describe('a template whose role may not call its task', () => {
    const charge = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
    const template = file('template.json', {
      Resources: {
        Orders: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Definition: { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: charge, End: true } } },
          },
        },
        Role: { Type: 'AWS::IAM::Role' },
      },
    });
    const charged = file('charged.json', { Charge: { returns: 1 } });
    const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: charge };

    test('fails and prints the statement that is missing', async () => {
      const { code, stdout } = await runCommand(['simulate', template, '--mocks', charged]);
      expect(code).toBe(1);
      expect(stdout).toContain(`Missing permission: the role Role may not lambda:InvokeFunction on ${charge}.`);
      expect(stdout).toContain(`\n  ${JSON.stringify(statement)}\n`);
    });

    test('tells it to programs too', async () => {
      const { stdout } = await runCommand(['simulate', template, '--mocks', charged, '--json']);
      expect(JSON.parse(stdout).missingPermissions).toMatchObject([{ state: 'Charge', role: 'Role', statement }]);
    });

    test('runs with --ignore-permissions', async () => {
      const { code } = await runCommand(['simulate', template, '--mocks', charged, '--ignore-permissions']);
      expect(code).toBe(0);
    });
  });

  test('--json prints the result and the history for programs', async () => {
    const { stdout } = await runCommand(['simulate', workflow, '--mocks', mocks, '--json']);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      status: 'SUCCEEDED',
      output: 'done',
      durationSeconds: 6,
      startDate: '2026-01-01T00:00:00.000Z',
    });
    expect(report.events[0]).toMatchObject({ id: 1, type: 'ExecutionStarted', timestamp: '2026-01-01T00:00:00.000Z' });
  });

  test('a failed execution exits with 1 and tells its error', async () => {
    const failing = file('failing.json', { FetchData: { fails: { error: 'NoData', cause: 'nothing there' } } });
    const { code, stdout } = await runCommand(['simulate', workflow, '--mocks', failing]);
    expect(code).toBe(1);
    expect(stdout).toContain('Error: NoData\nCause: nothing there');
  });

  test('mocks may be functions of a module', async () => {
    const module = file(
      'mocks.cjs',
      'module.exports = { FetchData: (input) => input.day, ProcessData: (day) => day + 1 };',
    );
    const { stdout } = await runCommand(['simulate', workflow, '--input', '{"day":1}', '--mocks', module]);
    expect(stdout).toContain('Output: 2');
  });

  test('a test case of a mock configuration stands behind #, with its machine where that is not the one simulated', async () => {
    const cases = (value: string) => ({ Happy: { FetchData: 'Fetched', ProcessData: value } });
    const config = file('MockConfigFile.json', {
      StateMachines: { workflow: { TestCases: cases('A') }, other: { TestCases: cases('B') } },
      MockedResponses: { Fetched: { 0: { Return: 1 } }, A: { 0: { Return: 'a' } }, B: { 0: { Return: 'b' } } },
    });
    expect((await runCommand(['simulate', workflow, '--mocks', `${config}#Happy`])).stdout).toContain('Output: "a"');
    expect((await runCommand(['simulate', workflow, '--mocks', `${config}#other/Happy`])).stdout).toContain(
      'Output: "b"',
    );
    expect(await runCommand(['simulate', workflow, '--mocks', `${config}#Sad`])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "MockConfigFile.json: no test case matches 'Sad'. The test cases are: 'Happy' of 'workflow'. " +
        'Select one with { stateMachine, testCase }, on the command line with FILE#StateMachine/TestCase.\n',
    });
  });

  test.each([
    ['no file', [], 'Missing FILE: expected a definition or a template.\nSee cdk-lambda-workflows simulate --help.'],
    ['two files', [workflow, workflow], 'Too many arguments: expected one FILE; found'],
    ['a file that is not there', ['nowhere.json'], 'The file nowhere.json does not exist'],
    ['an unknown option', [workflow, '--nope'], "Unknown option '--nope'"],
    ['input that is no JSON', [workflow, '--input', '{'], 'The input is not JSON:'],
    [
      'an input file that is not there',
      [workflow, '--input', '@nowhere'],
      '--input @nowhere: the file does not exist.',
    ],
    ['a seed that is no number', [workflow, '--seed', 'x'], "Invalid --seed 'x': expected a number."],
    [
      'a time that is none',
      [workflow, '--start-time', 'now'],
      "Invalid startTime 'now': expected a Date or an ISO 8601 string",
    ],
    [
      'a definition without States',
      [file('empty.asl.json', { StartAt: 'A' })],
      'These fields are required: [States] at /',
    ],
    ['a definition that is no JSON', [file('broken.asl.json', '{')], 'broken.asl.json is not JSON:'],
    [
      'mocks that are not there',
      [workflow, '--mocks', 'nowhere.json'],
      '--mocks nowhere.json: the file does not exist.',
    ],
    [
      'a mock of a wrong form',
      [workflow, '--mocks', file('wrong.json', { FetchData: [{ gives: 1 }] })],
      `invalid answer {"gives":1} for 'FetchData[0]': expected { "returns": VALUE }`,
    ],
    [
      'a mock for no state',
      [workflow, '--mocks', file('typo.json', { Fetch: { returns: 1 } })],
      "There is a mock for 'Fetch', but the state machine 'workflow' has no task state of that name.",
    ],
    [
      'a task without a mock',
      [workflow],
      'Write mocks to a file and pass it with --mocks FILE:\n\n  { "FetchData": { "returns": {} } }',
    ],
  ])('%s: a message on standard error, exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runCommand(['simulate', ...args]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('validate', () => {
  const broken = file(
    'places.asl.json',
    `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.list[" }, "Next": "B/1" },
    "B/1": { "Type": "Pass", "Retry": [], "End": true, "End": true }
  }
}`,
  );

  test('points to each finding, in the order of the text, with the line and a caret', async () => {
    const { code, stdout, stderr } = await runCommand(['validate', broken]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replaceAll(broken, 'FILE').split('\n')).toEqual([
      "FILE:4:58 error SCHEMA_VALIDATION_FAILED The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
      '      "A": { "Type": "Pass", "Parameters": { "x.$": "$.list[" }, "Next": "B/1" },',
      '                                                           ^',
      "FILE:5:5 error SCHEMA_VALIDATION_FAILED Field 'Retry' is not supported at /States/B/1",
      '      "B/1": { "Type": "Pass", "Retry": [], "End": true, "End": true }',
      '      ^',
      "FILE:5:56 warning DUPLICATE_FIELD Field 'End' stands twice in one object; the last one counts",
      '      "B/1": { "Type": "Pass", "Retry": [], "End": true, "End": true }',
      '                                                         ^',
      '',
    ]);
  });

  test('--format json and github are for programs', async () => {
    const json = JSON.parse((await runCommand(['validate', broken, '--format', 'json'])).stdout);
    expect(json[1]).toEqual({
      file: broken,
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: "Field 'Retry' is not supported",
      location: '/States/B/1',
      line: 5,
      column: 5,
    });
    const github = await runCommand(['validate', broken, '--format', 'github']);
    expect(github.stdout.split('\n')[1]).toBe(
      `::error file=${broken},line=5,col=5,title=SCHEMA_VALIDATION_FAILED::Field 'Retry' is not supported at /States/B/1`,
    );
  });

  test('reads YAML, and templates with the short tags of CloudFormation', async () => {
    const template = file(
      'template.yaml',
      [
        'Resources:',
        '  Orders:',
        '    Type: AWS::StepFunctions::StateMachine',
        '    Properties:',
        '      RoleArn: arn:aws:iam::123456789012:role/r',
        '      StateMachineType: EXPRESS',
        '      Definition:',
        '        QueryLanguage: JSONata',
        '        StartAt: A',
        '        States:',
        '          A: { Type: Task, Resource: "${F}", End: true, Output: "{% $states.result + total %}" }',
        '          B: { Type: Task, Resource: "arn:aws:states:::ecs:runTask.sync", Arguments: "{% {} %}", Next: A }',
        '      DefinitionSubstitutions:',
        '        F: !GetAtt Charge.Arn',
        '  Charge: { Type: AWS::Lambda::Function }',
      ].join('\n'),
    );
    const { code, stdout } = await runCommand(['validate', template]);
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => line.includes(' error '))).toEqual([
      `${template}:11:65 (Orders) error UNSUPPORTED_JSONATA_EXPRESSION Reference to 'total' at the top level is not supported. at /States/A/Output`,
      `${template}:12:11 (Orders) error MISSING_TRANSITION_TARGET State "B" is not reachable. at /States/B`,
      `${template}:12:38 (Orders) error SCHEMA_VALIDATION_FAILED Express state machine does not support '.sync' service integration  at /States/B/Resource`,
    ]);
  });

  test.each([
    ['nested 10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'TOO_DEEPLY_NESTED'],
    ['of 10 MB', JSON.stringify({ StartAt: 'x'.repeat(10_000_000), States: {} }), 'DEFINITION_TOO_LARGE'],
    ['of __proto__', '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Nope"}}}', '/States/__proto__/Type'],
    ['cut off', '{"StartAt": "A", "States": {', ':1:29 error INVALID_JSON_DESCRIPTION'],
  ])('a definition %s ends in a finding', async (_, text, finding) => {
    const { code, stdout } = await runCommand(['validate', file('hostile.json', text)]);
    expect(stdout).toContain(finding);
    expect(code).toBe(1);
  });

  test('YAML that blows itself up or nests without end cannot be read', async () => {
    const laughs = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => {
        const before = 'abcdef'[index];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      }),
    ].join('\n');
    const stepwise = Array.from({ length: 1002 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    const tags = `Definition: ${'!Sub ['.repeat(5000)}`;
    for (const text of [
      laughs,
      '['.repeat(5000),
      '{a: '.repeat(5000),
      '- '.repeat(5000),
      '? '.repeat(5000),
      stepwise,
      tags,
    ]) {
      for (const command of ['validate', 'simulate']) {
        const { code, stderr, stdout } = await runCommand([command, file('hostile.yaml', text)]);
        expect(stderr).toMatch(/^File .*hostile\.yaml is not YAML: .* at line 1, column 1:$/m);
        expect(stderr + stdout).not.toMatch(/Maximum call stack|^ +at .*:\d+:\d+/m);
        expect(code).toBe(2);
      }
    }
  });

  test('YAML that nests as deep as a definition may can be read, or the parser says that it cannot', async () => {
    const nested = (levels: number) =>
      `StartAt: S\nStates: {S: {Type: Pass, End: true, Result: ${'{a: '.repeat(levels)}1${'}'.repeat(levels)}}}`;
    expect(await runCommand(['simulate', file('deep.yaml', nested(300))])).toMatchObject({ code: 0 });
    // The stack of this machine decides which.
    const { code, stderr } = await runCommand(['validate', file('deep.yaml', nested(960))]);
    if (code === 0) expect(stderr).toBe('');
    else expect(stderr).toMatch(/is not YAML: The text nests too deeply, .* as JSON at line 2, column \d+:/);
  });

  test('a file that is not there, a folder that is no assembly, and no file at all exit with 2', async () => {
    expect(await runCommand(['validate', 'gone.json', workflow])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The file gone.json does not exist'),
    });
    expect(await runCommand(['validate', folder])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a cloud assembly'),
    });
    expect(await runCommand(['validate'])).toMatchObject({ code: 2 });
    expect(await runCommand(['validate', workflow, '--format', 'xml'])).toMatchObject({ code: 2 });
    expect(await runCommand(['validate', workflow])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('batch', () => {
  const answers = async (...requests: unknown[]) => {
    const lines = requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
    const { code, stdout } = await runCommand(['batch'], `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  test('runs a definition with scripted tasks', async () => {
    const tasks = {
      FetchData: [{ error: 'Lambda.ServiceException', cause: null }, { output: 1 }],
      ProcessData: [{ output: 2 }],
    };
    const [answer] = await answers({ id: '1', op: 'run', definition: FETCH_AND_PROCESS, input: {}, tasks });
    expect(answer).toMatchObject({ id: '1', status: 'SUCCEEDED', output: 2, stopDate: '2026-01-01T00:00:02.000Z' });
    expect(answer.events).toHaveLength(15);
  });

  test('answers requests of TestState, and tells what AWS would refuse', async () => {
    const definition = { Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true };
    const [answer, refused, mistaken] = await answers(
      { id: 1, op: 'testState', request: { definition, input: '{"a":1}' } },
      { id: 2, op: 'testState', request: { definition, mock: { result: '1' } } },
      { id: 3, op: 'testState' },
    );
    expect(answer).toEqual({ id: 1, response: { status: 'SUCCEEDED', output: '{"b":1}' } });
    const message = "State type 'Pass' is not supported when a mock is specified";
    expect(refused).toEqual({ id: 2, error: { code: 'ValidationException', message } });
    expect(mistaken).toEqual({
      id: 3,
      failure: { message: 'Invalid request: expected an object with the parameters of TestState; found nothing.' },
    });
  });

  test('a script that has run out is a failure naming state, resource and attempt', async () => {
    const [answer] = await answers({ id: 7, op: 'run', definition: FETCH_AND_PROCESS, tasks: { FetchData: [] } });
    expect(answer).toEqual({
      id: 7,
      failure: {
        message: expect.stringContaining(
          "no scripted result for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData), attempt 1.",
        ),
      },
    });
  });

  test('a definition that AWS refuses is rejected as CreateStateMachine would', async () => {
    const [run1, validated] = await answers(
      { id: 'a', op: 'run', definition: { StartAt: 'A' } },
      { id: 'b', op: 'validate', definition: '{"StartAt":"A"}' },
    );
    const message =
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'";
    expect(run1.rejected).toMatchObject({ error: 'InvalidDefinition', message });
    expect(validated).toMatchObject({ id: 'b', result: 'FAIL', truncated: false, createStateMachine: { message } });
  });

  test('a line that is no request is answered, and the stream goes on', async () => {
    const valid = { id: 'ok', op: 'validate', definition: FETCH_AND_PROCESS };
    const found = await answers('not json', '[]', { id: 1, op: 'dance' }, valid);
    expect(found.map(({ id }) => id)).toEqual([null, null, 1, 'ok']);
    expect(found[2].failure.message).toBe('Unknown op "dance": expected one of run, testState, validate.');
    expect(found[3]).toEqual({ id: 'ok', result: 'OK', diagnostics: [], truncated: false, createStateMachine: null });
  });
});

describe('start', () => {
  test('tells where it listens, answers there, and ends with 0 when it is interrupted', async () => {
    const stdout = new PassThrough();
    const ended = runCommandLine(['start', '--port', '0'], { stdin: process.stdin, stdout, stderr: stdout });
    const url = /http:\S+/.exec(String((await once(stdout, 'data'))[0]))![0];
    const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' });
    expect([answer.status, await answer.json()]).toEqual([200, { stateMachines: [] }]);
    process.emit('SIGINT');
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('--app registers what is there, and again when it changes', async () => {
    const definition = (Comment: string) => ({ Comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    const path = file('watched.asl.json', definition('one'));
    const stdout = new PassThrough();
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    const line = async (): Promise<string> => (await lines.next()).value as string;
    const ended = runCommandLine(['start', '--port', '0', '--app', path], {
      stdin: process.stdin,
      stdout,
      stderr: stdout,
    });
    try {
      expect([await line(), await line(), await line()]).toEqual([
        expect.stringMatching(/^Step Functions answers at http:/),
        expect.stringMatching(/aws stepfunctions list-state-machines/),
        'State machines: watched',
      ]);
      file('watched.asl.json', definition('two'));
      expect(await line()).toBe(`${path}: updated watched`);
      file('watched.asl.json', '{');
      expect(await line()).toMatch(/: What was registered before stays\. File .*watched\.asl\.json is not JSON:$/);
    } finally {
      process.emit('SIGTERM');
      expect(await ended).toBe(0);
    }
  });

  test('bad options, and a port that is taken, are told', async () => {
    expect((await runCommand(['start', '--app', 'nowhere'])).stderr).toContain(
      '--app nowhere: the folder or file does not exist.',
    );
    expect((await runCommand(['start', '--mocks', 'nowhere'])).stderr).toContain(
      '--mocks nowhere: the file does not exist.',
    );
    expect((await runCommand(['start', '--forward', 's3'])).stderr).toContain(
      'expected SERVICE=URL, such as dynamodb=',
    );
    expect((await runCommand(['start', '--time-scale', '0'])).stderr).toContain(
      "Invalid --time-scale '0': expected a number above 0",
    );
    expect((await runCommand(['start', '--port', 'x'])).stderr).toContain(
      "Invalid --port 'x': expected a number from 0 to 65535.",
    );
    expect((await runCommand(['start', '--account', '1'])).stderr).toContain(
      "Invalid --account '1': expected twelve digits.",
    );
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    expect(await runCommand(['start', '--port', String(port)])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `Port ${port} of 127.0.0.1 is in use. Stop the program that listens there, or choose another --port.\n` +
        'See cdk-lambda-workflows start --help.\n',
    });
    taken.close();
  });
});

describe('the tool', () => {
  test('without a command it prints the commands and exits with 2', async () => {
    const { code, stderr } = await runCommand([]);
    expect(code).toBe(2);
    expect(stderr).toContain('simulate  run a state machine');
  });

  test.each([['--help'], ['simulate', '--help'], ['batch', '-h']])(
    '%s %s prints help and exits with 0',
    async (...args) => {
      const { code, stdout } = await runCommand(args);
      expect(code).toBe(0);
      expect(stdout).toContain('usage: cdk-lambda-workflows');
    },
  );

  test('a command that does not exist is named', async () => {
    const { code, stderr } = await runCommand(['simulat']);
    expect(code).toBe(2);
    expect(stderr).toContain("Unknown command 'simulat'.");
  });

  test('--version tells the version of the package', async () => {
    expect((await runCommand(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
