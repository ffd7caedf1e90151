import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFromTemplate } from '../../../src/templates/sources/from-template';
import { tempFolder } from '../../support/folders';

const folder = tempFolder('sources');

const PASS = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const ROLE = 'arn:aws:iam::123456789012:role/r';

function template(properties: object, type = 'AWS::StepFunctions::StateMachine') {
  return { Resources: { Orders: { Type: type, Properties: { RoleArn: ROLE, ...properties } } } };
}

function onlyMachine(properties: object, type?: string, directory?: string) {
  return sourceFromTemplate(template(properties, type), { directory }).machines[0]!;
}

const PLACE = 'Orders (AWS::StepFunctions::StateMachine) Properties.';

describe('the definition', () => {
  test('is text in DefinitionString', () => {
    expect(onlyMachine({ DefinitionString: JSON.stringify(PASS) }).definition).toEqual(PASS);
  });

  test('is an object in Definition', () => {
    expect(onlyMachine({ Definition: PASS }).definition).toEqual(PASS);
  });

  test('is read once', () => {
    const machine = onlyMachine({ DefinitionString: JSON.stringify(PASS) });
    expect(machine.definition).toBe(machine.definition);
  });

  test('must be in exactly one property', () => {
    const names =
      'Invalid resource Orders (AWS::StepFunctions::StateMachine): expected exactly one of ' +
      'Definition, DefinitionString, DefinitionS3Location; found ';
    expect(() => onlyMachine({}).definition).toThrow(`${names}none of them`);
    expect(() => onlyMachine({ Definition: PASS, DefinitionString: '{}' }).definition).toThrow(
      `${names}Definition and DefinitionString`,
    );
  });

  test('must be JSON after resolving', () => {
    expect(() => onlyMachine({ DefinitionString: '{"StartAt":"A",}' }).definition).toThrow(
      new RegExp(
        `^${PLACE.replace(/[().]/g, '\\$&')}DefinitionString is not JSON\\. At line 1, column 16 of its resolved text:\n`,
      ),
    );
    expect(() => onlyMachine({ DefinitionString: 'StartAt: A\nStates:\n' }).definition).toThrow(
      /DefinitionString is not JSON \(it looks like YAML; only JSON is read here\)\. At line 1, column 1 of/,
    );
    expect(() => onlyMachine({ DefinitionString: '[]' }).definition).toThrow(
      `${PLACE}DefinitionString is not a definition:\n  SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object`,
    );
  });

  test('is read on first use', () => {
    const broken = { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{' } };
    const source = sourceFromTemplate({ Resources: { Broken: broken, ...template({ Definition: PASS }).Resources } });
    expect(source.machines.map((machine) => machine.name)).toEqual(['Broken', 'Orders']);
    expect(source.machines[1]!.definition).toEqual(PASS);
  });
});

describe('DefinitionSubstitutions', () => {
  const resource = (text: string) => JSON.stringify({ StartAt: 'A', Comment: text });

  test.each([
    ['a text', { A: 'x' }, '${A}-${A}', 'x-x'],
    ['a number and a boolean', { A: 5, B: true }, '${A} ${B}', '5 true'],
    ['a name with special characters', { 'a.b$|': 'x' }, '${a.b$|} ${acb}', 'x ${acb}'],
    ['a value with dollar signs', { A: '$& $1 $$' }, '${A}', '$& $1 $$'],
    ['a value that brings in another', { A: '<${B}>', B: 'x' }, '${A}', '<x>'],
    ['a name that is not given', { A: 'x' }, '${B} ${ A } ${__proto__}', '${B} ${ A } ${__proto__}'],
  ])('replace %s', (_, DefinitionSubstitutions, written, expected) => {
    expect(onlyMachine({ DefinitionString: resource(written), DefinitionSubstitutions }).definition.Comment).toBe(
      expected,
    );
    const Definition = { StartAt: 'A', Comment: written };
    expect(onlyMachine({ Definition, DefinitionSubstitutions }).definition.Comment).toBe(expected);
  });

  test('replace numbers outside of strings', () => {
    const machine = onlyMachine({ DefinitionString: '{"TimeoutSeconds":${T}}', DefinitionSubstitutions: { T: '30' } });
    expect(machine.definition).toEqual({ TimeoutSeconds: 30 });
  });

  test('are an error if they contain each other without end', () => {
    const DefinitionSubstitutions = { A: '${B}', B: '${A}' };
    expect(() => onlyMachine({ DefinitionString: resource('${A}'), DefinitionSubstitutions }).definition).toThrow(
      `The substitutions of ${PLACE}DefinitionString refer to each other in a circle: A, B.`,
    );
  });

  test('must be texts', () => {
    const machine = onlyMachine({ DefinitionString: '{}', DefinitionSubstitutions: { A: { b: 1 } } });
    expect(() => machine.definition).toThrow(
      `Invalid ${PLACE}DefinitionSubstitutions.A: expected a string; found {"b":1}.`,
    );
  });
});

describe('what goes with the definition', () => {
  test('an unknown type is an error', () => {
    expect(() => onlyMachine({ StateMachineType: 'FAST' }).type).toThrow(
      `Invalid ${PLACE}StateMachineType: expected STANDARD or EXPRESS; found 'FAST'.`,
    );
  });

  test('a missing role is an error', () => {
    expect(() => onlyMachine({ RoleArn: { Ref: 'AWS::NoValue' } }).roleArn).toThrow(
      `${PLACE}RoleArn is required, but missing.`,
    );
  });

  test('logging without a level is OFF, and "true" is true', () => {
    const machine = onlyMachine({
      LoggingConfiguration: { IncludeExecutionData: 'true' },
      TracingConfiguration: { Enabled: 'true' },
    });
    expect(machine.loggingConfiguration).toEqual({ level: 'OFF', includeExecutionData: true, destinations: [] });
    expect(machine.tracingEnabled).toBe(true);
  });

  test('the construct path comes from the metadata that the CDK command line adds', () => {
    const { Resources } = template({});
    const Metadata = { 'aws:cdk:path': 'Shop/Orders/Resource' };
    const source = sourceFromTemplate({ Resources: { Orders: { ...Resources.Orders, Metadata } } });
    expect(source.machines[0]).toMatchObject({ logicalId: 'Orders', constructPath: 'Shop/Orders/Resource' });
  });
});

describe('files beside a template', () => {
  test('an uploaded definition that is not available says what to simulate instead', () => {
    const machine = onlyMachine({ DefinitionS3Location: { Bucket: 'b', Key: 'k.json' } });
    expect(() => machine.definition).toThrow(
      `Cannot read ${PLACE}DefinitionS3Location: the file {"Bucket":"b","Key":"k.json"} is not available here. ` +
        'Simulate the stack or the cloud assembly (cdk.out) that contains it, or a template file that names it by a relative path.',
    );
  });

  test('a nested template is read by its relative path, with its own files and parameters', () => {
    mkdirSync(join(folder, 'nested'), { recursive: true });
    writeFileSync(join(folder, 'nested', 'inner.asl.json'), JSON.stringify({ ...PASS, Comment: '${Stage}' }));
    const inner = {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Inner: {
          Type: 'AWS::Serverless::StateMachine',
          Properties: { DefinitionUri: 'inner.asl.json', DefinitionSubstitutions: { Stage: { Ref: 'Stage' } } },
        },
      },
      Outputs: { Arn: { Value: { Ref: 'Inner' } } },
    };
    writeFileSync(join(folder, 'nested', 'inner.json'), JSON.stringify(inner));
    const outer = {
      Resources: {
        Nested: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'nested/inner.json', Parameters: { Stage: 'beta' } },
        },
        ...template({ Definition: { Comment: { 'Fn::GetAtt': 'Nested.Outputs.Arn' } } }).Resources,
      },
    };

    const [orders, nested] = sourceFromTemplate(outer, { directory: folder }).machines;

    expect(nested).toMatchObject({ name: 'Inner', definition: { Comment: 'beta' } });
    expect(orders!.definition).toEqual({ Comment: nested!.arn });
  });
});

