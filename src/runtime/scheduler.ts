// Who is ready, who waits for a handler, who waits for a time: what branches ask of the one that runs them.
import type { Clock } from './clock';
import type { Timer } from './event-queue';

/** Resumes what was suspended. Called at most once. */
export type Wake<T> = (value: T) => void;
/** Gives up a suspension: its wake is never called. */
export type Cancel = () => void;

/** Runs all executions of a simulation, on one clock. */
export interface Scheduler {
  readonly clock: Clock;
  /** Whether nobody else is ready, or waits for an answer that comes first. */
  readonly isIdle: boolean;
  /** Does `task` after what is ready already. */
  soon(task: () => void): void;
  /** The same for somebody outside of the executions, whenever that is. */
  arrive(task: () => void): void;
  /** Wakes at `time`, or as soon as possible when that is past. */
  at(time: number, wake: () => void): Timer;
  /** Wakes when time comes to `time` for another reason: nobody waits for it. */
  deadline(time: number, wake: () => void): Timer;
  /** Passes a handler's answer on in its turn; a thrown one goes to `failed`. */
  answer<T>(answer: T | PromiseLike<T>, wake: Wake<T>, failed: Wake<unknown>): Cancel;
}

export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
