// DescribeLogGroups and DescribeLogStreams.
import { groupOf, logPage } from './log-group-names';
import type { LogEvent, LogGroups } from './log-groups';
import { ApiError } from '../../services/api/api-error';
import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '../../services/api/logs-types.generated';

export function describeLogGroups(request: DescribeLogGroupsRequest, logs: LogGroups): DescribeLogGroupsResponse {
  const { logGroupNamePrefix = '', logGroupNamePattern, limit, nextToken } = request;
  if (logGroupNamePattern !== undefined && logGroupNamePrefix !== '') {
    const message = 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.';
    throw new ApiError('InvalidParameterException', message);
  }
  const pattern = logGroupNamePattern?.toLowerCase() ?? '';
  const found = logs.all.filter(
    ([name]) => name.startsWith(logGroupNamePrefix) && name.toLowerCase().includes(pattern),
  );
  const { items, nextToken: next } = logPage(found, {
    of: `groups ${logGroupNamePrefix}`,
    nextToken,
    limit: limit ?? 50,
  });
  return {
    logGroups: items.map(([logGroupName, creationTime]) => {
      const logGroupArn = logs.arn(logGroupName);
      const events = logs.events(logGroupName) ?? [];
      return {
        ...{ logGroupName, creationTime, metricFilterCount: 0, arn: `${logGroupArn}:*`, storedBytes: bytesOf(events) },
        ...{ logGroupClass: 'STANDARD' as const, logGroupArn },
      };
    }),
    ...(next !== undefined && { nextToken: next }),
  };
}

export function describeLogStreams(request: DescribeLogStreamsRequest, logs: LogGroups): DescribeLogStreamsResponse {
  const { logStreamNamePrefix = '', orderBy = 'LogStreamName', descending = false, limit = 50, nextToken } = request;
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== '') {
    const message = 'Cannot order by LastEventTime with a logStreamNamePrefix.';
    throw new ApiError('InvalidParameterException', message);
  }
  const { name, events } = groupOf(request, logs);
  const streams = streamsOf(logs, name, events).filter((one) => one.logStreamName!.startsWith(logStreamNamePrefix));
  const byTime = (one: LogStream): number => one.lastEventTimestamp!;
  if (orderBy === 'LastEventTime') streams.sort((one, other) => byTime(one) - byTime(other));
  else streams.sort((one, other) => (one.logStreamName! < other.logStreamName! ? -1 : 1));
  if (descending) streams.reverse();
  const of = `streams ${name} ${orderBy} ${descending}`;
  const page = logPage(streams, { of, nextToken, limit });
  return { logStreams: page.items, ...(page.nextToken !== undefined && { nextToken: page.nextToken }) };
}

function streamsOf(logs: LogGroups, group: string, events: readonly LogEvent[]): LogStream[] {
  const byStream = new Map<string, LogEvent[]>();
  for (const event of events) {
    const known = byStream.get(event.stream);
    if (known) known.push(event);
    else byStream.set(event.stream, [event]);
  }
  return [...byStream].map(([logStreamName, own]) => {
    const [first, last] = [own[0]!.timestamp, own[own.length - 1]!.timestamp];
    return {
      ...{ logStreamName, creationTime: first, firstEventTimestamp: first, lastEventTimestamp: last },
      ...{ lastIngestionTime: last, arn: `${logs.arn(group)}:log-stream:${logStreamName}`, storedBytes: 0 },
    };
  });
}

function bytesOf(events: readonly LogEvent[]): number {
  // CloudWatch Logs counts the message and 26 bytes.
  return events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
}
