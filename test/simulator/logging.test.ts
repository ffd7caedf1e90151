// The log events of an execution, by level, with and without execution data (recorded: executions/logs).
import { fails, InvalidLoggingConfigurationError, Simulator } from '../../src/simulator';
import { only, task } from '../support/machines';

const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:l:*' } }];
const configured = (level: string, includeExecutionData = true) => ({
  loggingConfiguration: { level, includeExecutionData, destinations },
});

test('ALL logs every event, its ids and its time as texts', async () => {
  const execution = await Simulator.fromDefinition(only({ Type: 'Pass' }), configured('ALL')).run({ input: { a: 1 } });
  expect(execution.logs.map(({ type }) => type)).toEqual(execution.history.map(({ type }) => type));
  expect(execution.logs[1]).toEqual({
    id: '2',
    type: 'PassStateEntered',
    details: { name: 'S', input: '{"a":1}', inputDetails: { truncated: false } },
    previous_event_id: '0',
    event_timestamp: String(Date.UTC(2026, 0, 1)),
    execution_arn: execution.executionArn,
    redrive_count: '0',
  });
});

test('without execution data, logs have errors and causes but no inputs and outputs', async () => {
  const simulator = Simulator.fromDefinition(task(), configured('ALL', false));
  const { logs } = await simulator.run({ input: { secret: 1 }, mocks: { S: fails('Broken', 'by accident') } });
  expect(JSON.stringify(logs)).not.toContain('secret');
  expect(logs[logs.length - 1]!.details).toEqual({ error: 'Broken', cause: 'by accident' });
});

test.each([
  ['ERROR', ['LambdaFunctionFailed', 'ExecutionFailed']],
  ['FATAL', ['ExecutionFailed']],
  ['OFF', []],
])('%s logs %j', async (level, types) => {
  const { logs } = await Simulator.fromDefinition(task(), configured(level)).run({ mocks: { S: fails('Broken') } });
  expect(logs.map(({ type }) => type)).toEqual(types);
});

// docs: cw-logs. The input has 255,000 bytes, of which escaping makes more.
test('an escaped input or output of more than 248 KiB is cut', async () => {
  const input = '"'.repeat(10) + 'x'.repeat(254_990);
  const { logs, history } = await Simulator.fromDefinition(only({ Type: 'Pass' }), configured('ALL')).run({ input });
  const { details } = logs[1]!;
  expect(details.inputDetails).toEqual({ truncated: true });
  expect(JSON.stringify(details.input).length - 2).toBe(248 * 1024);
  expect(JSON.stringify(input).startsWith(details.input as string)).toBe(true);
  expect(history[1]!.stateEnteredEventDetails!.inputDetails).toEqual({ truncated: false });
});

test('nothing is logged without a configuration', async () => {
  expect((await Simulator.fromDefinition(only({ Type: 'Pass' })).run()).logs).toEqual([]);
});

// Recorded: multiple_destinations.
test('a configuration has exactly one destination, and a level that there is', () => {
  const define = (loggingConfiguration: object) => () =>
    Simulator.fromDefinition(only({ Type: 'Pass' }), { loggingConfiguration: loggingConfiguration as never });
  for (const wrong of [{ level: 'ALL', destinations: [...destinations, ...destinations] }, { level: 'ALL' }]) {
    expect(define(wrong)).toThrow(InvalidLoggingConfigurationError);
    expect(define(wrong)).toThrow('Invalid Logging Configuration: Must specify exactly one Log Destination.');
  }
  expect(define({ level: 'LOUD', destinations })).toThrow('expected one of ALL, ERROR, FATAL, OFF');
  expect(define({ level: 'OFF' })).not.toThrow();
});
