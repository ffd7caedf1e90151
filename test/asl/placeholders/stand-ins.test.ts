// Placeholders in definitions of public repositories, each in its place.
import { readWithPlaceholders } from '../../../src/asl/placeholders/read-definition';
import { withStandIns } from '../../../src/asl/placeholders/stand-ins';
import { examineDefinition } from '../../../src/asl/validate';

/** The state after stand-ins, the names of the placeholders, and the findings. */
function filled(state: string, isTyped = false) {
  const read = readWithPlaceholders(`{ "StartAt": "S", "States": { "S": ${state} } }`);
  if ('finding' in read) return { finding: read.finding.code };
  const { definition, names } = withStandIns(read.value, isTyped);
  const { diagnostics } = examineDefinition(definition, {});
  return {
    state: (definition as { States: { S: object } }).States.S,
    names,
    codes: diagnostics.map(({ code }) => code),
  };
}

const HOME = 'us-east-1:123456789012';

test.each([
  ['${ChargeFunctionArn}', `arn:aws:lambda:${HOME}:function:ChargeFunctionArn`],
  ['${aws_lambda_function.charge.arn}', `arn:aws:lambda:${HOME}:function:arn`],
  ['${ApproveActivityArn}', `arn:aws:states:${HOME}:activity:ApproveActivityArn`],
  ['arn:${AWS::Partition}:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke'],
  ['arn:aws:lambda:${Region}:${Account}:function:${Name}:$LATEST', `arn:aws:lambda:${HOME}:function:Name:$LATEST`],
  ['arn:${P}:lambda:${R}:${A}:function:charge', `arn:aws:lambda:${HOME}:function:charge`],
  ['arn:aws:states:::lambda:invoke${Pattern}', 'arn:aws:states:::lambda:invoke'],
  ['arn:aws:states:::${Service}:${Action}', `arn:aws:lambda:${HOME}:function:Action`],
  ['arn:aws:states:::aws-sdk:${Service}:getItem', 'arn:aws:states:::aws-sdk:Service:getItem'],
])('a task with the Resource %s calls %s', (resource, expected) => {
  const { state } = filled(JSON.stringify({ Type: 'Task', Resource: resource, End: true }));
  expect(state).toMatchObject({ Resource: expected });
});

test.each([
  ['{% ${Enabled} = true %}', '{% 1 = true %}'],
  ['{% $states.input.total > ${ Limit } %}', '{% $states.input.total > 1 %}'],
  ['{% $states.input.${Field} = 2 %}', '{% $states.input.Field = 2 %}'],
  ["{% $states.input.a = '${Name}' %}", "{% $states.input.a = '${Name}' %}"],
  ["{% $states.input.a = '${Name}' and ${B} %}", "{% $states.input.a = '${Name}' and 1 %}"],
  ['{% ${Condition} %}', '{% 1 %}'],
  ['{% ${Limits}.total = 1 %}', '{% $.total = 1 %}'],
])('the expression %s becomes %s', (condition, expected) => {
  const choice = {
    Type: 'Choice',
    QueryLanguage: 'JSONata',
    Choices: [{ Condition: condition, Next: 'S' }],
    Default: 'S',
  };
  expect(filled(JSON.stringify(choice)).state).toMatchObject({ Choices: [{ Condition: expected }] });
});

test('a group of JSONata is no placeholder', () => {
  const Output = '{% $states.input.pairs.${id: value} %}';
  const { state, names } = filled(JSON.stringify({ Type: 'Pass', QueryLanguage: 'JSONata', Output, End: true }));
  expect({ state, names }).toMatchObject({ state: { Output }, names: [] });
});

test('a number without quotes is a number', () => {
  const task = `{ "Type": "Task", "Resource": "\${Arn}", "TimeoutSeconds": \${Timeout}, "End": true,
    "Parameters": { "Limit": \${Limit}, "Table": "\${Table}", "Resource": "\${Other}" },
    "Retry": [{ "ErrorEquals": ["States.ALL"], "MaxAttempts": \${Attempts}, "BackoffRate": \${Rate} }] }`;
  expect(filled(task)).toEqual({
    state: {
      Type: 'Task',
      Resource: `arn:aws:lambda:${HOME}:function:Arn`,
      TimeoutSeconds: 86_400,
      End: true,
      Parameters: { Limit: '${Limit}', Table: '${Table}', Resource: '${Other}' },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, BackoffRate: 1 }],
    },
    names: ['Arn', 'Timeout', 'Limit', 'Table', 'Other', 'Attempts', 'Rate'],
    codes: [],
  });
});

