// Describes the child executions of a Map Run: counts them, and names the first failures.
import type { MapRunCounts } from '../../runtime/map-run-counts';
import type { Failed } from '../../steps/failed';
import type { MapRunSteps } from '../../steps/step';

/** Further failures are only counted. */
const MOST_TOLD = 3;
const FAILED = ['FAILED', 'TIMED_OUT'];

/** Such as `3 child executions: 2 succeeded, 1 failed` and `[2] FAILED: Lambda.Unknown (no answer)`. */
export function childrenLines(run: MapRunSteps, failureText: (failed: Failed) => string): string[] {
  const { executionCounts: counts } = run;
  if (counts.failed + counts.timedOut === 0) return [countsText(counts)];
  const failed = run.children.filter(({ status }) => FAILED.includes(status));
  const told = failed.slice(0, MOST_TOLD).map(({ index, status, error, cause }) => {
    // A child that timed out has neither.
    const why = error === undefined && cause === undefined ? '' : `: ${failureText({ error, cause })}`;
    return `[${index}] ${status}${why}`;
  });
  return [countsText(counts), ...told];
}

function countsText(counts: MapRunCounts): string {
  const { total, succeeded, failed, timedOut, aborted, running, pending, pendingRedrive } = counts;
  const parts = Object.entries({
    ...{ succeeded, failed, 'timed out': timedOut, aborted, running },
    ...{ 'not started': pending, 'to be redriven': pendingRedrive },
  }).flatMap(([words, count]) => (count > 0 ? [`${count} ${words}`] : []));
  return `${total} child execution${total === 1 ? '' : 's'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}
