// GetLogEvents and FilterLogEvents.
import { compilePattern } from './filter-pattern';
import { groupOf, invalidParameter, logPage, offsetIn, tokenOf } from './log-group-names';
import type { LogEvent, LogGroups } from './log-groups';
import { ApiError } from '../../services/api/api-error';
import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '../../services/api/logs-types.generated';

const MOST = 10_000;

/** Events of all streams, oldest first. `endTime` is inclusive, as on AWS. */
export function filterLogEvents(request: FilterLogEventsRequest, logs: LogGroups): FilterLogEventsResponse {
  const { logStreamNames, logStreamNamePrefix, startTime = 0, endTime = Infinity, limit = MOST } = request;
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNamePrefix and logStreamNames are mutually exclusive parameters.');
  }
  const isWanted = compilePattern(request.filterPattern ?? '');
  const { name, events } = groupOf(request, logs);
  const streams = logStreamNames && new Set(logStreamNames);
  const found = events.filter(
    ({ stream, timestamp, message }) =>
      timestamp >= startTime &&
      timestamp <= endTime &&
      (streams?.has(stream) ?? stream.startsWith(logStreamNamePrefix ?? '')) &&
      isWanted(message),
  );
  const { items, nextToken } = logPage(found, { of: `filter ${name}`, nextToken: request.nextToken, limit });
  return {
    events: items.map(({ stream, timestamp, message, id }) => ({
      ...{ logStreamName: stream, timestamp, message, ingestionTime: timestamp },
      eventId: String(timestamp).padEnd(20, '0') + id.padStart(36, '0'),
    })),
    searchedLogStreams: [],
    ...(nextToken !== undefined && { nextToken }),
  };
}

/**
 * Events of one stream, oldest first. `endTime` is exclusive. As on AWS, the token does not change at the end of the
 * stream, which is how clients recognize it.
 */
export function getLogEvents(request: GetLogEventsRequest, logs: LogGroups): GetLogEventsResponse {
  const { logStreamName, startTime = 0, endTime = Infinity, limit = MOST, startFromHead = false, nextToken } = request;
  const { name, events } = groupOf(request, logs);
  const own = events.filter(({ stream }) => stream === logStreamName);
  if (own.length === 0) throw new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.');
  const found = own.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
  const of = `events ${name} ${logStreamName}`;
  const [direction, ...rest] = (nextToken ?? (startFromHead ? 'f/' : 'b/')).split('/');
  if (direction !== 'f' && direction !== 'b') throw invalidParameter('The specified nextToken is invalid.');
  const token = rest.join('/');
  const at = token === '' ? (direction === 'f' ? 0 : found.length) : offsetIn(token, of);
  const start = direction === 'f' ? at : Math.max(0, at - limit);
  const end = direction === 'f' ? at + limit : at;
  const items = found.slice(start, end);
  return {
    events: items.map(eventOf),
    nextForwardToken: `f/${tokenOf(of, start + items.length)}`,
    nextBackwardToken: `b/${tokenOf(of, start)}`,
  };
}

function eventOf({ timestamp, message }: LogEvent) {
  return { timestamp, message, ingestionTime: timestamp };
}