test('objects, lists and booleans without quotes have a value of their kind', () => {
  const { state } = filled(
    '{ "Type": "Task", "Resource": "${Arn}", "Parameters": ${jsonencode(p)}, "Retry": ${retry}, "End": ${end} }',
  );
  expect(state).toMatchObject({ Parameters: {}, Retry: [], End: true });
});

test('paths, timestamps and values of Choice rules are valid', () => {
  const choice = `{ "Type": "Choice", "Default": "S", "Choices": [
    { "Variable": "$.\${Field}", "NumericEquals": \${N}, "Next": "S" },
    { "Variable": "\${Path}", "BooleanEquals": \${B}, "Next": "S" },
    { "Variable": "$.a", "TimestampEquals": "\${T}", "Next": "S" },
    { "Variable": "$.a", "StringEquals": "\${Text}", "Next": "S" } ] }`;
  expect(filled(choice)).toMatchObject({
    state: {
      Choices: [
        { Variable: '$.${Field}', NumericEquals: 1 },
        { Variable: '$', BooleanEquals: true },
        { TimestampEquals: '2026-01-01T00:00:00Z' },
        { StringEquals: '${Text}' },
      ],
    },
  });
  const pass = {
    Type: 'Pass',
    Parameters: { 'a.$': "States.Format('${Prefix}-{}', $.a)", 'b.$': '$.${F}' },
    End: true,
  };
  expect(filled(JSON.stringify(pass)).codes).toEqual([]);
});

test('a list may have placeholders without quotes', () => {
  const { state } = filled(
    '{ "Type": "Task", "Resource": "${Arn}", "End": true, "Retry": [{ "ErrorEquals": [${Errors}] }], "Parameters": ${jsonencode({ a = "x" })} }',
  );
  expect(state).toMatchObject({ Retry: [{ ErrorEquals: ['${Errors}'] }], Parameters: {} });
});

test('quotes inside of a placeholder are allowed in a string', () => {
  expect(filled('{ "Type": "Task", "Resource": "${arns["charge"]}", "End": true }')).toMatchObject({
    state: { Resource: `arn:aws:lambda:${HOME}:function:charge` },
    codes: [],
  });
});

test('in YAML a text that is only a placeholder may be a number', () => {
  const wait = JSON.stringify({ Type: 'Wait', Seconds: '${Delay}', Comment: '${Note}', End: true });
  expect(filled(wait, true)).toMatchObject({ state: { Seconds: 1, Comment: '${Note}' }, codes: [] });
  expect(filled(wait).codes).toContain('SCHEMA_VALIDATION_FAILED');
});

test('a text that is not JSON even so has the error of the text', () => {
  expect(filled('{ "Type": ${Type}, }')).toEqual({ finding: 'INVALID_JSON_DESCRIPTION' });
});

test('a Result has numbers, and the arguments of a task keep their placeholders', () => {
  expect(filled('{ "Type": "Pass", "Result": { "a": [${N}] }, "End": true }')).toMatchObject({
    state: { Result: { a: [1] } },
  });
  const invoke =
    '{ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "Parameters": { "FunctionName": "f", "Payload": ${body} } }';
  expect(filled(invoke)).toMatchObject({ state: { Parameters: { Payload: {} } }, codes: [] });
  const put = `{ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true,
    "Parameters": { "QueueUrl": "q", "MessageBody": \${Body}, "DelaySeconds": \${Delay} } }`;
  expect(filled(put)).toMatchObject({ state: { Parameters: { DelaySeconds: '${Delay}' } }, codes: [] });
});

test('the text of a definition decides as its value does, also when a placeholder is escaped in it', () => {
  for (const resource of ['arn:aws:states:::lambda:invoke', '${Charge}', '$\\u007bCharge}', '\\u0024{Charge}']) {
    const text = `{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"${resource}","End":true}}}`;
    const value = JSON.parse(text);
    expect(withStandIns(value, false, text)).toEqual(withStandIns(value));
    expect(withStandIns(value, false, text).names).toEqual(resource.includes('Charge') ? ['Charge'] : []);
  }
});
