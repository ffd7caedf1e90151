// What executions log by their machines' logging configurations: made of their histories when somebody asks.
import type { NewLogEvent } from './log-groups';
import type { JsonObject } from '../../json/json';
import { logEvents, logGroupName } from '../../simulator/logging';
import type { ExecutionRecord } from '../state/execution-record';

/**
 * Of one group, or of all. An execution whose history is no longer kept has no log either.
 * Streams are named `states/MACHINE/DATE/ID`, one for each execution.
 */
export function executionLogs(records: Iterable<ExecutionRecord>, group?: string): readonly NewLogEvent[] {
  const found: NewLogEvent[] = [];
  for (const { revision, running, machine, name, arn, startTime } of records) {
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
