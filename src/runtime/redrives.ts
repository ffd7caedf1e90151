// How often something was redriven.

/** How often an execution, or a Map Run, was redriven. */
export interface Redrives {
  readonly count: number;
  /** When for the last time, milliseconds since the epoch. */
  readonly time?: number;
  /** The last ExecutionRedriven, of an execution. */
  readonly eventId?: number;
}
