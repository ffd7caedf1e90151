// Clocks. Virtual time stops while anything happens, and jumps to the next event. Real time passes on its own.

/** The time of a simulation. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether Wait states and the delays before retries take no time. */
  readonly skipsWaits: boolean;
}

export class VirtualClock implements Clock {
  readonly skipsWaits = false;

  /** @param now the start of time, in milliseconds since the epoch */
  constructor(public now: number) {}

  /** Jumps forward. Time never goes back. */
  advanceTo(time: number): void {
    if (time > this.now) this.now = time;
  }
}

export interface RealClockOptions {
  /** How many seconds pass per second of this machine. @default 1 */
  readonly timeScale?: number;
  /** @default false */
  readonly skipWaits?: boolean;
}

/** The longest delay of a host timer, in milliseconds. */
const MAX_HOST_MS = 2 ** 31 - 1;

/** This machine's time, which can be sped up and moved forward. */
export class RealClock implements Clock {
  readonly skipsWaits: boolean;
  private readonly timeScale: number;
  private readonly started = Date.now();
  private ahead = 0;

  constructor({ timeScale = 1, skipWaits = false }: RealClockOptions = {}) {
    this.timeScale = timeScale;
    this.skipsWaits = skipWaits;
  }

  get now(): number {
    return Math.floor(this.started + (Date.now() - this.started) * this.timeScale) + this.ahead;
  }

  /** Moves time forward. Those who wait for a time must check again. */
  putForward(ms: number): void {
    this.ahead += ms;
  }

  /**
   * Calls back at `time`, or earlier if `time` is beyond the longest delay of a host timer.
   * @param staysAlive whether the process waits for it
   */
  wake(time: number, task: () => void, staysAlive = true): () => void {
    const ms = Math.ceil((time - this.now) / this.timeScale);
    const timer = setTimeout(task, Math.min(Math.max(ms, 0), MAX_HOST_MS));
    if (!staysAlive) timer.unref();
    return () => clearTimeout(timer);
  }

  /** Calls back after the host's other pending work. */
  soon(task: () => void): () => void {
    const turn = setImmediate(task);
    return () => clearImmediate(turn);
  }
}

/** Calls back after so many seconds of this machine's time. */
export function afterRealSeconds(seconds: number, task: () => void): () => void {
  const timer = setTimeout(task, Math.min(seconds * 1000, MAX_HOST_MS));
  return () => clearTimeout(timer);
}

/** When something began on this machine, in milliseconds since the epoch, and how long it took. */
export interface MeasuredTime {
  readonly startedAt: number;
  readonly seconds: number;
}

/** The time of this machine, in milliseconds since the epoch. Only for reports: nothing simulated depends on it. */
export function machineTime(): number {
  return Date.now();
}

/** Starts to measure; the function that it returns ends it. Only for reports, too. */
export function stopwatch(): () => MeasuredTime {
  const startedAt = machineTime();
  const begun = performance.now();
  return () => ({ startedAt, seconds: (performance.now() - begun) / 1000 });
}

/** The default start of virtual time: fixed, so that the same inputs give the same history. */
export const DEFAULT_START = Date.UTC(2026, 0, 1);

/** The latest virtual time that can be set. A year after it, dates still have four-digit years. */
export const LAST_TIME = Date.UTC(9998, 0, 1);
