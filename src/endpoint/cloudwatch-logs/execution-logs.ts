// The log events of executions, by their machines' logging configurations, derived from their histories on demand.
import { createHash } from 'node:crypto';
import type { DerivedLogEvent } from './log-groups';
import type { JsonObject } from '../../json/json';
import type { RecordedEvent } from '../../runtime/history-events';
import type { LoggingConfiguration } from '../../services/api/states-types.generated';
import { logEvents, logGroupName } from '../../simulator/logging';

/** The part of an execution that its log needs. */
export interface LoggedExecution {
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly machine: { readonly name: string };
  readonly revision: { readonly loggingConfiguration: LoggingConfiguration };
  /** Undefined after its history was dropped. */
  readonly running: { readonly history: { readonly events: readonly RecordedEvent[] } } | undefined;
}

/**
 * The events of one group, or of all. An execution whose history was dropped has no log. Each execution has a stream,
 * named `states/MACHINE/DATE/ID`.
 */
export function executionLogs(executions: Iterable<LoggedExecution>, group?: string): readonly DerivedLogEvent[] {
  const found: DerivedLogEvent[] = [];
  for (const { revision, running, machine, name, arn, startTime } of executions) {
    const configuration = revision.loggingConfiguration as JsonObject | undefined;
    const own = logGroupName(configuration);
    if (own === undefined || !running || (group !== undefined && own !== group)) continue;
    const date = new Date(startTime).toISOString().slice(0, 16).replace(/[T:]/g, '-');
    const stream = `states/${machine.name}/${date}/${name.replace(/[:*]/g, '-')}`;
    const prefix = digitsOf(arn);
    for (const event of logEvents(running.history.events, arn, configuration)) {
      const message = JSON.stringify(event);
      const id = prefix + String(event.id).padStart(10, '0');
      found.push({ group: own, stream, timestamp: Number(event.event_timestamp), message, id });
    }
  }
  return found;
}

/** The groups that state machines log into, with the times of their creation in milliseconds since the epoch. */
export function configuredGroups(
  machines: Iterable<{ readonly creationDate: number; readonly revision: LoggedExecution['revision'] }>,
): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const { creationDate, revision } of machines) {
    const name = logGroupName(revision.loggingConfiguration as JsonObject | undefined);
    if (name !== undefined && !groups.has(name)) groups.set(name, 1000 * creationDate);
  }
  return groups;
}

/** Up to 25 digits that only this execution has. */
function digitsOf(arn: string): string {
  return BigInt(`0x${createHash('sha256').update(arn).digest('hex').slice(0, 20)}`).toString();
}
