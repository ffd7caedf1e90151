import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from '../../../src/templates/cloud-formation/functions/table';
import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';
import type { TemplateOptions } from '../../../src/templates/cloud-formation/template-options';

const SECTIONS = {
  Parameters: {
    Stage: { Type: 'String', Default: 'beta' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Limit: { Type: 'Number', Default: 5 },
    Secret: { Type: 'String' },
    Entry: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/key' },
    Entries: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/shop/keys' },
  },
  Mappings: { Limits: { beta: { Rate: 10, Hosts: ['x', 'y'] } } },
  Conditions: {
    IsBeta: { 'Fn::Equals': [{ Ref: 'Stage' }, 'beta'] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsFive: { 'Fn::Equals': [{ Ref: 'Limit' }, 5] },
    Both: { 'Fn::And': [{ Condition: 'IsBeta' }, { Condition: 'IsFive' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'IsBeta' }] }] },
    Odd: { 'Fn::Contains': [['a'], 'a'] },
  },
};

/** What a property of a resource resolves to. */
function resolved(value: unknown, options?: TemplateOptions) {
  const resources = {
    Charge: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'charge' } },
    Absent: { Type: 'AWS::SQS::Queue', Condition: 'IsProd' },
    Loader: { Type: 'Custom::Loader' },
    Probe: { Type: 'AWS::Test::Probe', Properties: { Value: value } },
  };
  return resolveTemplate({ ...SECTIONS, Resources: resources }, options)
    .resource('Probe')
    ?.property('Value');
}

/** The message with which a property of a resource does not resolve, after its place. */
function failure(value: unknown): string {
  const place = ' in Probe (AWS::Test::Probe) Properties.Value';
  try {
    resolved(value);
  } catch (error) {
    expect(error).toMatchObject({ name: 'SimulatorError', message: expect.stringContaining(place) });
    return (error as Error).message.replace(place, '');
  }
  throw new Error('it resolves');
}

const CHARGE = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

describe('plain values', () => {
  test.each([['text'], [5], [true], [null], [[1, ['a']]], [{ a: { b: [] } }]])('%j stays as it is', (value) => {
    expect(resolved(value)).toEqual(value);
  });

  test('functions are found at any depth, between plain values', () => {
    expect(resolved({ a: [{ b: { Ref: 'Stage' } }], c: 1 })).toEqual({ a: [{ b: 'beta' }], c: 1 });
  });

  test('an object with a function and another key beside it is a plain object', () => {
    expect(resolved({ Ref: 'Stage', Next: 'x' })).toEqual({ Ref: 'Stage', Next: 'x' });
  });

  test('names like __proto__ and constructor are names like others', () => {
    const value = JSON.parse('{"__proto__":{"Ref":"Stage"},"constructor":1}') as unknown;
    expect(JSON.stringify(resolved(value))).toBe('{"__proto__":"beta","constructor":1}');
  });

  test('an unknown function is refused, with the list of known ones', () => {
    expect(failure({ 'Fn::Shuffle': [] })).toMatch(
      /^Cannot resolve Fn::Shuffle: the function is unknown. The known functions are: Fn::Base64, Fn::Cidr, /,
    );
  });

  test('values that nest too deep are refused rather than overflowing the stack', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(failure(JSON.parse(text))).toBe('Cannot resolve a value: it nests deeper than 400 levels.');
  });
});

