// The replies to one attempt of a task, distinguished by `kind`, and the functions that make them.
import type { TaskFailureType } from './event-keys';
import type { Cancel } from './scheduler';
import type { Json } from '../json/json';

/** A handler's reply to a task call. */
export type TaskReply = TaskAnswer | Silence | Pending | Offer | Deferred;

/** A reply that may leave the attempt open. */
export type OpenReply = Exclude<TaskReply, TimeOut>;

/** A reply that ends the attempt. */
export type TaskAnswer = Success | Failure | TimeOut;

interface Reply {
  /** The output of TaskSubmitted; undefined if nothing is submitted before the answer. */
  readonly submitted: Json | undefined;
}

/** The task succeeds `afterMs` milliseconds of virtual time after the call. */
export interface Success extends Reply {
  readonly kind: 'success';
  readonly output: Json;
  readonly afterMs: number;
}

/** The task fails `afterMs` milliseconds of virtual time after the call. */
export interface Failure extends Reply {
  readonly kind: 'failure';
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The type of the event that records the failure, if it is not the resource's usual one. */
  readonly failedEvent: TaskFailureType | undefined;
  readonly afterMs: number;
}

/** The attempt times out. */
export interface TimeOut extends Reply {
  readonly kind: 'timeout';
  /** Whether it was a heartbeat that did not come in time. */
  readonly isHeartbeat?: true;
}

/** The handler gives no answer. An answer from outside or a timeout ends the attempt. */
export interface Silence extends Reply {
  readonly kind: 'silence';
  /** The time of the last heartbeat, in milliseconds after the call; undefined if none was sent. */
  readonly afterMs: number | undefined;
}

/** The handler gives no answer, and timeouts do not apply: the attempt still waits when nothing else can move. */
export interface Pending extends Reply {
  readonly kind: 'pending';
}

/** The task goes to the workers that poll for its resource. Its timeouts start when a worker takes it. */
export interface Offer extends Reply {
  readonly kind: 'offer';
}

/** The answer comes from elsewhere in the simulation, such as the end of another execution. */
export interface Deferred extends Reply {
  readonly kind: 'deferred';
  /** Starts waiting and calls `done` once. The returned function cancels the wait if the attempt is aborted. */
  readonly listen: (done: (answer: TaskAnswer) => void) => Cancel;
}

// Each function writes all members in the same order, so that replies of a kind share a hidden class.

export function success(output: Json, submitted?: Json, afterMs = 0): Success {
  return { kind: 'success', submitted, output, afterMs };
}

export function failure(
  { error, cause }: Pick<Failure, 'error' | 'cause'>,
  { failedEvent, submitted, afterMs = 0 }: Partial<Pick<Failure, 'failedEvent' | 'submitted' | 'afterMs'>> = {},
): Failure {
  return { kind: 'failure', submitted, error, cause, failedEvent, afterMs };
}

export const TIME_OUT: TimeOut = { kind: 'timeout', submitted: undefined };
export const HEARTBEAT_MISSED: TimeOut = { ...TIME_OUT, isHeartbeat: true };

export function silence(submitted?: Json, afterMs?: number): Silence {
  return { kind: 'silence', submitted, afterMs };
}

export function pending(submitted?: Json): Pending {
  return { kind: 'pending', submitted };
}

export const OFFER: Offer = { kind: 'offer', submitted: undefined };

export function deferred(listen: Deferred['listen'], submitted?: Json): Deferred {
  return { kind: 'deferred', submitted, listen };
}

/** Whether the reply ends the attempt as soon as it arrives. */
export function isFinal(reply: TaskReply, timeoutSeconds: number | undefined): reply is TaskAnswer {
  switch (reply.kind) {
    case 'success':
    case 'failure':
      return reply.afterMs === 0 && timeoutSeconds !== 0;
    case 'timeout':
      return true;
    case 'silence':
    case 'pending':
    case 'offer':
    case 'deferred':
      return false;
  }
}
