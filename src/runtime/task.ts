// A task as a handler sees it: its call, who answers it, and how its kind of resource shows in the history.
import type { TaskFailureType } from './event-keys';
import type { EventKind } from './history-events';
import type { TaskReply } from './task-reply';
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
  readonly submittedEvent: EventKind | undefined;
  readonly succeededEvent: EventKind;
  scheduledEvent(call: TaskCall): EventKind;
  /** What is told of the arguments when the task is scheduled; default: themselves. */
  request?(args: Json): Json;
  startedEvent(workerName?: string): EventKind;
  failedEvent(error: StatesError, type: TaskFailureType | undefined): EventKind;
  timedOutEvent(error: StatesError): EventKind;
}
