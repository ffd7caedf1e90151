// Events as GetExecutionHistory writes them.
import { DETAILS_KEYS, FAILURE_EVENTS, type EventType } from '../../src/runtime/event-keys';
import {
  historyEvent,
  isStateEntered,
  isStateExited,
  isTaskFailure,
  isTaskScheduled,
  writeDetails,
  type RecordedEvent,
} from '../../src/runtime/history-events';

const event = (type: string, details?: object) =>
  ({ id: 3, previousEventId: 2, timestamp: 1_000, type, details }) as RecordedEvent;
const TRUNCATED = { truncated: false };

test('details are written under the key of their type, with payloads as JSON text', () => {
  expect(
    historyEvent(event('PassStateExited', { name: 'S', output: { a: 1 }, assignedVariables: { v: [1], w: 'x' } })),
  ).toEqual({
    ...{ id: 3, previousEventId: 2, timestamp: new Date(1_000), type: 'PassStateExited' },
    stateExitedEventDetails: {
      ...{ name: 'S', output: '{"a":1}', outputDetails: TRUNCATED },
      ...{ assignedVariables: { v: '[1]', w: '"x"' }, assignedVariablesDetails: TRUNCATED },
    },
  });
});

test('an event without details, and a type that has none, is written without a key', () => {
  for (const type of ['TaskStarted', 'LambdaFunctionStarted', 'MapStateSucceeded']) {
    expect(Object.keys(historyEvent(event(type)))).toEqual(['timestamp', 'type', 'id', 'previousEventId']);
  }
  expect(Object.keys(historyEvent(event('LambdaFunctionStarted', { name: 'x' })))).toHaveLength(4);
});

test('inputs and outputs have a truncation flag, parameters and other details have none', () => {
  expect(writeDetails({ input: null, parameters: { a: 1 }, index: 2, name: 'S' })).toEqual({
    ...{ input: 'null', inputDetails: TRUNCATED, parameters: '{"a":1}', index: 2, name: 'S' },
  });
});

test('details that are undefined are left out, and no details are an empty object', () => {
  expect(writeDetails({ error: 'E', cause: undefined })).toEqual({ error: 'E' });
  expect(Object.keys(writeDetails({ error: 'E', cause: undefined }))).toEqual(['error']);
  expect(writeDetails()).toEqual({});
});

// Recorded: raise_failure, all_false.
test('without execution data, payloads and variables are left out; names, errors and causes stay', () => {
  const details = { name: 'S', input: 1, output: 1, parameters: 1, assignedVariables: {}, error: 'E', cause: 'c' };
  expect(writeDetails(details, false)).toEqual({ name: 'S', error: 'E', cause: 'c' });
});

describe('kinds of events', () => {
  const TYPES = Object.keys(DETAILS_KEYS) as EventType[];
  const thatAre = (test: (one: RecordedEvent) => boolean) => TYPES.filter((type) => test(event(type)));

  test('states are entered and exited, whatever their type', () => {
    expect(thatAre(isStateEntered).map((type) => type.replace('StateEntered', ''))).toEqual([
      ...['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'],
    ]);
    expect(thatAre(isStateExited).map((type) => type.replace('StateExited', ''))).toEqual([
      ...['Choice', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'],
    ]);
  });

  test('tasks of three kinds are scheduled, and fail at four moments or time out', () => {
    expect(thatAre(isTaskScheduled)).toEqual(['ActivityScheduled', 'LambdaFunctionScheduled', 'TaskScheduled']);
    const failures = [
      ...['ActivityFailed', 'ActivityScheduleFailed'],
      ...['LambdaFunctionFailed', 'LambdaFunctionScheduleFailed', 'LambdaFunctionStartFailed'],
      ...['TaskFailed', 'TaskStartFailed', 'TaskSubmitFailed'],
    ];
    expect([...FAILURE_EVENTS].sort()).toEqual(failures);
    expect(thatAre(isTaskFailure).sort()).toEqual(
      [...failures, 'ActivityTimedOut', 'LambdaFunctionTimedOut', 'TaskTimedOut'].sort(),
    );
  });
});
