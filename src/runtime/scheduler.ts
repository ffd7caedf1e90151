// The scheduler as branches see it: what is ready, what waits for a handler, what waits for a time.
import type { Clock } from './clock';
import type { Timer } from './event-queue';

/** Resumes a suspended branch. Called at most once. */
export type Wake<T> = (value: T) => void;
/** Cancels a suspension: its wake is never called. */
export type Cancel = () => void;

/** Runs all executions of a simulation, on one clock. */
export interface Scheduler {
  readonly clock: Clock;
  /** Whether nothing else is ready, or waits for an answer that comes first. */
  readonly isIdle: boolean;
  /** Runs `task` after everything that is already ready. */
  soon(task: () => void): void;
  /** Does the same for callers outside of the executions, at any time. */
  arrive(task: () => void): void;
  /** Wakes at `time`, or as soon as possible if that is past. */
  at(time: number, wake: () => void): Timer;
  /** Wakes at `time`, but never advances the clock. It fires only if another timer moves time past it. */
  deadline(time: number, wake: () => void): Timer;
  /** Passes on a handler's answer in its turn. A rejection goes to `failed`. */
  answer<T>(answer: T | PromiseLike<T>, wake: Wake<T>, failed: Wake<unknown>): Cancel;
}

export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
