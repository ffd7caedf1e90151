import { detailOf, errorsText, retriesText } from '../../../src/views/graph/detail';

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';

test.each([
  [{ Type: 'Task', Resource: LAMBDA }, 'Lambda: Charge'],
  [{ Type: 'Task', Resource: `${LAMBDA}:live` }, 'Lambda: Charge:live'],
  [
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: LAMBDA } },
    'Lambda: Charge',
  ],
  [
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'Charge' } },
    'Lambda: Charge',
  ],
  [
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { 'FunctionName.$': '$.f' } },
    'Lambda: a computed function',
  ],
  [
    { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' },
    'sqs: sendMessage, waits for its token',
  ],
  [{ Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync' }, 'glue: startJobRun, waits for its end'],
  [{ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }, 's3: getObject'],
  [{ Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:Review' }, 'activity Review'],
  [{ Type: 'Task', Resource: '${Function}' }, '${Function}'],
  [{ Type: 'Wait', Seconds: 90 }, '1 min 30 s'],
  [{ Type: 'Wait', Seconds: '{% $delay %}' }, '$delay seconds'],
  [{ Type: 'Wait', SecondsPath: '$.delay' }, 'delay seconds'],
  [{ Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z' }, 'until 2026-01-01T00:00:00Z'],
  [{ Type: 'Wait', TimestampPath: '$.at' }, 'until at'],
  [{ Type: 'Map', ItemsPath: '$.items', MaxConcurrency: 4 }, 'for each item of items, 4 at once'],
  [{ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } }, 'a child execution for each item'],
  [{ Type: 'Map', Iterator: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } }, 'a child execution for each item'],
  [{ Type: 'Parallel', Branches: [{}] }, '1 branch'],
  [{ Type: 'Parallel', Branches: [{}, {}] }, '2 branches'],
  [{ Type: 'Fail', Error: 'Declined' }, 'Declined'],
  [{ Type: 'Fail', ErrorPath: '$.error' }, 'error'],
  [{ Type: 'Pass' }, ''],
  [{ Type: 'constructor' }, ''],
])('the detail of %j is: %s', (state, text) => {
  expect(detailOf(state)).toBe(text);
});

test('retriers are listed with how often they retry, those that never do are not', () => {
  const retriers = [
    { ErrorEquals: ['A', 'B'], MaxAttempts: 1 },
    { ErrorEquals: ['C'], MaxAttempts: 0 },
    { ErrorEquals: ['States.ALL'] },
  ];
  expect(retriesText({ Retry: retriers as never })).toBe('A, B, once; any error, 3 times');
  expect(retriesText({})).toBe('');
});

test('the errors of a catcher are listed, and States.ALL is any error', () => {
  expect(errorsText({ ErrorEquals: ['States.Timeout', 'States.ALL'] })).toBe('States.Timeout, any error');
});
