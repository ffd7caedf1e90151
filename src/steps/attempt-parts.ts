// Joins what the history and the notes of failures say about the attempts of a visit.
import type { VisitAttempt } from './visit';
import type { FailureRecord } from '../runtime/failure-record';

/** One attempt: its events, its failure, or both. An attempt that failed before its first event has only the latter. */
export interface AttemptParts {
  readonly events?: VisitAttempt;
  record?: FailureRecord;
}

/** @param records the failures of the visit, in order */
export function joinAttempts(attempts: readonly VisitAttempt[], records: readonly FailureRecord[]): AttemptParts[] {
  const joined: AttemptParts[] = attempts.map((events) => ({ events }));
  for (const [index, record] of records.entries()) {
    // What fails in a catcher is no attempt.
    if (records[index - 1]?.catcher) continue;
    const later = joined.findIndex(({ events }) => events !== undefined && events.firstEventId > record.eventId);
    const position = later < 0 ? joined.length : later;
    const found = joined[position - 1];
    if (found && !found.record) found.record = record;
    else joined.splice(position, 0, { record });
  }
  return joined;
}
