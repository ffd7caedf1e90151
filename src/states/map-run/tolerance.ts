// How many failures a Map tolerates.
/** Undefined if the definition does not set it. */
export interface Tolerance {
  readonly count: number | undefined;
  /** The percentage of all items. */
  readonly percentage: number | undefined;
}

/** Whether there are too many failures. Of two limits, the first one exceeded ends the run. */
export function isExceeded({ count, percentage }: Tolerance, failed: number, total: number): boolean {
  if (count === undefined && percentage === undefined) return failed > 0;
  const tooMany = count !== undefined && failed > count;
  return tooMany || (percentage !== undefined && (failed / total) * 100 > percentage);
}
