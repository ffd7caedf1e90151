// Describes the child executions of a Map Run: counts them, and names the first failures.
import { executionCounts, type MapRunCounts } from '../../runtime/map-run-counts';
import type { MapRunRecord } from '../../runtime/map-run-record';

/** Further failures are only counted. */
const MOST_TOLD = 3;
const FAILED = ['FAILED', 'TIMED_OUT'];

/** Such as `3 child executions: 2 succeeded, 1 failed` and `[2] FAILED: Lambda.Unknown (no answer)`. */
export function childrenLines(run: MapRunRecord, failureText: (error?: string, cause?: string) => string): string[] {
  const counts = executionCounts(run);
  if (counts.failed + counts.timedOut === 0) return [countsText(counts)];
  const failed = run.children!.started.filter(({ status }) => FAILED.includes(status));
  const told = failed.slice(0, MOST_TOLD).map(({ index, status, error, cause }) => {
    // A child that timed out has neither.
    const why = error === undefined && cause === undefined ? '' : `: ${failureText(error, cause)}`;
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
