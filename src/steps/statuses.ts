// How visits, attempts and branches ended, and when.
import type { AttemptParts } from './attempt-parts';
import type { PartStatus, Step, StepStatus, Timed } from './step';
import { latestAttempt, latestVisit, type Visit, type VisitBranch } from './visit';
import type { FailureRecord } from '../runtime/failure-record';

/** How what is around a visit ended, which ended the visit if it had not ended before. */
export interface Surroundings {
  readonly status: 'RUNNING' | 'ABORTED' | 'TIMED_OUT';
  /** Milliseconds since the epoch. */
  readonly stopTime: number;
}

export interface Ended<Status extends StepStatus = StepStatus> {
  readonly status: Status;
  /** Undefined while it runs. */
  readonly stopTime: number | undefined;
}

/** The statuses of what has an error. */
export const FAILURES: readonly StepStatus[] = ['FAILED', 'TIMED_OUT', 'CAUGHT'];

/** @param last the visit's last failure */
export function endOfVisit(visit: Visit, last: FailureRecord | undefined, around: Surroundings): Ended {
  const { exited, until } = visit;
  if (exited) return { status: wasCaught(visit, last) ? 'CAUGHT' : 'SUCCEEDED', stopTime: exited.timestamp };
  if (visit.hasFailed) {
    const isTimeOut = latestAttempt(visit)?.failed?.type.endsWith('TimedOut') === true;
    return { status: isTimeOut ? 'TIMED_OUT' : 'FAILED', stopTime: last?.time ?? until };
  }
  if (visit.isAborted) return { status: 'ABORTED', stopTime: until };
  return { status: around.status, stopTime: around.status === 'RUNNING' ? undefined : around.stopTime };
}

function wasCaught(visit: Visit, last: FailureRecord | undefined): boolean {
  if (last) return last.catcher !== undefined;
  const attempt = latestAttempt(visit);
  const hasInner = attempt?.branches.some(({ visits }) => visits.some(({ hasFailed }) => hasFailed)) === true;
  return (visit.evaluationFailed ?? attempt?.failed) !== undefined || hasInner;
}

/** @param whole how the visit ended, for its last attempt */
export function endOfAttempt({ events, record }: AttemptParts, whole?: Ended): Ended<PartStatus> {
  const failed = events?.failed;
  if (failed ?? record) {
    const status = failed?.type.endsWith('TimedOut') ? 'TIMED_OUT' : 'FAILED';
    return { status, stopTime: record?.time ?? failed!.timestamp };
  }
  if (whole) return { ...whole, status: whole.status === 'CAUGHT' ? 'FAILED' : whole.status };
  const inner = events!.branches.flatMap(({ visits }) => visits);
  const stopTime = Math.max(events!.startedAt, ...inner.map(({ until }) => until));
  // An attempt without a failure that is not the last was aborted, and redriven.
  return { status: inner.some(({ hasFailed }) => hasFailed) ? 'FAILED' : 'ABORTED', stopTime };
}

export function endOfBranch(branch: VisitBranch, last: Step | undefined, around: Surroundings): Ended<PartStatus> {
  const { end } = branch;
  const visit = latestVisit(branch);
  const ended = end?.time ?? last?.stopDate?.getTime() ?? around.stopTime;
  if (end) return { status: last?.status === 'TIMED_OUT' ? last.status : end.status, stopTime: ended };
  if (visit && last?.status === 'SUCCEEDED' && isTerminal(visit)) return { status: 'SUCCEEDED', stopTime: ended };
  if (last && last.status !== 'SUCCEEDED' && last.status !== 'CAUGHT') {
    return { status: last.status, stopTime: last.stopDate?.getTime() };
  }
  return { status: around.status, stopTime: around.status === 'RUNNING' ? undefined : around.stopTime };
}

function isTerminal({ state: { type, state } }: Visit): boolean {
  return type === 'Succeed' || state.End === true;
}

/** @param until the time of the latest event, for what still runs */
export function timed(startTime: number, stopTime: number | undefined, until: number): Timed {
  const durationSeconds = Math.max(0, (stopTime ?? until) - startTime) / 1000;
  const startDate = new Date(startTime);
  return stopTime === undefined
    ? { startDate, durationSeconds }
    : { startDate, stopDate: new Date(stopTime), durationSeconds };
}