describe('Ref', () => {
  test('of a parameter gives its Default as text', () => {
    expect(resolved([{ Ref: 'Stage' }, { Ref: 'Limit' }])).toEqual(['beta', '5']);
  });

  test('of a list parameter gives the list', () => {
    expect(resolved({ Ref: 'Zones' })).toEqual(['a', 'b', 'c']);
    expect(resolved({ Ref: 'Zones' }, { parameters: { Zones: ['x', 'y'] } })).toEqual(['x', 'y']);
  });

  test('of a parameter that is given gives that', () => {
    expect(resolved({ Ref: 'Stage' }, { parameters: { Stage: 'prod' } })).toBe('prod');
  });

  test('of an SSM parameter gives what is given for it or for its entry, or else a stand-in', () => {
    expect(resolved({ Ref: 'Entry' })).toBe('{{resolve:ssm:/shop/key}}');
    expect(resolved({ Ref: 'Entries' })).toEqual(['{{resolve:ssm:/shop/keys}}']);
    expect(resolved({ Ref: 'Entry' }, { parameters: { Entry: 'k' } })).toBe('k');
    expect(resolved({ Ref: 'Entries' }, { parameters: { '/shop/keys': 'a,b' } })).toEqual(['a', 'b']);
  });

  test('of a parameter without Default says where to give it', () => {
    expect(failure({ Ref: 'Secret' })).toBe(
      "Cannot resolve Ref 'Secret': the parameter has no Default. Set it in parameters: { 'Secret': '...' }.",
    );
  });

  test('of an unknown name is an error', () => {
    expect(failure({ Ref: 'Nobody' })).toBe(
      "Cannot resolve Ref 'Nobody': the template has no resource or parameter Nobody.",
    );
  });

  test('of a resource whose condition does not hold is an error', () => {
    expect(failure({ Ref: 'Absent' })).toBe(
      "Cannot resolve Ref 'Absent': the resource Absent does not exist, because its condition IsProd is false.",
    );
  });

  test.each([
    ['AWS::Region', 'us-east-1'],
    ['AWS::AccountId', '123456789012'],
    ['AWS::Partition', 'aws'],
    ['AWS::StackName', 'Stack'],
    ['AWS::StackId', 'arn:aws:cloudformation:us-east-1:123456789012:stack/Stack/00000000-0000-0000-0000-000000000000'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::NotificationARNs', []],
    ['AWS::NoValue', undefined],
  ])('of the pseudo parameter %s gives %j', (name, value) => {
    expect(resolved({ Ref: name })).toEqual(value);
  });

  test('of pseudo parameters follows the region and account that are given', () => {
    const china = { region: 'cn-north-1', account: '999999999999' };
    expect(resolved({ 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::AccountId}' }, china)).toBe(
      'aws-cn amazonaws.com.cn 999999999999',
    );
    expect(resolved({ Ref: 'AWS::Partition' }, { region: 'us-gov-west-1' })).toBe('aws-us-gov');
  });

  test('of AWS::NoValue leaves out the property or the element', () => {
    expect(resolved({ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }, 2] })).toEqual({ b: [1, 2] });
  });
});

describe('Fn::GetAtt', () => {
  test('takes a list or a path', () => {
    expect(resolved({ 'Fn::GetAtt': ['Charge', 'Arn'] })).toBe(CHARGE);
    expect(resolved({ 'Fn::GetAtt': 'Charge.Arn' })).toBe(CHARGE);
  });

  test('of an unknown attribute says where to give it', () => {
    expect(failure({ 'Fn::GetAtt': ['Loader', 'Rows'] })).toBe(
      "Cannot resolve Fn::GetAtt 'Loader.Rows': the attribute Rows of Custom::Loader is unknown. " +
        "Set it in attributes: { 'Loader.Rows': '...' }.",
    );
    expect(failure({ 'Fn::GetAtt': ['Charge', 'SnapStart'] })).toMatch(
      /of AWS::Lambda::Function is unknown \(known: Arn\)\. Set it in attributes/,
    );
    expect(resolved({ 'Fn::GetAtt': ['Loader', 'Rows'] }, { attributes: { 'Loader.Rows': '7' } })).toBe('7');
  });

  test('without an attribute is an error', () => {
    expect(failure({ 'Fn::GetAtt': 'Charge' })).toBe(
      "Cannot resolve Fn::GetAtt 'Charge': expected a resource and an attribute, such as Function.Arn.",
    );
    expect(failure({ 'Fn::GetAtt': ['Charge'] })).toBe(
      'Cannot resolve Fn::GetAtt: expected a list of 2 arguments; found ["Charge"].',
    );
  });
});

describe('Fn::Join', () => {
  test('joins texts, numbers and functions', () => {
    expect(resolved({ 'Fn::Join': ['-', ['a', 1, { Ref: 'Stage' }, true]] })).toBe('a-1-beta-true');
  });

  test('joins a list that a function gives, and leaves out AWS::NoValue', () => {
    expect(resolved({ 'Fn::Join': ['/', { Ref: 'Zones' }] })).toBe('a/b/c');
    expect(resolved({ 'Fn::Join': ['/', ['a', { Ref: 'AWS::NoValue' }, 'b']] })).toBe('a/b');
  });

  test('refuses an element that is not text', () => {
    expect(failure({ 'Fn::Join': ['', ['a', { b: 1 }]] })).toBe(
      'Cannot resolve an element of Fn::Join: expected a string; found {"b":1}.',
    );
  });
});

