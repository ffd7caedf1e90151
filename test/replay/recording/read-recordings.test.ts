// Reading histories: what AWS's clients print, pages, logs, descriptions, and what is refused.
import { chooseRecording, readRecordings } from '../../../src/replay/recording/read-recordings';

const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:Orders:run-7';
const LOGGED = 'arn:aws:states:eu-west-1:111122223333:express:Orders:run-8:0b7f';

const EVENTS = [
  {
    timestamp: '2026-11-20T10:00:00.250000+00:00',
    type: 'ExecutionStarted',
    id: 1,
    previousEventId: 0,
    executionStartedEventDetails: { input: '{"total": 5}', inputDetails: { truncated: false }, roleArn: 'arn:role' },
  },
  {
    timestamp: 1795168800.5,
    type: 'PassStateEntered',
    id: 2,
    previousEventId: 0,
    stateEnteredEventDetails: { name: 'Go', input: '{"total": 5}', inputDetails: { truncated: false } },
  },
  {
    timestamp: '2026-11-20T10:00:01Z',
    type: 'PassStateExited',
    id: 3,
    previousEventId: 2,
    stateExitedEventDetails: {
      name: 'Go',
      output: '12345678901234567890',
      outputDetails: { truncated: false },
      assignedVariables: { total: '[5]' },
      assignedVariablesDetails: { truncated: false },
    },
  },
];

function logLine(id: number, type: string, details: object, executionArn = LOGGED): object {
  const previous = String(id === 2 ? 0 : id - 1);
  return {
    ...{ id: String(id), type, details, previous_event_id: previous, event_timestamp: String(1795168800000 + id) },
    ...{ execution_arn: executionArn, redrive_count: '0' },
  };
}

const LOG = [
  logLine(1, 'ExecutionStarted', { input: '{}', roleArn: 'arn:role' }),
  logLine(2, 'PassStateEntered', { name: 'Go', input: '{}' }),
  logLine(3, 'PassStateExited', { name: 'Go', output: '{}' }),
  logLine(4, 'ExecutionSucceeded', { output: '{}' }),
];

const HISTORY = JSON.stringify({ events: EVENTS });

test('a history of the AWS CLI is read with payloads as values and times to the millisecond', () => {
  const [recording] = readRecordings(HISTORY);
  expect(recording).toMatchObject({ status: 'RUNNING', type: 'STANDARD', gaps: { times: false } });
  expect(recording!.events).toEqual([
    expect.objectContaining({ id: 1, timestamp: 1795168800250, details: { input: { total: 5 }, roleArn: 'arn:role' } }),
    expect.objectContaining({ id: 2, timestamp: 1795168800500, details: { name: 'Go', input: { total: 5 } } }),
    expect.objectContaining({
      id: 3,
      timestamp: 1795168801000,
      details: { name: 'Go', output: 12345678901234567890n, assignedVariables: { total: [5] } },
    }),
  ]);
});

const [first, second, third] = EVENTS;

