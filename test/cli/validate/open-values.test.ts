// validate needs no values: it leaves open what it does not know, and says so.
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('open');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

const MACHINE = 'AWS::StepFunctions::StateMachine';
const RoleArn = 'arn:aws:iam::123456789012:role/r';
const machine = (properties: object) => ({ Type: MACHINE, Properties: { RoleArn, ...properties } });
const pass = (Result: unknown) => ({ StartAt: 'A', States: { A: { Type: 'Pass', Result, End: true } } });

test('unknown parameters, exports, attributes and entries of mappings are listed with their options', async () => {
  const path = file('open.json', {
    Parameters: { Table: { Type: 'String' } },
    Mappings: { Regions: { 'eu-west-1': { Bucket: 'b' } } },
    Resources: {
      Custom: { Type: 'Custom::Thing' },
      Orders: machine({
        StateMachineName: { 'Fn::Sub': '${Table}-orders' },
        Definition: pass([
          { 'Fn::Sub': 'arn:${Table}:${Custom.Size}' },
          { 'Fn::ImportValue': { 'Fn::Sub': '${Table}-bus' } },
          { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'Bucket'] },
          { 'Fn::Select': ['3', { 'Fn::Split': ['-', { Ref: 'Table' }] }] },
        ]),
      }),
    },
  });
  const { code, stdout, stderr } = await runCommand(['validate', path]);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr.replaceAll(path, 'FILE').split('\n')).toEqual([
    "FILE: No value is known for Ref 'Table': the parameter has no Default. Set it with --parameter Table=VALUE.",
    "FILE: No value is known for Fn::GetAtt 'Custom.Size': the attribute Size of Custom::Thing is unknown. Set it with --attribute Custom.Size=VALUE.",
    "FILE: No value is known for Fn::ImportValue '${Table}-bus': no stack that is available here exports it. Set it with --import '${Table}-bus=VALUE'.",
    'FILE: No value is known for Fn::FindInMap Regions, us-east-1, Bucket: the Mappings section has no such entry, and there is no DefaultValue.',
    '',
  ]);
});

test('a machine with an unknown file or a mistake does not keep others from being checked', async () => {
  const path = file('some.json', {
    Resources: {
      InBucket: machine({ DefinitionS3Location: { Bucket: 'b', Key: 'k' } }),
      Gone: machine({ Definition: pass({ Ref: 'Gone' + 'Table' }) }),
      Broken: machine({ Definition: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } } }),
    },
  });
  const { code, stdout, stderr } = await runCommand(['validate', path]);
  expect(code).toBe(2);
  expect(stdout).toContain("MISSING_TRANSITION_TARGET Missing 'Next' target: Nowhere");
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(/: Cannot read InBucket .* is not available here\. .* 'InBucket' was not checked\.$/),
    "Cannot resolve Ref 'GoneTable' in Gone (AWS::StepFunctions::StateMachine) Properties.Definition: the template has no resource or parameter GoneTable.",
    '',
  ]);
});

test('a number that is unknown is no mistake, nor is a type', async () => {
  const path = file('number.json', {
    Parameters: { Delay: { Type: 'Number' }, Kind: { Type: 'String' } },
    Resources: {
      Orders: machine({
        StateMachineType: { Ref: 'Kind' },
        DefinitionString: {
          'Fn::Sub': '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Delay}, "End": true } } }',
        },
      }),
    },
  });
  expect(await runCommand(['validate', path])).toMatchObject({ code: 0, stdout: '' });
});

test('placeholders that no value replaces are listed once', async () => {
  const path = file('placeholders.asl.json', pass(['${A}', '${B}', '${A}']));
  expect(await runCommand(['validate', path])).toEqual({
    code: 0,
    stdout: '',
    stderr: `${path}: No value is known for the placeholders A, B. Set them with --substitution NAME=VALUE.\n`,
  });
});
