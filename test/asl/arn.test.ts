import { arnAt, functionArn, isArn, parseArn, unqualifiedArn } from '../../src/asl/arn';

const HOME = { partition: 'aws', region: 'us-east-1', account: '123456789012' };
const CHARGE = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';
const ORDERS = 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders';

test('an ARN has six parts, and the last one keeps its colons', () => {
  expect(parseArn(`${CHARGE}:live`)).toEqual({ ...HOME, service: 'lambda', resource: 'function:Charge:live' });
  expect(parseArn('arn:aws-cn:s3:::bucket/key')).toEqual({
    ...{ partition: 'aws-cn', service: 's3', region: '', account: '', resource: 'bucket/key' },
  });
});

test('parts that are missing at the end of an ARN are empty', () => {
  expect(parseArn('arn:aws:lambda:us-east-1')).toEqual({
    ...{ partition: 'aws', service: 'lambda', region: 'us-east-1', account: '', resource: '' },
  });
});

test.each([
  '',
  'Charge',
  'arn',
  'arn:',
  'arn:aws:lambda',
  'arn::lambda:::x',
  'arn:aws::us-east-1:1:x',
  'urn:aws:s3:::b',
])("'%s' is not an ARN", (text) => {
  expect(parseArn(text)).toBeUndefined();
});

test('a text counts as an ARN by how it begins', () => {
  expect(isArn(CHARGE)).toBe(true);
  expect(isArn('Charge')).toBe(false);
});

test('an ARN can be written for a resource of a region and an account', () => {
  expect(arnAt(HOME, 'sqs', 'orders')).toBe('arn:aws:sqs:us-east-1:123456789012:orders');
});

test.each([
  ['Charge', CHARGE],
  ['Charge:live', `${CHARGE}:live`],
  ['function:Charge', CHARGE],
  ['999999999999:function:Charge', 'arn:aws:lambda:us-east-1:999999999999:function:Charge'],
  ['999999999999:function:Charge:7', 'arn:aws:lambda:us-east-1:999999999999:function:Charge:7'],
  [`${CHARGE}:live`, `${CHARGE}:live`],
])("the function '%s' has the ARN %s", (name, arn) => {
  expect(functionArn(name, HOME)).toBe(arn);
});

test.each([
  ['an alias of a function', `${CHARGE}:live`, CHARGE],
  ['a version of a state machine', `${ORDERS}:7`, ORDERS],
  ['a function', CHARGE, CHARGE],
  ['a state machine', ORDERS, ORDERS],
  [
    'an execution',
    `${ORDERS.replace('stateMachine', 'execution')}:e`,
    `${ORDERS.replace('stateMachine', 'execution')}:e`,
  ],
  ['a layer', `${CHARGE.replace('function', 'layer')}:3`, `${CHARGE.replace('function', 'layer')}:3`],
  [
    'a log group',
    'arn:aws:logs:us-east-1:123456789012:log-group:a:*',
    'arn:aws:logs:us-east-1:123456789012:log-group:a:*',
  ],
  ['a queue', 'arn:aws:sqs:us-east-1:123456789012:orders', 'arn:aws:sqs:us-east-1:123456789012:orders'],
  ['a name', 'Charge:live', 'Charge:live'],
])('only a version or an alias is cut off: %s', (_, arn, unqualified) => {
  expect(unqualifiedArn(arn)).toBe(unqualified);
});
