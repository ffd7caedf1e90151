// The options that set what templates and definitions leave open, with each command that has them.
import { readOptions } from '../../src/cli/start/options';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('values');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

const MACHINE = 'AWS::StepFunctions::StateMachine';
const RoleArn = 'arn:aws:iam::123456789012:role/r';

/** Its output has a value of each kind. */
const template = file('values.json', {
  Parameters: { Table: { Type: 'String' }, Zones: { Type: 'CommaDelimitedList' } },
  Resources: {
    Custom: { Type: 'Custom::Thing' },
    Orders: {
      Type: MACHINE,
      Properties: {
        RoleArn,
        Definition: {
          StartAt: 'Done',
          States: {
            Done: {
              Type: 'Pass',
              Result: {
                table: { Ref: 'Table' },
                zone: { 'Fn::Select': ['1', { Ref: 'Zones' }] },
                bus: { 'Fn::ImportValue': 'bus-name' },
                thing: { 'Fn::GetAtt': ['Custom', 'Size'] },
                stack: { Ref: 'AWS::StackName' },
                note: '${Note}',
              },
              End: true,
            },
          },
        },
      },
    },
  },
});

const values = [
  ...[
    '--parameter',
    'Table=orders',
    '--parameter',
    'Zones=a,b',
    '--import',
    'bus-name=bus',
    '--attribute',
    'Custom.Size=9',
  ],
  ...['--substitution', 'Note=a=b', '--stack-name', 'Shop'],
];

const OUTPUT = { table: 'orders', zone: 'b', bus: 'bus', thing: '9', stack: 'Shop', note: 'a=b' };

test('simulate uses them', async () => {
  const { code, stdout, stderr } = await runCommand(['simulate', template, '--json', ...values]);
  expect([code, stderr, (JSON.parse(stdout) as { output: unknown }).output]).toEqual([0, '', OUTPUT]);
});

test('scaffold uses them, and writes them into a test', async () => {
  const { code, stdout } = await runCommand(['scaffold', template, '--format', 'ts', ...values]);
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining("{ parameters: { Table: 'orders', Zones: 'a,b' }, imports: { 'bus-name': 'bus' }"),
  ]);
});

test('test uses them', async () => {
  const config = file('config.json', { StateMachines: { Orders: { TestCases: { Happy: {} } } }, MockedResponses: {} });
  const { code, stdout } = await runCommand(['test', config, '--app', template, ...values]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('✓ Happy')]);
});

test('replay uses them', async () => {
  const run = await runCommand(['simulate', template, '--json', ...values]);
  const { events } = JSON.parse(run.stdout) as { events: unknown };
  const history = file('history.json', { events });
  expect(await runCommand(['replay', template, '--history', history, ...values])).toMatchObject({ code: 0 });
  const other = values.map((value) => (value === 'Table=orders' ? 'Table=others' : value));
  expect((await runCommand(['replay', template, '--history', history, ...other])).stdout).toContain('"others"');
});