describe('Fn::Sub', () => {
  test('replaces parameters, resources, attributes and pseudo parameters', () => {
    expect(resolved({ 'Fn::Sub': '${Stage} ${Charge} ${Charge.Arn} ${AWS::Region}' })).toBe(
      `beta charge ${CHARGE} us-east-1`,
    );
  });

  test('takes variables of its own first', () => {
    expect(resolved({ 'Fn::Sub': ['${Stage}-${x}', { Stage: 'mine', x: { Ref: 'Stage' } }] })).toBe('mine-beta');
  });

  test('keeps ${!Literal} as ${Literal}, and text around', () => {
    expect(resolved({ 'Fn::Sub': '$ {${!Stage}} ${' })).toBe('$ {${Stage}} ${');
  });

  test('refuses invalid and unknown names', () => {
    expect(failure({ 'Fn::Sub': '${a b}' })).toBe(
      "Cannot resolve Fn::Sub '${a b}': names consist of letters, digits, underscores, periods and colons. " +
        'Write ${!...} for literal text.',
    );
    expect(failure({ 'Fn::Sub': '${Nobody}' })).toBe(
      "Cannot resolve Ref 'Nobody': the template has no resource or parameter Nobody.",
    );
  });
});

describe('Fn::Select and Fn::Split', () => {
  test('Fn::Select takes an element by number or text', () => {
    expect(resolved({ 'Fn::Select': [1, ['a', 'b']] })).toBe('b');
    expect(resolved({ 'Fn::Select': ['2', { Ref: 'Zones' }] })).toBe('c');
  });

  test('a part of a value that only a deployment knows is that value', () => {
    const parts = (text: unknown) => ({ 'Fn::Split': [':', text] });
    expect(resolved({ 'Fn::Select': [5, parts({ Ref: 'Entry' })] })).toBe('{{resolve:ssm:/shop/key}}');
    expect(resolved(parts({ 'Fn::Sub': 'a:b-${Entry}-c:d' }))).toEqual(['a', 'b-{{resolve:ssm:/shop/key}}-c', 'd']);
    expect(resolved(parts('a:b'))).toEqual(['a', 'b']);
  });

  test('Fn::Split cuts a text, such as an ARN', () => {
    expect(resolved({ 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::GetAtt': 'Charge.Arn' }] }] })).toBe('charge');
  });

  test('an index beyond the list is an error', () => {
    expect(failure({ 'Fn::Select': [2, ['a', 'b']] })).toBe(
      'Cannot resolve Fn::Select 2: the list has 2 elements, counted from 0.',
    );
    expect(failure({ 'Fn::Select': ['first', ['a']] })).toBe(
      'Cannot resolve Fn::Select first: the list has 1 elements, counted from 0.',
    );
  });

  test('an empty delimiter and a value that is not a list are errors', () => {
    expect(failure({ 'Fn::Split': ['', 'a'] })).toBe('Cannot resolve Fn::Split: its delimiter is empty.');
    expect(failure({ 'Fn::Select': [0, 'a'] })).toBe(
      'Cannot resolve the list of Fn::Select: expected a list; found "a".',
    );
  });
});

describe('Fn::If and conditions', () => {
  test.each([
    ['IsBeta', 'yes'],
    ['IsProd', 'no'],
    ['IsFive', 'yes'],
    ['Both', 'yes'],
    ['Either', 'no'],
  ])('%s chooses %s', (condition, chosen) => {
    expect(resolved({ 'Fn::If': [condition, 'yes', 'no'] })).toBe(chosen);
  });

  test('the other value is not resolved', () => {
    expect(resolved({ 'Fn::If': ['IsBeta', 'yes', { Ref: 'Nobody' }] })).toBe('yes');
  });

  test('AWS::NoValue leaves the property out', () => {
    expect(resolved({ a: { 'Fn::If': ['IsProd', 'x', { Ref: 'AWS::NoValue' }] }, b: 1 })).toEqual({ b: 1 });
  });

  test('an unknown condition, and one with an unknown operator, is an error', () => {
    expect(failure({ 'Fn::If': ['Nope', 1, 2] })).toBe(
      "Cannot resolve condition 'Nope': the Conditions section does not define it.",
    );
    expect(() => resolved({ 'Fn::If': ['Odd', 1, 2] })).toThrow('Cannot resolve Fn::Contains in Conditions.Odd: ');
  });

  test('conditions that refer to each other are a circle', () => {
    const template = resolveTemplate({
      Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
      Resources: { Probe: { Type: 'AWS::Test::Probe', Condition: 'A' } },
    });
    expect(() => template.resource('Probe')).toThrow(
      'Circular reference: Conditions.A -> Conditions.B -> Conditions.A',
    );
  });
});

describe('Fn::FindInMap', () => {
  test('gives the value of a map, a list too', () => {
    expect(resolved({ 'Fn::FindInMap': ['Limits', { Ref: 'Stage' }, 'Rate'] })).toBe(10);
    expect(resolved({ 'Fn::FindInMap': ['Limits', 'beta', 'Hosts'] })).toEqual(['x', 'y']);
  });

  test('gives its DefaultValue where the map has no entry, or is an error', () => {
    const fallback = { DefaultValue: { Ref: 'Stage' } };
    expect(resolved({ 'Fn::FindInMap': ['Limits', 'prod', 'Rate', fallback] })).toBe('beta');
    expect(failure({ 'Fn::FindInMap': ['Limits', 'prod', 'constructor'] })).toBe(
      'Cannot resolve Fn::FindInMap Limits, prod, constructor: ' +
        'the Mappings section has no such entry, and there is no DefaultValue.',
    );
  });
});

describe('Fn::ImportValue and Fn::GetStackOutput', () => {
  test('give what is given for them', () => {
    const imports = { 'charge-beta': CHARGE, 'Shared.Arn': 'arn:x' };
    expect(resolved({ 'Fn::ImportValue': { 'Fn::Sub': 'charge-${Stage}' } }, { imports })).toBe(CHARGE);
    const output = { 'Fn::GetStackOutput': { StackName: 'Shared', OutputName: 'Arn' } };
    expect(resolved(output, { imports })).toBe('arn:x');
  });

  test('are errors that say where to give it', () => {
    expect(failure({ 'Fn::ImportValue': 'x' })).toBe(
      "Cannot resolve Fn::ImportValue 'x': no stack that is available here exports it. Set it in imports: { 'x': '...' }.",
    );
    const output = { StackName: 'Shared', OutputName: 'Arn', Region: 'eu-west-1' };
    expect(failure({ 'Fn::GetStackOutput': output })).toBe(
      "Cannot resolve Fn::GetStackOutput 'Shared.Arn': no stack Shared with this output is available here in eu-west-1. " +
        "Set it in imports: { 'Shared.Arn': '...' }.",
    );
  });
});

test('Fn::Base64 encodes UTF-8', () => {
  expect(resolved({ 'Fn::Base64': { 'Fn::Sub': 'é${Stage}' } })).toBe(Buffer.from('ébeta').toString('base64'));
});

test('Fn::ToJsonString writes an object or a list, resolved', () => {
  expect(resolved({ 'Fn::ToJsonString': { a: { Ref: 'Stage' }, b: [1] } })).toBe('{"a":"beta","b":[1]}');
  expect(failure({ 'Fn::ToJsonString': 'x' })).toBe('Cannot resolve Fn::ToJsonString: expected an object or a list.');
});

test('Fn::Length counts a list', () => {
  expect(resolved({ 'Fn::Length': { Ref: 'Zones' } })).toBe(3);
});

test('Fn::GetAZs gives three zones of the region', () => {
  expect(resolved({ 'Fn::GetAZs': '' })).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  expect(resolved({ 'Fn::GetAZs': 'eu-west-1' })).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
});

test('Fn::Cidr gives consecutive blocks', () => {
  expect(resolved({ 'Fn::Cidr': ['10.0.3.7/16', 3, 8] })).toEqual(['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']);
  expect(resolved({ 'Fn::Cidr': ['192.168.0.0/24', '2', '5'] })).toEqual(['192.168.0.0/27', '192.168.0.32/27']);
  expect(failure({ 'Fn::Cidr': ['192.168.0.0/24', 9, 5] })).toBe(
    "Cannot resolve Fn::Cidr '192.168.0.0/24': it has room for 8 blocks of 32 addresses; 9 were requested.",
  );
});

test('Fn::Transform is refused: macros run only in CloudFormation', () => {
  expect(failure({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } })).toBe(
    'Cannot resolve Fn::Transform \'AWS::Include\' {"Location":"s3://b/k"}: ' +
      'macros do not run here. Write out what the macro makes.',
  );
});

test('docs/simulator.md lists every function that is resolved, and no other', () => {
  const page = readFileSync(join(__dirname, '../../../docs/simulator.md'), 'utf8');
  const [list = ''] = /`Ref`, `Fn::[^.]*are resolved/.exec(page) ?? [];
  const listed = [...list.matchAll(/`((?:Fn::)?[A-Z]\w+)`/g)].map(([, name]) => name!);
  const resolvable = [...FUNCTIONS.keys()].filter((name) => name !== 'Fn::Transform'); // only fails, with advice
  expect(listed.filter((name) => name === 'Ref' || name.startsWith('Fn::')).sort()).toEqual(resolvable.sort());
});

test('every function has a test here', () => {
  const tests = readFileSync(__filename, 'utf8');
  const isUsed = (name: string) => tests.includes(`{ ${name}: `) || tests.includes(`{ '${name}': `);
  expect([...FUNCTIONS.keys()].filter((name) => !isUsed(name))).toEqual([]);
});
