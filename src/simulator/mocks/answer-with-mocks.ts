// Answers the tasks of one execution with mocks. If there is none, the error shows the mock to write.
import type { BoundMocks } from './bind-mocks';
import { MissingMockError } from './missing-mock-error';
import {
  Adjusted,
  RefusalError,
  Replied,
  Returned,
  Scripted,
  TaskFailureError,
  type Mock,
  type MockCall,
} from './mock';
import { refusal } from './refusal';
import { WrongMockError } from './wrong-mock-error';
import { SimulatorError } from '../../asl/simulator-error';
import { cloneJson, copyJson, NotJsonError } from '../../json/copy';
import type { Json, JsonObject } from '../../json/json';
import { shownValue, thrownMessage } from '../../json/shown-value';
import { jsonText } from '../../json/text';
import type { TaskCall, TaskHandler } from '../../runtime/task';
import { failure, success, type TaskReply } from '../../runtime/task-reply';
import type { Integration } from '../../services/integrations/integration';
import type { FieldValidationMode } from '../../services/models/check-answer';
import { refusedRequest } from '../../services/refused-request';

export interface AnswerOptions {
  /** Called if there is no mock; undefined if it has no answer either. */
  readonly otherwise: (call: TaskCall) => TaskReply | Promise<TaskReply> | undefined;
  /** How results are checked against the services' models. @default PRESENT */
  readonly validation?: FieldValidationMode | undefined;
  /** Creates a request id. */
  readonly requestId: () => string;
}

/** Makes a handler for one execution. Sequences start at their first mock. */
export function answerWithMocks(
  mocks: BoundMocks,
  { otherwise, validation = 'PRESENT', requestId }: AnswerOptions,
): TaskHandler {
  const attempts = new Array<number>(mocks.count).fill(0);
  const terms: Terms = { validation, requestId };
  return (call) => {
    const refused = refusedRequest(call, requestId);
    if (refused) return refused;
    const bound = mocks.mockOf(call);
    const { submission, payload } = integrationIn(call);
    if (bound === undefined) {
      const other = otherwise(call);
      if (other) return other;
      throw new MissingMockError(call, jsonText(payload(call.arguments)));
    }
    const attempt = (attempts[bound.index]! += 1);
    const reply = answer(bound.mock, call, attempt, terms);
    return submission ? submitting(reply, submission) : reply;
  };
}

/** Adds the output of TaskSubmitted if the mock does not give one. */
function submitting(
  reply: TaskReply | Promise<TaskReply>,
  submission: NonNullable<Integration['submission']>,
): TaskReply | Promise<TaskReply> {
  if (reply instanceof Promise) return reply.then((one) => submitting(one, submission));
  // A refused request submits nothing.
  if (reply.submitted !== undefined || (reply.kind === 'failure' && reply.failedEvent !== undefined)) return reply;
  return { ...reply, submitted: submission(reply.kind === 'success' ? reply.output : undefined) };
}

/** The simulator compiles every resource to one of its integrations. */
function integrationIn(call: TaskCall): Integration {
  return call.integration as Integration;
}

/** What all calls of an execution share. */
interface Terms {
  readonly validation: FieldValidationMode;
  readonly requestId: () => string;
}

function answer(mock: Mock, call: TaskCall, attempt: number, terms: Terms): TaskReply | Promise<TaskReply> {
  if (typeof mock !== 'function') return replyOf(mock, call, attempt, terms);
  const given = cloneJson(integrationIn(call).payload(call.arguments));
  try {
    const returned: unknown = mock(given, new CallOfMock(call, attempt));
    return isPromiseLike(returned)
      ? Promise.resolve(returned).then(
          (value) => replyOf(value, call, attempt, terms),
          (thrown: unknown) => thrownReply(thrown, call, terms),
        )
      : replyOf(returned, call, attempt, terms);
  } catch (thrown) {
    return thrownReply(thrown, call, terms);
  }
}

function replyOf(returned: unknown, call: TaskCall, attempt: number, terms: Terms): TaskReply | Promise<TaskReply> {
  if (returned instanceof TaskFailureError) return failureBy(returned);
  if (returned instanceof RefusalError) return refusal(returned, call, terms);
  if (returned instanceof Scripted) return answer(returned.mockFor(attempt, call), call, attempt, terms);
  if (returned instanceof Replied) return returned.replyTo(call);
  if (returned instanceof Adjusted) {
    const reply = answer(returned.mock, call, attempt, terms);
    return reply instanceof Promise ? reply.then((one) => returned.adjust(one, call)) : returned.adjust(reply, call);
  }
  const value = returned instanceof Returned ? returned.value : returned;
  const json = jsonOf(value, call);
  const integration = integrationIn(call);
  const wrong = integration.wrong?.(json, terms.validation);
  if (wrong !== undefined) {
    throw new WrongMockError(call, `returned what the service cannot return: ${wrong}`, terms.validation);
  }
  const output = integration.result(json, call.arguments);
  const failed = integration.failure?.(output);
  return failed ? failure(failed, { submitted: integration.submission?.(output) }) : success(output);
}

function failureBy({ error, failureCause: cause, event }: TaskFailureError): TaskReply {
  return event === undefined ? failure({ error, cause }) : failure({ error, cause }, { failedEvent: event });
}

function thrownReply(thrown: unknown, call: TaskCall, terms: Terms): TaskReply {
  if (isA(RefusalError, thrown)) return refusal(thrown, call, terms);
  if (isA(TaskFailureError, thrown)) return failureBy(thrown);
  if (isA(SimulatorError, thrown)) throw thrown;
  const text = isA(Error, thrown) ? `${shownValue(thrown.name)}: ${thrownMessage(thrown)}` : shownValue(thrown);
  throw new SimulatorError(
    `The mock of '${call.state}' threw ${text}. To make the task fail, return or throw fails('ErrorName', 'cause') ` +
      "or refuses('Code', 'message').",
    { cause: thrown },
  );
}

/** As instanceof, which throws for some proxies. */
function isA<T extends object>(kind: abstract new (...args: any[]) => T, value: unknown): value is T {
  try {
    return value instanceof kind;
  } catch {
    return false;
  }
}

/** A handler's value as the Lambda runtimes would write it: undefined becomes null. */
function jsonOf(value: unknown, call: TaskCall): Json {
  if (value === undefined) return null;
  try {
    return copyJson(value);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new SimulatorError(
      `The mock of '${call.state}' returned ${error.found} at ${error.path}: expected a value that JSON can hold ` +
        '(objects, arrays, strings, finite numbers, booleans and null).',
    );
  }
}

/** Most mocks read only their payload, so the rest is made on demand. */
class CallOfMock implements MockCall {
  constructor(
    private readonly call: TaskCall,
    readonly attempt: number,
  ) {}

  get state(): string {
    return this.call.state;
  }

  get resource(): string {
    return this.call.resource;
  }

  get retryCount(): number {
    return this.call.retryCount;
  }

  get arguments(): unknown {
    return cloneJson(this.call.arguments);
  }

  get now(): Date {
    return new Date(this.call.now);
  }

  get context(): JsonObject {
    return cloneJson(this.call.context()) as JsonObject;
  }
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
