// Fields that stand for each other: one of them is required, or at most one is allowed.
import { findingsIn, schemaFinding } from '../../support/findings';
import { inner, machineOf, only, task } from '../../support/machines';

const map = (rest: object) => only({ Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }), ...rest });
const required = (fields: string, at = '/States/S') =>
  schemaFinding(`One of these fields is required: [${fields}] at ${at}`);
const once = (fields: string, at = '/States/S') =>
  schemaFinding(`There should only be one of the following fields: [${fields}] at ${at}`);

test('a state must either lead to another state or end', () => {
  expect(findingsIn(machineOf({ S: { Type: 'Pass' } }))).toContain(required('Next, End'));
  expect(findingsIn(only({ Type: 'Pass', Next: 'S' }))).toContain(
    schemaFinding("The fields 'Next' and 'End' exclude each other at /States/S"),
  );
  expect(findingsIn(machineOf({ S: { Type: 'Pass', Next: 'T', End: false }, T: { Type: 'Succeed' } }))).toEqual([]);
});

test.each<[string, object, string]>([
  ['a Wait', { Type: 'Wait' }, 'Seconds, SecondsPath, Timestamp, TimestampPath'],
  ['a Map', { Type: 'Map' }, 'ItemProcessor, Iterator'],
])('%s needs one of the fields that say what it does', (_, state, fields) => {
  expect(findingsIn(only(state))).toContain(required(fields));
});

test.each<[string, object]>([
  ['Seconds, Timestamp', only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' })],
  ['Error, ErrorPath', machineOf({ S: { Type: 'Fail', Error: 'E', ErrorPath: '$.e' } })],
  ['Cause, CausePath', machineOf({ S: { Type: 'Fail', Cause: 'c', CausePath: '$.c' } })],
  ['ItemProcessor, Iterator', map({ Iterator: machineOf({ J: { Type: 'Succeed' } }) })],
  ['ItemSelector, Parameters', map({ ItemSelector: {}, Parameters: {} })],
  ['MaxConcurrency, MaxConcurrencyPath', map({ MaxConcurrency: 1, MaxConcurrencyPath: '$.n' })],
  [
    'ToleratedFailureCount, ToleratedFailureCountPath',
    map({ ToleratedFailureCount: 1, ToleratedFailureCountPath: '$' }),
  ],
  ['TimeoutSeconds, TimeoutSecondsPath', task({ TimeoutSeconds: 1, TimeoutSecondsPath: '$.n' })],
  ['HeartbeatSeconds, HeartbeatSecondsPath', task({ HeartbeatSeconds: 1, HeartbeatSecondsPath: '$.n' })],
])('a state has at most one of %s', (fields, definition) => {
  expect(findingsIn(definition)).toContain(once(fields));
});

test('the parts of a distributed Map have at most one of each bound', () => {
  const distributed = (rest: object) =>
    only({
      Type: 'Map',
      ItemProcessor: {
        ...inner({ Type: 'Pass' }),
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      },
      ...rest,
    });
  const ReaderConfig = { MaxItems: 1, MaxItemsPath: '$.n' };
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig,
    Parameters: { Bucket: 'b', Key: 'k' },
  };
  expect(findingsIn(distributed({ ItemReader }))).toEqual([
    once('MaxItems, MaxItemsPath', '/States/S/ItemReader/ReaderConfig'),
  ]);
  const ItemBatcher = { MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$.n' };
  expect(findingsIn(distributed({ ItemBatcher }))).toEqual([
    once('MaxItemsPerBatch, MaxItemsPerBatchPath', '/States/S/ItemBatcher'),
  ]);
});

// Recorded: invalid_credentials_field.
test('Credentials need a role, given or computed', () => {
  expect(findingsIn(task({ Credentials: {} }))).toEqual([
    schemaFinding("The field 'RoleArn' is required but was missing at /States/S/Credentials"),
  ]);
  expect(findingsIn(task({ Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/R' } }))).toEqual([]);
  expect(findingsIn(task({ Credentials: { 'RoleArn.$': '$.role' } }))).toEqual([]);
});
