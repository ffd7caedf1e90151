// A task as a handler sees it: its call, its handler, and how its kind of resource appears in the history.
import type { TaskFailureType } from './event-keys';
import type { EventKind } from './history-events';
import type { Failure, TaskReply } from './task-reply';
import type { TaskResource } from '../asl/services/resource';
import type { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';

/** One attempt of a task, as a handler sees it. */
export interface TaskCall {
  /** The state's name. */
  readonly state: string;
  /** The state's Resource, with its placeholders resolved. */
  readonly resource: string;
  /** The compiled resource. */
  readonly integration: TaskIntegration;
  /** The region of the execution, such as us-east-1. */
  readonly region: string;
  /** The evaluated Parameters or Arguments. */
  readonly arguments: Json;
  /** The field that the arguments come from. */
  readonly argumentsField: 'Parameters' | 'Arguments';
  /** The attempt's latest event: its start, or the scheduling of a task that workers poll for. */
  readonly eventId: number;
  /** 0 for the first attempt, then the number of retries. */
  readonly retryCount: number;
  /** As evaluated for this attempt. */
  readonly timeoutSeconds: number | undefined;
  /** As evaluated for this attempt. */
  readonly heartbeatSeconds: number | undefined;
  /** Credentials, evaluated. */
  readonly credentials: JsonObject | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The token for an answer from outside, if the task has one. */
  readonly taskToken: string | undefined;
  /** The context object as the state sees it. */
  context(): JsonObject;
}

/**
 * Answers the tasks of an execution. A rejection or a thrown error is a fault outside of the machine and ends the run.
 */
export type TaskHandler = (call: TaskCall) => TaskReply | Promise<TaskReply>;

export interface ArgumentProblems {
  /** In AWS's words. */
  readonly texts: readonly string[];
  /** What else there is to say, in words of our own. */
  readonly note: string;
}

/** Says why a task cannot start, before any of its events: the cause of a States.Runtime. Undefined if it can. */
export type TaskCheck = (call: TaskCall) => string | undefined;

/** How a kind of resource appears in the history. */
export interface TaskIntegration {
  /** The parsed Resource. */
  readonly resource: TaskResource;
  /** How AWS names the resource in "The state/task '...' returned a result with a size ...". */
  readonly label: string;
  /** Whether the task has a token, available as `$$.Task.Token`. */
  readonly usesToken: boolean;
  /** The longest that an attempt takes, whatever its TimeoutSeconds, and the failure of one that takes longer. */
  readonly limit?: { readonly seconds: number; readonly failure: Pick<Failure, 'error' | 'cause'> };
  /** Whether workers poll for its tasks. A task starts when a worker takes it. */
  readonly isPolled?: boolean;
  /** For a resource that accepts the request before it does the work. */
  readonly submittedEvent: EventKind | undefined;
  readonly succeededEvent: EventKind;
  scheduledEvent(call: TaskCall): EventKind;
  /** The problems of the arguments by the service's model. @default - nothing is known of them */
  problems?(args: Json): ArgumentProblems | undefined;
  /** The arguments as shown when the task is scheduled. @default - the arguments unchanged */
  request?(args: Json): Json;
  startedEvent(workerName?: string): EventKind;
  failedEvent(error: StatesError, type: TaskFailureType | undefined): EventKind;
  timedOutEvent(error: StatesError): EventKind;
}

/**
 * Holds the arguments to the service's model. Recorded: apigateway invoke_with_headers; seen: ASFHyP3/hyp3#2585,
 * aws-cdk#9181.
 */
export function checkArguments({ integration, arguments: args, argumentsField }: TaskCall): string | undefined {
  const problems = integration.problems?.(args);
  if (!problems) return undefined;
  const list = `[${problems.texts.join(', ')}]${problems.note}`;
  return `The ${argumentsField} '${jsonText(args)}' could not be used to start the Task: ${list}`;
}
