// What the engine and the world outside say to each other about a task.
import type { EventKind, EventType } from './history-events';
import type { Cancel } from './scheduler';
import type { TaskResource } from '../asl/services/resource';
import type { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

/** One attempt of a task, as a handler sees it. */
export interface TaskCall {
  /** The state's name. */
  readonly state: string;
  readonly resource: string;
  /** What the resource was compiled to. */
  readonly integration: TaskIntegration;
  /** Where the execution runs, such as us-east-1. */
  readonly region: string;
  /** What the definition hands to the resource: Parameters or Arguments, evaluated. */
  readonly arguments: Json;
  /** 0 for the first attempt, counting every retry. */
  readonly retryCount: number;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  /** Credentials, evaluated. */
  readonly credentials: JsonObject | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** By which somebody outside can answer, for a task that has one. */
  readonly taskToken: string | undefined;
  /** The context object as the state sees it. */
  context(): JsonObject;
}

/** What becomes of an attempt. `afterMs` is how long it takes, in virtual time; default 0. */
export type TaskReply =
  | { readonly output: Json; readonly submitted?: Json; readonly afterMs?: number }
  | {
      readonly error: string | undefined;
      readonly cause: string | undefined;
      readonly failedEvent?: EventType;
      readonly submitted?: Json;
      readonly afterMs?: number;
    }
  /** No answer: a time-out, if there is one, ends the attempt. `afterMs` is when the last heartbeat came; default 0. */
  | { readonly silent: true; readonly submitted?: Json; readonly afterMs?: number }
  /** No answer and no time-out either: the attempt is waiting when nothing else can move. */
  | { readonly pending: true; readonly submitted?: Json }
  /** Left to the workers that ask for tasks of the resource: its time-outs count from when one takes it. */
  | { readonly offered: true; readonly submitted?: Json }
  /** It ends with something else of the simulation; given up when the attempt is aborted. */
  | { readonly ends: (done: (answer: TaskReply) => void) => Cancel; readonly submitted?: Json }
  /** The time for the attempt is over. */
  | { readonly timedOut: true; readonly submitted?: Json };

/** Whether the answer tells a time: of the answer, or of the last heartbeat. */
export function isTimed(reply: TaskReply): reply is Extract<TaskReply, { readonly afterMs?: number }> {
  return 'output' in reply || 'error' in reply || 'silent' in reply;
}

/** Whether the answer ends the attempt at the time at which it comes. */
export function isFinal(reply: TaskReply, { timeoutSeconds }: Pick<TaskCall, 'timeoutSeconds'>): boolean {
  if ('output' in reply || 'error' in reply) return !(reply.afterMs || timeoutSeconds === 0);
  return 'timedOut' in reply;
}

/** Answers the tasks of an execution. A rejection or a throw is the simulator's fault and ends the run as such. */
export type TaskHandler = (call: TaskCall) => TaskReply | Promise<TaskReply>;

/** How a kind of resource shows in the history. */
export interface TaskIntegration {
  /** The Resource in its parts. */
  readonly resource: TaskResource;
  /** How AWS names the resource in "The state/task '...' returned a result with a size ...". */
  readonly label: string;
  /** Whether the task has a token, which `$$.Task.Token` tells. */
  readonly usesToken: boolean;
  /** Workers outside ask for its tasks: one is started when a worker takes it. */
  readonly isPolled?: boolean;
  /** Of a resource that takes the request before it does the work. */
  readonly submitted: EventKind | undefined;
  readonly succeeded: EventKind;
  scheduled(call: TaskCall): EventKind;
  /** What is told of the arguments when the task is scheduled; default: themselves. */
  request?(args: Json): Json;
  started(workerName?: string): EventKind;
  failed(error: StatesError, type: EventType | undefined): EventKind;
  timedOut(error: StatesError): EventKind;
}
