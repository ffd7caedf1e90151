// The replies of a handler of `Simulator.runWith`: plain objects, distinguished by their members.
import type { Json } from '../json/json';
import type { TaskFailureType } from '../runtime/event-keys';
import type { Cancel } from '../runtime/scheduler';
import type { TaskCall, TaskHandler } from '../runtime/task';
import {
  deferred,
  failure,
  OFFER,
  pending,
  silence,
  success,
  TIME_OUT,
  type TaskAnswer,
  type TaskReply,
} from '../runtime/task-reply';

/** The result of an attempt. `afterMs` is its duration in milliseconds of virtual time; default 0. */
export type ScriptedReply = ScriptedAnswer | ScriptedWait;

/** A reply that ends the attempt. */
export type ScriptedAnswer =
  | { readonly output: Json; readonly submitted?: Json; readonly afterMs?: number }
  | {
      readonly error: string | undefined;
      readonly cause: string | undefined;
      readonly failedEvent?: TaskFailureType;
      readonly submitted?: Json;
      readonly afterMs?: number;
    }
  /** The time for the attempt is over. */
  | { readonly timedOut: true; readonly submitted?: Json };

/** A reply that leaves the attempt waiting. */
export type ScriptedWait =
  /**
   * No answer: a timeout, if there is one, ends the attempt. `afterMs` is the time of the last heartbeat; default 0.
   */
  | { readonly silent: true; readonly submitted?: Json; readonly afterMs?: number }
  /** No answer and no timeout: the attempt still waits when nothing else can move. */
  | { readonly pending: true; readonly submitted?: Json }
  /** Left to workers that poll for the resource. Timeouts start when a worker takes the task. */
  | { readonly offered: true; readonly submitted?: Json }
  /** Ends with something else in the simulation; cancelled if the attempt is aborted. */
  | { readonly ends: (done: (answer: ScriptedAnswer) => void) => Cancel; readonly submitted?: Json };

/** Answers the tasks of an execution. A rejection or a thrown error rejects the run. */
export type ScriptedHandler = (call: TaskCall) => ScriptedReply | Promise<ScriptedReply>;

/** The handler in the engine's own terms. */
export function handlerOf(handler: ScriptedHandler): TaskHandler {
  return (call) => {
    const reply = handler(call);
    return reply instanceof Promise ? reply.then(replyOf) : replyOf(reply);
  };
}

function replyOf(reply: ScriptedReply): TaskReply {
  const { submitted } = reply;
  if ('silent' in reply) return silence(submitted, reply.afterMs);
  if ('pending' in reply) return pending(submitted);
  if ('offered' in reply) return { ...OFFER, submitted };
  if ('ends' in reply) return deferred((done) => reply.ends((answer) => done(answerOf(answer))), submitted);
  return answerOf(reply);
}

function answerOf(answer: ScriptedAnswer): TaskAnswer {
  if ('output' in answer) return success(answer.output, answer.submitted, answer.afterMs);
  if ('error' in answer) return failure(answer, answer);
  return { ...TIME_OUT, submitted: answer.submitted };
}
