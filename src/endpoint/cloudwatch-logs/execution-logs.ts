// What executions log by their machines' logging configurations: made from their histories on demand.
import type { NewLogEvent } from './log-groups';
import type { JsonObject } from '../../json/json';
import type { RecordedEvent } from '../../runtime/history-events';
import type { LoggingConfiguration } from '../../services/api/states-types.generated';
import { logEvents, logGroupName } from '../../simulator/logging';

/** An execution as far as its log needs it. */
export interface LoggedExecution {
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly machine: { readonly name: string };
  readonly revision: { readonly loggingConfiguration: LoggingConfiguration };
  /** Undefined once its history is no longer kept. */
  readonly running: { readonly history: { readonly events: readonly RecordedEvent[] } } | undefined;
}

/**
 * Of one group, or of all. An execution whose history is no longer kept has no log either.
 * Streams are named `states/MACHINE/DATE/ID`, one for each execution.
 */
export function executionLogs(executions: Iterable<LoggedExecution>, group?: string): readonly NewLogEvent[] {
  const found: NewLogEvent[] = [];
  for (const { revision, running, machine, name, arn, startTime } of executions) {
    const configuration = revision.loggingConfiguration as JsonObject | undefined;
    const own = logGroupName(configuration);
    if (own === undefined || !running || (group !== undefined && own !== group)) continue;
    const date = new Date(startTime).toISOString().slice(0, 16).replace(/[T:]/g, '-');
    const stream = `states/${machine.name}/${date}/${name.replace(/[:*]/g, '-')}`;
    for (const event of logEvents(running.history.events, arn, configuration)) {
      const message = JSON.stringify(event);
      found.push({ group: own, stream, timestamp: Number(event.event_timestamp), message });
    }
  }
  return found;
}
