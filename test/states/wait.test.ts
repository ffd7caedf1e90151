// Wait: for a number of seconds or until a time, each in the definition or in the input.
import type { Json } from '../../src/json/json';
import { eventsOf, run, where } from '../support/executions';
import { only } from '../support/machines';

const wait = (rest: object) => only({ Type: 'Wait', ...rest });
const START = '2026-01-01T00:00:00Z';
const INPUT = { n: 90, at: '2026-01-01T00:01:30Z', text: '90' };

test.each<[string, object, number]>([
  ['Seconds', { Seconds: 90 }, 90],
  ['Seconds, of which there may be none', { Seconds: 0 }, 0],
  ['SecondsPath', { SecondsPath: '$.n' }, 90],
  ['SecondsPath to a text that is a number', { SecondsPath: '$.text' }, 90],
  ['Timestamp', { Timestamp: '2026-01-01T00:01:30Z' }, 90],
  ['Timestamp, with its offset', { Timestamp: '2026-01-01T01:01:30+01:00' }, 90],
  ['Timestamp, to the second', { Timestamp: '2026-01-01T00:00:10.900Z' }, 10],
  ['Timestamp, which may be past', { Timestamp: '2016-03-14T01:59:00Z' }, 0],
  ['TimestampPath', { TimestampPath: '$.at' }, 90],
  ['Seconds in JSONata', { QueryLanguage: 'JSONata', Seconds: '{% $states.input.n / 2 %}' }, 45],
  ['Timestamp in JSONata', { QueryLanguage: 'JSONata', Timestamp: '{% $states.input.at %}' }, 90],
])('%s: %j takes %d s and hands its input on', async (_, rest, seconds) => {
  const execution = await run(wait(rest), { input: INPUT, startTime: START });
  expect(execution.durationSeconds).toBe(seconds);
  expect(execution.output).toEqual(INPUT);
});

test('a Wait state has two events, with the wait between them', async () => {
  const execution = await run(wait({ Seconds: 5 }), { startTime: START });
  expect(eventsOf(execution)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 WaitStateEntered S',
    '3<2 WaitStateExited S',
    '4<3 ExecutionSucceeded',
  ]);
  expect(execution.history.map(({ timestamp }) => new Date(timestamp).toISOString().slice(17, 19))).toEqual([
    '00',
    '00',
    '05',
    '05',
  ]);
});

test('InputPath selects what SecondsPath sees', async () => {
  const execution = await run(wait({ InputPath: '$.a', SecondsPath: '$.n' }), { input: { a: { n: 3 } } });
  expect(execution).toMatchObject({ durationSeconds: 3, output: { n: 3 } });
});

// The texts are recorded: base_wait_seconds_path, wait_timestamp_path and wait_timestamp_jsonata; that of "x" follows them.
describe('a Wait state without a valid time fails', () => {
  test.each<[object, Json, string]>([
    [{ SecondsPath: '$.gone' }, {}, 'The SecondsPath parameter does not reference an input value: $.gone'],
    [{ SecondsPath: '$.n' }, { n: 'x' }, 'The SecondsPath parameter cannot be parsed as a long value: $.n == x'],
    [{ SecondsPath: '$.n' }, { n: 1.5 }, 'The SecondsPath parameter cannot be parsed as a long value: $.n == 1.5'],
    [{ SecondsPath: '$.n' }, { n: -1.5 }, 'The SecondsPath parameter cannot be parsed as a long value: $.n == -1.5'],
    [{ SecondsPath: '$.n' }, { n: -1 }, 'The SecondsPath parameter references a negative value: $.n == -1'],
    [{ TimestampPath: '$.gone' }, {}, 'The TimestampPath parameter does not reference an input value: $.gone'],
    ...['2026-01-01 00:00:00Z', '2026-01-01T00:00:00', '2026-13-01T00:00:00Z', 5].map((at): [object, Json, string] => [
      { TimestampPath: '$.at' },
      { at },
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.at == ${at}`,
    ]),
  ])('%j of %j', async (rest, input, why) => {
    expect(await run(wait(rest), { input })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: where('S') + why,
    });
  });

  test.each<[object, string]>([
    [
      { Timestamp: '{% "2026-01-01" %}' },
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2026-01-01',
    ],
    [
      { Seconds: '{% "3" %}' },
      `The JSONata expression '"3"' specified for the field 'Seconds' returned an unexpected result type. ` +
        `Expected 'number', but was 'string' for value: "3"`,
    ],
  ])('%j', async (rest, why) => {
    expect(await run(wait({ QueryLanguage: 'JSONata', ...rest }))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: where('S') + why,
    });
  });
});
