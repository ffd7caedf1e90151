// GetExecutionHistory: the events of a STANDARD execution, from the first or from the last.
import type { Action } from './action';
import { historyEvent, type RecordedEvent } from '../../runtime/history-events';
import { ApiError } from '../../services/api/api-error';
import type { HistoryEvent } from '../../services/api/states-types.generated';
import { pageOf } from '../paging';
import type { ExecutionRecord } from '../state/execution-record';

export const getExecutionHistory: Action<'GetExecutionHistory'> = (input, world) => {
  const { executionArn, reverseOrder = false, includeExecutionData = true } = input;
  const record = world.executions.get(executionArn);
  if (!record.running) throw noLongerKept(record);
  const recorded = record.running.history.events;
  const page = pageOf(reverseOrder ? [...recorded].reverse() : recorded, input, {
    of: `events of ${executionArn} ${reverseOrder}`,
    order: reverseOrder ? 'falling' : 'rising',
    position: ({ id }) => id,
  });
  const events = page.items.map((event) => eventOf(event, includeExecutionData));
  return { events, nextToken: page.nextToken };
};

function eventOf(recorded: RecordedEvent, includeExecutionData: boolean): HistoryEvent {
  const { timestamp, ...event } = historyEvent(recorded);
  const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'));
  return {
    ...event,
    ...(details && !includeExecutionData && { [details[0]]: withoutData(details[1] as object) }),
    timestamp: timestamp.getTime() / 1000,
  };
}

const EXECUTION_DATA = ['input', 'output', 'parameters', 'assignedVariables'];

function withoutData(details: object): object {
  return Object.fromEntries(
    Object.entries(details).filter(([name]) => !EXECUTION_DATA.includes(name.replace(/Details$/, ''))),
  );
}

/** Of an execution that is known, but not for more than how it ended. */
export function noLongerKept({ arn, mapRun }: ExecutionRecord): ApiError {
  const kept = mapRun
    ? 'Of a Map Run the endpoint keeps those of the first 1,000 children, of those that run, and of those that failed.'
    : 'The endpoint keeps the latest ones, as many as `start --keep-events` says.';
  return new ApiError('ExecutionDoesNotExist', `The history of this execution is no longer kept: '${arn}'. ${kept}`);
}
