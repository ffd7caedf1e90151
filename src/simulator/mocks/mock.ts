// Mocks: what stands for a task's resource in a simulation.
import { SimulatorError } from '../../asl/simulator-error';
import type { JsonObject } from '../../json/json';
import type { TaskCall } from '../../runtime/task';
import type { TaskReply } from '../../runtime/task-reply';

/** What a mock function is told besides its payload. */
export interface MockCall {
  /** The state's name. */
  readonly state: string;
  readonly resource: string;
  /** 1 for the first call that this mock answers in the execution, counting retries and further visits. */
  readonly attempt: number;
  /** How often the state has been retried in this visit. */
  readonly retryCount: number;
  /** All that the definition hands to the resource; the payload is a part of it for `lambda:invoke`. */
  readonly arguments: unknown;
  /** Virtual time. */
  readonly now: Date;
  /** The context object, as `$$` or `$states.context` would give it. */
  readonly context: JsonObject;
}

/**
 * A function that answers as the resource would. It gets a copy of the task's real payload (for a Lambda function, its
 * event) and returns the result, a promise of it, or what the makers of mocks give: `fails(...)`, `after(...)` and the
 * like; it may throw `fails(...)` and `refuses(...)` too. Anything else that it throws is a fault of the test, and the simulation rejects
 * with it.
 */
// Payloads are what the test's author knows them to be: a type that must be narrowed first would only be in the way.
export type MockFunction = (payload: any, call: MockCall) => unknown;

/** An answer: a function, or what `returns`, `fails`, `refuses`, `sequence`, `after`, `never`, `heartbeats` and `submits` make. */
export type Mock = MockFunction | Returned | TaskFailure | Refusal | Scripted | Adjusted | Replied;

/** Mocks by what they stand for: see `MockTarget`. */
export type Mocks = Readonly<Record<string, Mock>>;

/**
 * What a mock stands for. A text is the name of a task state, or else an ARN (of a function, with or without a version
 * or an alias, of an activity, or of whatever a task names in its Resource or its arguments), or else the logical id or
 * the construct path of a resource that a task calls. A construct of the CDK is that resource itself, or a task state.
 */
export type MockTarget = string | MockableConstruct;

/** A construct of the AWS CDK, as far as mocks ask for it. */
export interface MockableConstruct {
  readonly node: { readonly path: string };
}

/** Mocks with constructs among what they stand for: a list of pairs, or a Map. */
export type MockEntries = Iterable<readonly [MockTarget, Mock]>;

export class Returned {
  constructor(readonly value: unknown) {}
}

/** Another mock for each attempt. */
export abstract class Scripted {
  /** Whether the states of other machines may be meant too: nothing is wrong when no task is of the name. */
  readonly mayStandUnused: boolean = false;

  /** @param attempt from 1; throws a SimulatorError that says what is missing where there is none */
  abstract mockFor(attempt: number, call: TaskCall): Mock;
}

/** Another mock's answer, changed: when it comes, what goes before it. */
export class Adjusted {
  constructor(
    readonly mock: Mock,
    readonly adjust: (reply: TaskReply, call: TaskCall) => TaskReply,
  ) {}
}

/** An answer in the engine's own form, which nothing wraps. */
export class Replied {
  constructor(readonly replyTo: (call: TaskCall) => TaskReply) {}
}

/** A task's failure: made by `fails`, returned or thrown by a mock function. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';

  constructor(
    readonly error: string | undefined,
    readonly failureCause: string | undefined,
  ) {
    super(`${error ?? 'a failure without a name'}${failureCause === undefined ? '' : `: ${failureCause}`}`);
  }
}

/** An error that the service answers with: made by `refuses`, returned or thrown by a mock function. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly answer: string,
    readonly status: number | undefined,
  ) {
    super(`${code}: ${answer}`);
  }
}

/** The task succeeds with this value, every time. For a Lambda function: what the function returns. */
export function returns(value: unknown): Returned {
  return new Returned(value);
}

/**
 * The task fails with this error name, such as `Lambda.TooManyRequestsException`, every time.
 * @param cause the text that Catch sees as `Cause`; default: an empty text is caught, as for a failure without a cause
 */
export function fails(error?: string, cause?: string): TaskFailure {
  return new TaskFailure(error, cause);
}

/**
 * The service that the task calls answers with this error, every time: Error and Cause become what AWS makes of it for the
 * task's resource. `refuses('ConditionalCheckFailedException', 'The conditional request failed')` fails `dynamodb:putItem` with
 * `DynamoDB.ConditionalCheckFailedException`, `aws-sdk:dynamodb:putItem` with `DynamoDb.ConditionalCheckFailedException`, and the
 * cause ends as that integration's does; the request id is drawn from the seed.
 * @param code as the service has it, such as `ThrottlingException`; a slip of the pen is told (see mockValidation)
 * @param message what the service says of it
 * @param options `statusCode` of the answer; default: that of AWS's model
 * @throws SimulatorError for a code that is no text, and when a task asks whose resource is no API: see `fails` and `returns`
 */
export function refuses(code: string, message = 'null', options: { readonly statusCode?: number } = {}): Refusal {
  if (typeof code !== 'string' || code === '') {
    throw new SimulatorError(
      `refuses(...) wants the code of an error, such as 'ThrottlingException'; got ${String(code)}.`,
    );
  }
  return new Refusal(code, message, options.statusCode);
}

/** One mock an attempt, in order; an attempt beyond the last is an error that says so. */
export function sequence(...mocks: readonly Mock[]): Sequence {
  return new Sequence(mocks);
}

export class Sequence extends Scripted {
  constructor(readonly mocks: readonly Mock[]) {
    super();
  }

  mockFor(attempt: number, { state, resource }: TaskCall): Mock {
    const mock = this.mocks[attempt - 1];
    if (mock !== undefined) return mock;
    throw new SimulatorError(
      `The sequence of mocks for '${state}' (${resource}) has ${this.mocks.length} and was asked for number ${attempt}. ` +
        'Add one for each attempt that the task makes, retries included.',
    );
  }
}