describe('SAM templates', () => {
  test('a serverless state machine has its definition, its role and its settings', () => {
    writeFileSync(join(folder, 'orders.asl.json'), '{"StartAt":"Charge","Comment":"${ChargeArn}"}');
    const source = sourceFromTemplate(
      {
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: {
          Charge: { Type: 'AWS::Serverless::Function', Properties: { FunctionName: 'charge', CodeUri: '.' } },
          Orders: {
            Type: 'AWS::Serverless::StateMachine',
            Properties: {
              Name: 'orders',
              Type: 'EXPRESS',
              DefinitionUri: 'orders.asl.json',
              DefinitionSubstitutions: { ChargeArn: { 'Fn::GetAtt': 'Charge.Arn' } },
              Logging: { Level: 'ERROR' },
              Tracing: { Enabled: true },
            },
          },
        },
      },
      { directory: folder },
    );
    expect(source.machines[0]).toMatchObject({
      name: 'orders',
      arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders',
      type: 'EXPRESS',
      roleArn: 'arn:aws:iam::123456789012:role/OrdersRole',
      definition: { StartAt: 'Charge', Comment: 'arn:aws:lambda:us-east-1:123456789012:function:charge' },
      loggingConfiguration: { level: 'ERROR', includeExecutionData: false, destinations: [] },
      tracingEnabled: true,
    });
  });

  test('a definition may be in the template; one in S3 is not available', () => {
    const sam = 'AWS::Serverless::StateMachine';
    expect(onlyMachine({ Definition: PASS, Role: ROLE }, sam)).toMatchObject({ definition: PASS, roleArn: ROLE });
    expect(() => onlyMachine({ DefinitionUri: 's3://b/folder/k.json' }, sam).definition).toThrow(
      'DefinitionS3Location: the file {"Bucket":"b","Key":"folder/k.json"} is not available here',
    );
  });
});

test('what is not a template is refused', () => {
  expect(() => sourceFromTemplate({ StartAt: 'A' })).toThrow(
    'Invalid template: expected an object with Resources; found an object with StartAt.',
  );
  expect(() => sourceFromTemplate({})).toThrow(
    'Invalid template: expected an object with Resources; found an empty object.',
  );
  expect(() => sourceFromTemplate(null)).toThrow('Invalid template: expected a JSON object; found null.');
});
