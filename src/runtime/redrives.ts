// Counts redrives.

/** How often an execution, or a Map Run, was redriven. */
export interface Redrives {
  readonly count: number;
  /** The time of the last redrive, in milliseconds since the epoch. */
  readonly time?: number;
  /** The last ExecutionRedriven event of an execution. */
  readonly eventId?: number;
}
