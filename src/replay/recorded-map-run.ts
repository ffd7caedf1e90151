// Replays a Map Run as a whole, since a history says nothing about its children.
import type { Replayer } from './replayer';
import type { Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import { toSteps, type Steps } from '../runtime/effects';
import type { EventKind, RecordedEvent } from '../runtime/history-events';
import type { RunState } from '../runtime/machine';
import type { RunningBranch } from '../runtime/running';
import { latestAttempt, type Visit, type VisitAttempt } from '../steps/visit';

/** @param run what happens where the recording has no Map Run, or does not say how it ended */
export function recordedMapRun(replayer: Replayer, run: RunState): RunState {
  return function* replayed(input, given): Steps<Outcome> {
    const frame = given as RunningBranch;
    const { visit, attempt } = replayer.counterpartOf(frame) ?? {};
    const end = visit && attempt?.mapRunArn !== undefined ? endOf(visit, attempt, replayer) : undefined;
    if (!end) return yield* toSteps(run(input, frame));
    replayer.mapRuns.add(visit!.state.name);
    yield* record(visit!, attempt!, frame, replayer);
    if (end === 'RUNNING') yield () => () => undefined;
    if (end instanceof StatesError) throw end;
    return end as Outcome;
  };
}

/** Undefined for an attempt that failed without a word of its own: running it shows the failure. */
function endOf(visit: Visit, attempt: VisitAttempt, replayer: Replayer): Outcome | StatesError | 'RUNNING' | undefined {
  const { failed } = attempt;
  if (failed) return new StatesError(failed.details.error, failed.details.cause, 'task');
  if (latestAttempt(visit) !== attempt || visit.hasFailed) return undefined;
  if (!visit.exited) return 'RUNNING';
  if (replayer.lacksPayload(visit.exited)) return undefined;
  const { output, assignedVariables } = visit.exited.details;
  return { output, assigned: assignedVariables };
}

/** Records the attempt's events, at their times and each after the event that it followed. */
function* record(visit: Visit, attempt: VisitAttempt, frame: RunningBranch, replayer: Replayer): Steps<void> {
  const ids = new Map([[visit.entered.id, frame.previousEventId]]);
  const nextAttempt = visit.attempts[visit.attempts.indexOf(attempt) + 1]?.firstEventId ?? Infinity;
  for (const id of visit.eventIds) {
    const event = replayer.event(id)!;
    if (id < attempt.firstEventId || id >= nextAttempt || isOfState(event)) continue;
    const time = replayer.time(event);
    if (time !== undefined && time > frame.now()) yield frame.until(time);
    frame.follow(ids.get(event.previousEventId) ?? frame.previousEventId);
    frame.record({ type: event.type, details: event.details } as EventKind);
    ids.set(id, frame.previousEventId);
  }
  if (visit.exited) frame.follow(ids.get(visit.exited.previousEventId) ?? frame.previousEventId);
}

/** The engine itself records that a state is left, fails or is aborted. */
function isOfState({ type }: RecordedEvent): boolean {
  return ['MapStateEntered', 'MapStateExited', 'MapStateFailed', 'MapStateAborted', 'MapRunAborted'].includes(type);
}
