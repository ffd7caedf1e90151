// Which visits a failure ended: the event that follows it names the failed visit as its predecessor.
import { latestAttempt, latestVisit, type Visit, type VisitBranch } from './visit';
import type { RecordedEvent } from '../runtime/history-events';

/**
 * Marks the visits from the one that failed to the outer one that the failure reached.
 * @param until the outer visit, which retries or handles the failure, or fails itself; undefined for the execution
 */
export function failPath(failed: Visit | undefined, until: Visit | undefined): void {
  const path: Visit[] = [];
  let visit = failed;
  for (; visit && visit !== until; visit = visit.branch.outer) path.push(visit);
  if (visit !== until) return;
  for (const each of path) if (!each.exited) each.hasFailed = true;
}

/** The innermost visit that has not ended: what fails after a redrive without an event of its own. */
export function openLeaf(branch: VisitBranch): Visit | undefined {
  const visit = latestVisit(branch);
  if (!visit || visit.exited) return undefined;
  const inner =
    latestAttempt(visit)
      ?.branches.map(openLeaf)
      .filter((leaf) => leaf !== undefined) ?? [];
  return inner.find(({ state }) => state.type === 'Fail') ?? inner[0] ?? visit;
}

/** Notes how an iteration ended. `from` is the visit that the event names as its predecessor. */
export function ended({ type, timestamp }: RecordedEvent, iteration: VisitBranch, from: Visit | undefined): void {
  const status = type.slice('MapIteration'.length).toUpperCase() as 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  iteration.end = { status, time: timestamp };
  if (status === 'FAILED') failPath(from, iteration.outer);
}

/** A redrive continues in the visits that had not ended well, at all levels. */
export function reopen(branch: VisitBranch): void {
  const visit = latestVisit(branch);
  if (branch.end?.status === 'SUCCEEDED') return;
  branch.end = undefined;
  if (!visit || visit.exited) return;
  visit.hasFailed = false;
  visit.isAborted = false;
  const attempt = latestAttempt(visit);
  if (!attempt) return;
  attempt.isRedriven = true;
  for (const inner of attempt.branches) reopen(inner);
}
