// The log events of an execution, as a logging configuration sends them to CloudWatch Logs.
// docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html; the format of the events is recorded (executions/logs).
import { SimulatorError } from '../asl/simulator-error';
import { isArray, isObject, member, type JsonObject } from '../json/json';
import type { EventType } from '../runtime/event-keys';
import { writeDetails, type RecordedEvent } from '../runtime/history-events';

/** An event in a log. Ids and times are strings there. */
export interface LogEvent {
  /** The id of the event, as a text. */
  readonly id: string;
  /** The type of the event. */
  readonly type: EventType;
  /** As in GetExecutionHistory; without `includeExecutionData`, no inputs, outputs, parameters and variables. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The id of the event that it follows, as a text. */
  readonly previous_event_id: string;
  /** Milliseconds since the epoch. */
  readonly event_timestamp: string;
  /** The execution whose event it is. */
  readonly execution_arn: string;
  /** How often the execution had been redriven, as a text. */
  readonly redrive_count: string;
}

/** Thrown for a logging configuration that CreateStateMachine would refuse. */
export class InvalidLoggingConfigurationError extends SimulatorError {
  override readonly name = 'InvalidLoggingConfigurationError';
}

const FATAL = ['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut'] as const;

const ERROR: ReadonlySet<string> = new Set([
  ...FATAL,
  ...['ActivityFailed', 'ActivityScheduleFailed', 'ActivityTimedOut', 'EvaluationFailed', 'FailStateEntered'],
  ...['LambdaFunctionFailed', 'LambdaFunctionScheduleFailed', 'LambdaFunctionStartFailed', 'LambdaFunctionTimedOut'],
  ...[
    'MapIterationAborted',
    'MapIterationFailed',
    'MapRunAborted',
    'MapRunFailed',
    'MapStateAborted',
    'MapStateFailed',
  ],
  ...['ParallelStateAborted', 'ParallelStateFailed', 'TaskFailed', 'TaskStartFailed', 'TaskStateAborted'],
  ...['TaskSubmitFailed', 'TaskTimedOut', 'WaitStateAborted'],
]);

const LEVELS: Readonly<Record<string, (type: EventType) => boolean>> = {
  ALL: () => true,
  ERROR: (type) => ERROR.has(type),
  FATAL: (type) => (FATAL as readonly string[]).includes(type),
  OFF: () => false,
};

/** In CreateStateMachine's shape. Throws an InvalidLoggingConfigurationError in AWS's words (recorded: multiple_destinations). */
export function checkLogging(configuration: JsonObject): void {
  const level = member(configuration, 'level') ?? 'OFF';
  if (typeof level !== 'string' || !Object.hasOwn(LEVELS, level)) {
    const known = Object.keys(LEVELS).join(', ');
    throw new InvalidLoggingConfigurationError(
      `Invalid Logging Configuration: level is ${JSON.stringify(level)}, expected one of ${known}.`,
    );
  }
  const destinations = member(configuration, 'destinations');
  const count = isArray(destinations) ? destinations.length : 0;
  if (count > 1 || (count === 0 && level !== 'OFF')) {
    throw new InvalidLoggingConfigurationError(
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
  }
}

/** The name in the ARN of the destination, `arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*`. */
export function logGroupName(configuration: JsonObject | undefined): string | undefined {
  const destinations = configuration && member(configuration, 'destinations');
  const [first] = isArray(destinations) ? destinations : [];
  const group = isObject(first) ? member(first, 'cloudWatchLogsLogGroup') : undefined;
  const arn = isObject(group) ? member(group, 'logGroupArn') : undefined;
  return typeof arn === 'string' ? /:log-group:([^:]+)/.exec(arn)?.[1] : undefined;
}

/** The log events of an execution, oldest first; empty without a configuration. */
export function logEvents(
  events: readonly RecordedEvent[],
  executionArn: string,
  configuration: JsonObject | undefined,
): LogEvent[] {
  if (!configuration) return [];
  const isLogged = LEVELS[(member(configuration, 'level') as string | undefined) ?? 'OFF']!;
  const withData = member(configuration, 'includeExecutionData') === true;
  const redrives = events.filter(({ type }) => type === 'ExecutionRedriven').map(({ id }) => id);
  return events
    .filter(({ type }) => isLogged(type))
    .map((event) => ({
      id: String(event.id),
      type: event.type,
      details: truncate(writeDetails(event.details, withData)),
      previous_event_id: String(event.previousEventId),
      event_timestamp: String(event.timestamp),
      execution_arn: executionArn,
      redrive_count: String(redrives.filter((id) => id <= event.id).length),
    }));
}

/** docs: cw-logs. An escaped input or output of more than 248 KiB is cut. */
const MAX_LOGGED_BYTES = 248 * 1024;

/** A character of a string has at most this many bytes when it is escaped: `\u001f`. */
const MAX_ESCAPED = 6;

function truncate(details: Record<string, unknown>): Record<string, unknown> {
  for (const name of ['input', 'output']) {
    const text = details[name];
    if (typeof text !== 'string' || text.length * MAX_ESCAPED <= MAX_LOGGED_BYTES) continue;
    const most = lengthWithin(text, MAX_LOGGED_BYTES);
    if (most === text.length) continue;
    details[name] = text.slice(0, most);
    details[`${name}Details`] = { truncated: true };
  }
  return details;
}

/** How many characters of a text fit into so many bytes of an escaped string. */
function lengthWithin(text: string, bytes: number): number {
  let room = bytes;
  let length = 0;
  for (const char of text) {
    room -= Buffer.byteLength(JSON.stringify(char)) - 2;
    if (room < 0) return length;
    length += char.length;
  }
  return length;
}
