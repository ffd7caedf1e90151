// The command validate: places of findings, formats, and exit codes.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { FETCH_AND_PROCESS } from '../../support/machines';

const folder = tempFolder('cli');
const empty = tempFolder('empty');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const workflow = file('workflow.asl.json', FETCH_AND_PROCESS);
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

test('validate points to each finding, in the order of the text, with the line and a caret', async () => {
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
    '2 errors, 1 warning in 1 file',
    '',
  ]);
});

test('validate --format json and github write findings for programs', async () => {
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

test('validate reads YAML, and templates with the short tags of CloudFormation', async () => {
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
    `${template}:12:38 (Orders) error SCHEMA_VALIDATION_FAILED Express state machine does not support '.sync' service integration at /States/B/Resource`,
  ]);
});

test('validate exits with 2 for a missing file, a folder with nothing to check, and no file at all', async () => {
  expect(await runCommand(['validate', 'gone.json', workflow])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('The file gone.json does not exist'),
  });
  expect(await runCommand(['validate', empty])).toEqual({
    code: 2,
    stdout: '',
    stderr: `The folder ${empty} has no definition, template or cloud assembly (cdk.out) with state machines.\n`,
  });
  expect(await runCommand(['validate'])).toMatchObject({ code: 2 });
  expect(await runCommand(['validate', workflow, '--format', 'xml'])).toMatchObject({ code: 2 });
  expect(await runCommand(['validate', workflow])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('validate --type EXPRESS checks definitions by the rules of EXPRESS workflows', async () => {
  const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
  const Parameters = { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' };
  const callback = file('callback.asl.json', {
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', Resource, Parameters, End: true } },
  });
  expect((await runCommand(['validate', callback])).code).toBe(0);
  expect((await runCommand(['validate', callback, '--type', 'STANDARD'])).code).toBe(0);
  expect((await runCommand(['validate', callback, '--type', 'EXPRESS'])).code).toBe(1);
  expect(await runCommand(['validate', callback, '--type', 'FAST'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "Invalid --type 'FAST': expected STANDARD or EXPRESS.\nSee cdk-lambda-workflows validate --help.\n",
  });
});
