// Virtual time: it stands still while anything happens and jumps to the next event when everything waits.

/** The time of one execution, in milliseconds since the epoch. */
export class VirtualClock {
  /** @param now where time starts */
  constructor(public now: number) {}

  /** Jumps forward; time never goes back. */
  advanceTo(time: number): void {
    if (time > this.now) this.now = time;
  }
}

/** The start of virtual time where none is given: fixed, so that the same inputs give the same history. */
export const DEFAULT_START = Date.UTC(2026, 0, 1);

/** This machine's own time, milliseconds since the epoch. */
export function wallTime(): number {
  return Date.now();
}
