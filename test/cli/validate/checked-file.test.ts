// What `validate`, `simulate` and the simulator's factories find is the same, in the same order and words.
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { InvalidDefinitionError, Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('checked');

const file = (name: string, content: unknown) =>
  writeIn(folder, name, typeof content === 'string' ? content : JSON.stringify(content, null, 2));

function refusal(simulate: () => unknown): InvalidDefinitionError {
  try {
    simulate();
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

/** What validate prints above its count, which is what simulate prints below its summary. */
async function findings(path: string): Promise<string> {
  const validated = await runCommand(['validate', path]);
  expect([validated.code, validated.stderr]).toEqual([1, '']);
  const simulated = await runCommand(['simulate', path]);
  expect([simulated.code, simulated.stdout]).toEqual([2, '']);
  const { message, diagnostics } = refusal(() => Simulator.fromFile(path));
  const [summary] = message.split('\n');
  expect(simulated.stderr).toBe(`${message}\n`);
  const [, shown] = /^(.*\n)\n(?:\d+ errors?(?:, )?)?(?:\d+ warnings?)? in 1 file\n$/s.exec(validated.stdout)!;
  expect(simulated.stderr).toBe(`${summary}\n${shown!.replaceAll(/^(\S+) \(\w+\)/gm, '$1')}`);
  const json = JSON.parse((await runCommand(['validate', path, '--format', 'json'])).stdout);
  expect(json).toMatchObject(
    diagnostics.map(({ code, position }) => ({ code, line: position!.line, column: position!.column })),
  );
  return simulated.stderr;
}

const GONE = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "Gone" }
  }
}`;

const FOUND = [
  'FILE:1:1 error MISSING_END_STATE Workflow has no terminal state',
  '  {',
  '  ^',
  "FILE:4:36 error MISSING_TRANSITION_TARGET Missing 'Next' target: Gone at /States/A/Next",
  '      "A": { "Type": "Pass", "Next": "Gone" }',
  '                                     ^',
];

test('a definition with errors is reported with file, line and column', async () => {
  const path = file('gone.asl.json', GONE);
  expect((await findings(path)).replaceAll(path, 'FILE').split('\n').slice(1, -1)).toEqual(FOUND);
  const given = refusal(() => Simulator.fromDefinition(GONE));
  expect(
    given.message
      .replaceAll(/^definition:/gm, 'FILE:')
      .split('\n')
      .slice(1),
  ).toEqual(FOUND);
  expect(given.diagnostics).toEqual(refusal(() => Simulator.fromFile(path)).diagnostics);
});

test.each([
  ['broken JSON', 'broken.asl.json', '{"StartAt": }', ':1:13 error INVALID_JSON_DESCRIPTION'],
  ['an empty file', 'empty.json', '', ':1:1 error SCHEMA_VALIDATION_FAILED Definition must be a valid JSON object'],
  ['a list', 'list.asl.json', [1], 'holds neither a definition (an object with StartAt and States) nor a template'],
  ['another object', 'other.asl.json', { some: 'thing' }, "Field 'some' is not supported at /"],
  ['a key twice besides', 'twice.json', '{"StartAt": "A", "StartAt": "A"}', ':1:18 warning DUPLICATE_FIELD'],
  [
    'YAML',
    'gone.yaml',
    'StartAt: A\nStates:\n  A: { Type: Pass, Next: Gone }\n',
    ':3:26 error MISSING_TRANSITION_TARGET',
  ],
  ['text over the limit', 'large.json', `${GONE}${' '.repeat(1_048_576)}`, ':1:1 error DEFINITION_TOO_LARGE'],
])('%s', async (_, name, content, expected) => {
  expect(await findings(file(name, content))).toContain(expected);
});

describe('a template', () => {
  const machine = (properties: object) => ({
    Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'r', ...properties } } },
  });

  test('with an object', async () => {
    expect(await findings(file('inline.json', machine({ Definition: JSON.parse(GONE) })))).toMatch(
      /inline\.json:\d+:23 error MISSING_TRANSITION_TARGET .*\n +"Next": "Gone"\n +\^\n$/,
    );
  });

  test('with a string, where substitutions are still to be made', async () => {
    const DefinitionString = GONE.replace('"Next"', '"Comment": "${Name} ${Name}", "Next"');
    const template = machine({ DefinitionString, DefinitionSubstitutions: { Name: 'a longer name' } });
    const text = await findings(file('string.json', template));
    const [line, caret] = text.split('\n').slice(-3);
    expect(line!.slice(caret!.indexOf('^'))).toMatch(/^\\"Gone\\" }/);
  });

  test('with a file of its own, whose findings are in that file', async () => {
    const own = file('own.asl.json', GONE);
    const path = file('sam.json', {
      Resources: { M: { Type: 'AWS::Serverless::StateMachine', Properties: { DefinitionUri: 'own.asl.json' } } },
    });
    expect((await findings(path)).replaceAll(own, 'FILE').split('\n').slice(1, -1)).toEqual(FOUND);
  });

  test('with a string that is broken after it is resolved', async () => {
    const DefinitionString = { 'Fn::Join': ['', ['{"StartAt":', '"A"']] };
    const path = file('joined.json', machine({ DefinitionString }));
    const broken =
      'error INVALID_JSON_DESCRIPTION Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"StartAt":"A""; line: 1, column: 1])';
    const { message } = refusal(() => Simulator.fromFile(path));
    expect(message.split('\n')).toEqual([
      'M (AWS::StepFunctions::StateMachine) Properties.DefinitionString is not JSON. At line 1, column 15 of its resolved text:',
      '  {"StartAt":"A"',
      '                ^',
      `${path}:7:9 ${broken}`,
      '          "DefinitionString": {',
      '          ^',
    ]);
    expect((await runCommand(['validate', path])).stdout).toContain(`${path}:7:9 (M) ${broken}`);
  });
});

test('a stack of the CDK, which is no text that people write, names the construct', async () => {
  const stack = new Stack(new App(), 'Shop');
  new CfnResource(stack, 'Orders', {
    type: 'AWS::StepFunctions::StateMachine',
    properties: { RoleArn: 'r', Definition: JSON.parse(GONE), StateMachineName: 'orders' },
  });
  const directory = App.of(stack)!.synth().directory;
  const { stdout } = await runCommand(['validate', directory]);
  expect(stdout.replaceAll(/\.test\.ts:\d+:\d+/g, '.test.ts:LINE:COL')).toBe(
    `${directory} (Shop/Orders) error MISSING_TRANSITION_TARGET Missing 'Next' target: Gone at /States/A/Next\n` +
      '  created at test/cli/validate/checked-file.test.ts:LINE:COL\n' +
      `${directory} (Shop/Orders) error MISSING_END_STATE Workflow has no terminal state\n` +
      '  created at test/cli/validate/checked-file.test.ts:LINE:COL\n' +
      '\n2 errors in 1 file\n',
  );
  expect(refusal(() => Simulator.fromStack(stack)).message).toBe(
    "The definition of the state machine 'orders' (Shop/Orders) is not valid:\n" +
      "  MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/A/Next\n" +
      '  MISSING_END_STATE: Workflow has no terminal state',
  );
});
