// GetExecutionHistory: the events of a STANDARD execution, oldest or newest first.
import type { Action } from './action';
import { DETAILS_KEYS } from '../../runtime/event-keys';
import { writeDetails, type RecordedEvent } from '../../runtime/history-events';
import { ApiError } from '../../services/api/api-error';
import type { HistoryEvent } from '../../services/api/states-types.generated';
import { pageOfNumbered } from '../paging';
import type { ExecutionRecord } from '../state/execution-record';

export const getExecutionHistory: Action<'GetExecutionHistory'> = (input, world) => {
  const { executionArn, reverseOrder = false, includeExecutionData = true } = input;
  const record = world.executions.get(executionArn);
  if (!record.running) throw noLongerKept(record);
  const { history } = record.running;
  const page = pageOfNumbered(history.latestId, input, {
    of: `events of ${executionArn} ${reverseOrder}`,
    order: reverseOrder ? 'falling' : 'rising',
    read: (start, end) => history.read(start, end),
  });
  const events = page.items.map((event) => eventOf(event, includeExecutionData));
  return { events, nextToken: page.nextToken };
};

function eventOf(recorded: RecordedEvent, includeExecutionData: boolean): HistoryEvent {
  const { type, id, previousEventId, timestamp, details } = recorded;
  const key = DETAILS_KEYS[type];
  return {
    type,
    id,
    previousEventId,
    ...(key && details && { [key]: writeDetails(details, includeExecutionData) }),
    timestamp: timestamp / 1000,
  };
}

/** For an execution of which only the end is still known. */
export function noLongerKept({ arn, mapRun }: ExecutionRecord): ApiError {
  const kept = mapRun
    ? 'Of a Map Run the endpoint keeps those of the first 1,000 children, of those that run, and of those that failed.'
    : 'The endpoint keeps the latest ones, as many as `start --keep-events` says.';
  return new ApiError('ExecutionDoesNotExist', `The history of this execution is no longer kept: '${arn}'. ${kept}`);
}