test.each<[string, string | object]>([
  [
    'pages one after another',
    `${JSON.stringify({ events: [first], nextToken: 'x' })}\n${JSON.stringify({ events: [second, third] })}`,
  ],
  ['a list of pages', JSON.stringify([{ events: [first, second], nextToken: 'x' }, { events: [third] }])],
  ['pages that overlap, in reverse', JSON.stringify([{ events: [third, second] }, { events: [second, first] }])],
  ['a list of events', JSON.stringify(EVENTS)],
  ['one event a line', EVENTS.map((event) => JSON.stringify(event)).join('\n')],
  [
    'an object of the AWS SDK, with dates',
    { events: EVENTS.map((event) => ({ ...event, timestamp: new Date(1795168800000) })) },
  ],
])('%s are one history', (_, history) => {
  expect(readRecordings(history)[0]!.events.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test.each<[string, string]>([
  [
    'filter-log-events',
    JSON.stringify({ events: LOG.map((line) => ({ message: JSON.stringify(line) })), nextToken: 't' }),
  ],
  [
    'Logs Insights',
    JSON.stringify({
      results: LOG.map((line) => [
        { field: '@ptr', value: 'p' },
        { field: '@message', value: JSON.stringify(line) },
      ]),
    }),
  ],
  [
    'aws logs tail',
    LOG.map((line) => `2026-11-20T10:00:00+00:00 states/Orders/2026[x] ${JSON.stringify(line)}`).join('\n'),
  ],
  [
    'lines in another order',
    [...LOG]
      .reverse()
      .map((line) => JSON.stringify(line))
      .join('\n'),
  ],
])('the events of an EXPRESS execution are read from %s', (_, text) => {
  const [recording, ...others] = readRecordings(text);
  expect(others).toEqual([]);
  expect(recording).toMatchObject({
    ...{ executionArn: LOGGED, name: 'run-8', type: 'EXPRESS', status: 'SUCCEEDED' },
    stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:Orders',
  });
  expect(recording!.events.map(({ timestamp }) => timestamp % 1000)).toEqual([1, 2, 3, 4]);
});

test('descriptions give the execution its name and its definition', () => {
  const execution = { executionArn: ARN, stateMachineArn: 'arn:machine', name: 'run-7', status: 'RUNNING' };
  const machine = { stateMachineArn: 'arn:machine', definition: '{"StartAt":"Go","States":{}}' };
  const text = [HISTORY, execution, machine].map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  expect(readRecordings(text.join('\n'))[0]).toMatchObject({
    ...{ executionArn: ARN, name: 'run-7', stateMachineArn: 'arn:machine' },
    definition: { StartAt: 'Go', States: {} },
  });
});

test('a log of several executions has a recording for each, and one is chosen by its ARN', () => {
  const other = LOG.map((line) => ({ ...line, execution_arn: ARN }));
  const recordings = readRecordings([...LOG, ...other].map((line) => JSON.stringify(line)).join('\n'));
  expect(recordings.map(({ executionArn }) => executionArn)).toEqual([LOGGED, ARN]);
  expect(chooseRecording(recordings, ARN)).toBe(recordings[1]);
  expect(() => chooseRecording(recordings, undefined)).toThrow(
    `The history has 2 executions: choose one with 'executionArn', of ${LOGGED}, ${ARN}.`,
  );
  expect(() => chooseRecording(recordings, 'x')).toThrow(/^The history has no execution x: choose one/);
});

test('data that was left out or cut off is a gap', () => {
  const [, entered, exited] = LOG as { details: object }[];
  const withoutData = [
    LOG[0],
    { ...entered, details: { name: 'Go' } },
    { ...exited, details: { name: 'Go', output: '{"long', outputDetails: { truncated: true } } },
  ];
  const [recording] = readRecordings(withoutData.map((line) => JSON.stringify(line)).join('\n'));
  expect([...recording!.gaps.payloads]).toEqual([2, 3]);
  expect(recording!.events[2]!.details).toEqual({ name: 'Go', output: null });
});

test('times that cannot be read are a gap', () => {
  const events = EVENTS.map((event) => ({ ...event, timestamp: 'timestamp' }));
  expect(readRecordings({ events })[0]!.gaps.times).toBe(true);
});

const OUTSIDE = "expected what 'aws stepfunctions get-execution-history' prints";

test.each<[string, string | object, string]>([
  ['an empty text', ' ', 'The history is empty: expected the history of an execution as JSON.'],
  ['a text without JSON', 'hello', `The history is not JSON: ${OUTSIDE}.`],
  [
    'something else',
    '{"a":1}',
    `The history is not a recorded execution: ${OUTSIDE}, or the execution's events in CloudWatch Logs.`,
  ],
  [
    'a page without events',
    '{"events":[]}',
    "The history has no events: expected those of 'aws stepfunctions get-execution-history'.",
  ],
  [
    'a page that is not the last one',
    { events: EVENTS, nextToken: 'more' },
    'The history is not complete: its last page has a nextToken. Ask for the pages that follow, and join them.',
  ],
  [
    'a missing page',
    { events: [first, third] },
    'The history lacks event 2: pass all pages of the history, or logs of the level ALL.',
  ],
  [
    'two histories',
    { events: [...EVENTS, { ...second, type: 'TaskStateEntered' }] },
    'The history has two events 2, PassStateEntered and TaskStateEntered: pass the history of one execution.',
  ],
  [
    'a history without its beginning',
    { events: [{ ...second, id: 1 }] },
    'The history begins with PassStateEntered: expected ExecutionStarted as event 1.',
  ],
  [
    'an unknown type of event',
    { events: [first, { ...second, type: 'StateDreamt' }] },
    "The history: event 2 has the unknown type 'StateDreamt': expected a type of GetExecutionHistory.",
  ],
])('%s is refused', (_, history, message) => {
  expect(() => readRecordings(history)).toThrow(message);
});

test('JSON that breaks off is refused with its place', () => {
  expect(() => readRecordings('{"events": [')).toThrow(/^The history is not JSON: /);
  expect(() => readRecordings(`${HISTORY}\n{"events": nope}`)).toThrow(/^The history, document 2, is not JSON: /);
});

test('the rows of Logs Insights without their envelope, and messages as strings, are the events', () => {
  const messages = LOG.map((line) => JSON.stringify(line));
  const rows = messages.map((value) => [
    { field: '@timestamp', value: '2026-11-20 10:00:00.000' },
    { field: '@message', value },
  ]);
  for (const history of [rows, messages]) {
    expect(readRecordings(JSON.stringify(history)).map(({ events }) => events.length)).toEqual([LOG.length]);
  }
});

test.each([
  ["events:\n- executionStartedEventDetails:\n    input: '{}'\n  id: 1\n", "YAML. Add '--output json' to the command"],
  ['- id: 1\n  type: ExecutionStarted\n', "YAML. Add '--output json' to the command"],
  ['-----------\n|  GetExecutionHistory |\n', "a table. Add '--output json' to the command"],
  ['EVENTS\t1\t0\tExecutionStarted\n', "text with tabs. Add '--output json' to the command"],
  ['@timestamp,@message\n2026-11-20,"{""id"": 1}"\n', 'CSV. Export the results of Logs Insights as JSON'],
])('%j is refused with the format that it has', (text, format) => {
  const message = `history.json has the wrong format: expected JSON; found ${format}.`;
  expect(() => readRecordings(text, 'history.json')).toThrow(message);
});
