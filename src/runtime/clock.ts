// Time: virtual time stands still while anything happens and jumps to the next event; real time goes on by itself.

/** The time of a simulation. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether Wait states and the delays before retries take no time. */
  readonly skipsWaits: boolean;
}

export class VirtualClock implements Clock {
  readonly skipsWaits = false;

  /** @param now where time starts */
  constructor(public now: number) {}

  /** Jumps forward; time never goes back. */
  advanceTo(time: number): void {
    if (time > this.now) this.now = time;
  }
}

export interface RealClockOptions {
  /** How many seconds pass in one second of this machine. @default 1 */
  readonly timeScale?: number;
  /** @default false */
  readonly skipWaits?: boolean;
}

/** The longest that a timer of the host can wait. */
const MAX_HOST_MS = 2 ** 31 - 1;

/** This machine's time, which may be made to go faster, and be put forward. */
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

  /** Puts time forward; whoever waits for a time must look again. */
  putForward(ms: number): void {
    this.ahead += ms;
  }

  /**
   * Calls back at `time`, or before where that is further away than a timer of the host can wait.
   * @param staysAlive whether the process waits for it
   */
  wake(time: number, task: () => void, staysAlive = true): () => void {
    const ms = Math.ceil((time - this.now) / this.timeScale);
    const timer = setTimeout(task, Math.min(Math.max(ms, 0), MAX_HOST_MS));
    if (!staysAlive) timer.unref();
    return () => clearTimeout(timer);
  }

  /** Calls back when everybody else on this machine had a turn. */
  soon(task: () => void): () => void {
    const turn = setImmediate(task);
    return () => clearImmediate(turn);
  }
}

/** The start of virtual time where none is given: fixed, so that the same inputs give the same history. */
export const DEFAULT_START = Date.UTC(2026, 0, 1);

/** As far as virtual time is put by anybody: what runs on for a year from here has dates with four digits still. */
export const LAST_TIME = Date.UTC(9998, 0, 1);
