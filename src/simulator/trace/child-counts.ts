// The child executions of a Map Run in words: they are counted, not drawn.
import type { MapRunCounts } from '../../runtime/map-run-counts';

/** Such as `3 child executions: 2 succeeded, 1 failed`. */
export function childrenText(counts: MapRunCounts): string {
  const { total, succeeded, failed, timedOut, aborted, running, pending, pendingRedrive } = counts;
  const parts = Object.entries({
    ...{ succeeded, failed, 'timed out': timedOut, aborted, running },
    ...{ 'not started': pending, 'to be redriven': pendingRedrive },
  }).flatMap(([words, count]) => (count > 0 ? [`${count} ${words}`] : []));
  return `${total} child execution${total === 1 ? '' : 's'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}
