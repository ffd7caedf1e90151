import { join } from 'node:path';
import { InvalidDefinitionError } from '../../../src/asl/invalid-definition-error';
import { sourceFromFile } from '../../../src/templates/sources/from-file';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('sources');

const PASS = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

const file = (name: string, content: unknown) => writeIn(folder, name, content);

test.each(['orders.asl.json', 'orders.json', 'orders'])('the machine of %s is named after the file', (name) => {
  const source = sourceFromFile(file(name, PASS));
  expect(source.origin).toBe(`file ${name}`);
  expect(source.machines).toMatchObject([{ name: 'orders', definition: PASS }]);
});

test('a template is recognized by its Resources; its relative paths start from its folder', () => {
  file('states.asl.json', PASS);
  const Properties = { DefinitionUri: 'states.asl.json', Name: { Ref: 'Name' } };
  const template = {
    Parameters: { Name: { Type: 'String' } },
    Resources: { Orders: { Type: 'AWS::Serverless::StateMachine', Properties } },
  };
  const source = sourceFromFile(file('template.json', template), { parameters: { Name: 'orders' } });
  expect(source.origin).toBe('file template.json');
  expect(source.machines).toMatchObject([{ name: 'orders', definition: PASS }]);
});

test('a file that does not exist, and a folder, are no files', () => {
  const missing = join(folder, 'missing.json');
  expect(() => sourceFromFile(missing)).toThrow(`The file ${missing} does not exist`);
  expect(() => sourceFromFile(folder)).toThrow(`The file ${folder} does not exist`);
});

test('a definition and a template may be YAML', async () => {
  const states = ['States:', '  A: { Type: Succeed }'];
  const definition = file('orders.asl.yaml', ['StartAt: A', ...states].join('\n'));
  expect(sourceFromFile(definition).machines).toMatchObject([{ name: 'orders', definition: { StartAt: 'A' } }]);

  const template = file(
    'template.yml',
    [
      'Resources:',
      '  M:',
      '    Type: AWS::StepFunctions::StateMachine',
      '    Properties:',
      '      RoleArn: !Sub arn:aws:iam::${AWS::AccountId}:role/r',
      '      DefinitionString: !Join ["", ["{", !Sub "\\"Comment\\": \\"${F}\\"", "}"]]',
      '  F: { Type: AWS::Lambda::Function }',
    ].join('\n'),
  );
  expect(sourceFromFile(template).machines).toMatchObject([
    { roleArn: 'arn:aws:iam::123456789012:role/r', definition: { Comment: 'F' } },
  ]);
});

test('a file that is not JSON names the file and the place', () => {
  const path = file('broken.json', '{"StartAt": "A",}');
  expect(() => sourceFromFile(path)).toThrow(InvalidDefinitionError);
  expect(() => sourceFromFile(path)).toThrow(
    new RegExp(
      `^File ${path} is not JSON:\n${path}:1:17 error INVALID_JSON_DESCRIPTION .*\n  {"StartAt": "A",}\n {18}\\^$`,
    ),
  );
  expect(() => sourceFromFile(file('broken.json', 'StartAt: A\n'))).toThrow(
    `File ${path} is not JSON (it looks like YAML; only JSON is read here):\n`,
  );
});

test.each([[{ Foo: 1 }], [[PASS]], ['"text"']])('%j is neither a definition nor a template', (content) => {
  const path = file('other.json', content);
  expect(() => sourceFromFile(path)).toThrow(
    `File ${path} holds neither a definition (an object with StartAt and States) nor a template (an object with Resources); found `,
  );
});

test('placeholders of a file have the values that the user sets, or stand-ins', () => {
  const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: ${Delay}\n    End: true\n';
  const json = '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Delay}, "End": true } } }';
  for (const [name, text] of [
    ['delay.asl.yaml', yaml],
    ['delay.asl.json', json],
  ] as const) {
    file(name, text);
    const [open] = sourceFromFile(join(folder, name)).machines;
    expect(open).toMatchObject({ definition: { States: { A: { Seconds: 1 } } }, placeholders: ['Delay'] });
    const [set] = sourceFromFile(join(folder, name), { substitutions: { Delay: 7 } }).machines;
    expect(set).toMatchObject({ definition: { States: { A: { Seconds: 7 } } } });
  }
});