test('validate uses them, and leaves nothing open', async () => {
  expect(await runCommand(['validate', template, ...values])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('diagram uses them', async () => {
  const { code, stdout } = await runCommand(['diagram', template, ...values]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('flowchart TD\n')]);
});

test('start reads them', async () => {
  expect((await readOptions(['--app', template, ...values])).values).toEqual({
    parameters: { Table: 'orders', Zones: 'a,b' },
    imports: { 'bus-name': 'bus' },
    attributes: { 'Custom.Size': '9' },
    substitutions: { Note: 'a=b' },
    stackName: 'Shop',
  });
});

test.each<[string, unknown]>([
  ['an object', { Table: 'orders', Zones: ['a', 'b'] }],
  ['a template configuration of CodePipeline', { Parameters: { Table: 'orders', Zones: 'a,b' }, Tags: {} }],
  [
    'a list of the AWS CLI',
    [
      { ParameterKey: 'Table', ParameterValue: 'orders' },
      { ParameterKey: 'Zones', ParameterValue: 'a,b' },
    ],
  ],
])('@FILE reads %s', async (_, content) => {
  const path = file('given.json', content);
  const { values: read } = await readOptions(['--parameter', `@${path}`, '--parameter', 'Table=other']);
  expect(read).toEqual({ parameters: { Table: 'other', Zones: 'a,b' } });
});

test.each([
  [['--parameter', 'Table'], "Invalid --parameter 'Table': expected NAME=VALUE, or @FILE."],
  [['--import', '=x'], "Invalid --import '=x': expected NAME=VALUE, or @FILE."],
  [['--attribute', '@gone.json'], '--attribute @gone.json: the file does not exist.'],
  [
    ['--substitution', `@${file('nested.json', { a: { b: 1 } })}`],
    `Invalid --substitution @${folder}/nested.json: expected an object of texts, or a list of { ParameterKey, ParameterValue }; found {"a":{"b":1}}.`,
  ],
  [
    ['--parameter', `@${file('list.json', ['a'])}`],
    `Invalid --parameter @${folder}/list.json: expected an object of texts, or a list of { ParameterKey, ParameterValue }; found "a".`,
  ],
])('%j is refused', async (args, message) => {
  await expect(readOptions(args)).rejects.toThrow(message);
});

describe('a parameter that no template has', () => {
  const unknown = (problem: string) => ({ code: 2, stdout: '', stderr: `${problem}\n` });

  test.each([
    ['Tabel', "The file values.json has no parameter 'Tabel'. Did you mean 'Table'? Its parameters are: Table, Zones."],
    ['Nope', "The file values.json has no parameter 'Nope'. Its parameters are: Table, Zones."],
  ])('%s is an error', async (name, problem) => {
    for (const command of ['simulate', 'scaffold', 'validate']) {
      expect(await runCommand([command, template, '--parameter', `${name}=1`])).toEqual(unknown(problem));
    }
  });

  test('is an error for a definition, too, which may have placeholders', async () => {
    const definition = file('plain.asl.json', { StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    expect(await runCommand(['simulate', definition, '--parameter', 'Table=1'])).toEqual(
      unknown(
        `The definition ${definition} has no parameter 'Table'. Values of placeholders in a definition are set with ` +
          '--substitution NAME=VALUE.',
      ),
    );
  });

  test('is one of several files only if none of them has it', async () => {
    const machine = {
      Type: MACHINE,
      Properties: { RoleArn, Definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } } },
    };
    const other = file('other.json', { Parameters: { Stage: { Type: 'String' } }, Resources: { B: machine } });
    const both = ['validate', template, other, ...values];
    expect(await runCommand([...both, '--parameter', 'Stage=beta'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await runCommand([...both, '--parameter', 'Stag=beta'])).toEqual(
      unknown("The files have no parameter 'Stag'. Did you mean 'Stage'? Its parameters are: Table, Zones, Stage."),
    );
  });

  test('may be the entry of a parameter in the Parameter Store', async () => {
    const parameter = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders/table' };
    const stored = file('stored.json', {
      Parameters: { Table: parameter },
      Resources: {
        Orders: {
          Type: MACHINE,
          Properties: {
            RoleArn,
            Definition: { StartAt: 'A', States: { A: { Type: 'Pass', Result: { Ref: 'Table' }, End: true } } },
          },
        },
      },
    });
    const { stdout } = await runCommand(['simulate', stored, '--json', '--parameter', '/orders/table=t']);
    expect((JSON.parse(stdout) as { output: unknown }).output).toBe('t');
  });
});

test.each(['9bad', 'a_b', '', 'a'.repeat(129)])(
  'the stack name %j is refused, as CloudFormation does',
  async (name) => {
    expect(await runCommand(['simulate', template, ...values, '--stack-name', name])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `Invalid --stack-name '${name}': expected a letter, then letters, digits and hyphens, at most 128 characters.\n` +
        'See cdk-lambda-workflows simulate --help.\n',
    });
  },
);

test('a missing value is an error that names the option', async () => {
  expect(await runCommand(['simulate', template])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "Cannot resolve Ref 'Table' in Orders (AWS::StepFunctions::StateMachine) Properties.Definition: the parameter has " +
      'no Default. Set it with --parameter Table=VALUE.\n',
  });
});

test('a choice among machines names the option', async () => {
  const machine = { Type: MACHINE, Properties: { RoleArn } };
  const two = file('two.json', { Resources: { A: machine, B: machine } });
  expect((await runCommand(['simulate', two])).stderr).toBe(
    "There are 2 state machines in the file two.json: 'A', 'B'. Select one with --state-machine A.\n",
  );
});

test('placeholders without a value give one warning', async () => {
  const definition = file('placeholders.asl.json', {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Comment: '${Note}', Result: '${Text}', End: true } },
  });
  const warning =
    'Warning: the placeholders Note, Text of placeholders have no value. Stand-ins are used instead. ' +
    'Set values with --substitution NAME=VALUE.\n';
  for (const command of ['simulate', 'scaffold', 'diagram']) {
    expect(await runCommand([command, definition])).toMatchObject({ code: 0, stderr: warning });
  }
  const one = await runCommand(['simulate', definition, '--substitution', 'Text=x']);
  expect(one.stderr).toContain('Warning: the placeholder Note of placeholders has no value.');
});
