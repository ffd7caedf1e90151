// How many failures a Map tolerates.
import { runtimeError } from '../../expressions/states-error';

/** Undefined if the definition does not set it. */
export interface Tolerance {
  readonly count: number | undefined;
  /** The percentage of all items. */
  readonly percentage: number | undefined;
}

/** Recorded: tolerated_failure_count_path, tolerated_failure_percentage_path. */
export function checkTolerance({ count, percentage }: Tolerance): void {
  if (count !== undefined && count < 0) throw runtimeError('ToleratedFailureCount cannot be negative.');
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw runtimeError('ToleratedFailurePercentage must be between 0 and 100.');
  }
}

/** Whether there are too many failures. Of two limits, the first one exceeded ends the run. */
export function isExceeded({ count, percentage }: Tolerance, failed: number, total: number): boolean {
  if (count === undefined && percentage === undefined) return failed > 0;
  const tooMany = count !== undefined && failed > count;
  return tooMany || (percentage !== undefined && (failed / total) * 100 > percentage);
}
