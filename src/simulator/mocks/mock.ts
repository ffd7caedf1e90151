// Mocks: they replace the resources of tasks in a simulation.
import { SimulatorError } from '../../asl/simulator-error';
import { copyJson, NotJsonError } from '../../json/copy';
import type { Json, JsonObject } from '../../json/json';
import { shownValue } from '../../json/shown-value';
import { FAILURE_EVENTS, type TaskFailureType } from '../../runtime/event-keys';
import type { TaskCall } from '../../runtime/task';
import { success, type TaskReply } from '../../runtime/task-reply';

/** The second argument of a mock function: the details of the call. */
export interface MockCall {
  /** The state's name. */
  readonly state: string;
  /** The state's Resource, with its placeholders resolved. */
  readonly resource: string;
  /** 1 for the first call that this mock answers in the execution. Retries and repeat visits count. */
  readonly attempt: number;
  /** How often the state has been retried in this visit. */
  readonly retryCount: number;
  /** Everything that the definition passes to the resource. For `lambda:invoke`, the payload is a part of it. */
  readonly arguments: unknown;
  /** Virtual time. */
  readonly now: Date;
  /** The context object, as in `$$` or `$states.context`. */
  readonly context: JsonObject;
}

/**
 * A function that answers as the resource would. It gets a copy of the task's real payload (for a Lambda function, its
 * event) and returns the result, a promise of it, or another mock: `fails(...)`, `after(...)` and the like. It may also
 * throw `fails(...)` and `refuses(...)`. Any other error that it throws is a mistake in the test, and the simulation
 * rejects with it.
 */
// The default payload is `any`: the author of a test knows what it is, and annotates the parameter to have it checked.
export type MockFunction<Payload = any, Result = unknown> = (
  payload: Payload,
  call: MockCall,
) => MockAnswer<Result> | PromiseLike<MockAnswer<Result>>;

/** The return value of a mock function: the result, or a mock that says what happens instead. */
export type MockAnswer<Result> = Result | MadeMock<any, Result>;

/**
 * An answer: a function, or the value of `returns`, `fails`, `refuses`, `sequence`, `after`, `never`, `heartbeats` or
 * `submits`.
 */
export type Mock<Payload = any, Result = unknown> = MockFunction<Payload, Result> | MadeMock<Payload, Result>;

type MadeMock<Payload, Result> =
  Returned<Result> | TaskFailureError | RefusalError | Scripted<Payload, Result> | Adjusted<Payload, Result> | Replied;

/**
 * Mocks by target: see `MockTarget`. `Target` is the union of the names that the compiler accepts besides ARNs, such as
 * `Mocks<'Charge' | 'Ship'>`. By default it accepts every string.
 */
export type Mocks<Target extends string = string> = { readonly [One in Target | Arn]?: Mock };

/**
 * Mocks with typed payloads and results, by state. Each state is given the function that its task calls, or the type of
 * its payload:
 *
 * ```ts
 * import { returns, type MocksOf } from 'cdk-lambda-workflows/simulator';
 *
 * declare function charge(order: { total: number }): Promise<{ receipt: string }>;
 *
 * const mocks: MocksOf<{ Charge: typeof charge; Ship: { address: string } }> = {
 *   Charge: returns({ receipt: 'r-1' }),
 *   Ship: ({ address }) => ({ sentTo: address }),
 * };
 * ```
 */
export type MocksOf<Tasks> = { readonly [State in keyof Tasks]?: MockOf<Tasks[State]> };

type MockOf<Task> = Task extends (payload: infer Payload, ...rest: any[]) => infer Result
  ? Mock<Payload, Awaited<Result>>
  : Mock<Task>;

type Arn = `arn:${string}`;

/**
 * The target of a mock. A string is the name of a task state, or else an ARN (of a function, with or without a version
 * or an alias, of an activity, or of anything that a task names in its Resource or its arguments), or else the logical
 * id or the construct path of a resource that a task calls. A construct of the CDK is that resource, or a task state.
 */
export type MockTarget<State extends string = string> = State | Arn | MockableConstruct;

/** The part of a construct of the AWS CDK that mocks use. */
export interface MockableConstruct {
  readonly node: { readonly path: string };
}

/** Mocks whose targets may be constructs: a list of pairs, or a Map. */
export type MockEntries<State extends string = string> = Iterable<readonly [MockTarget<State>, Mock]>;

export class Returned<Result = unknown> {
  constructor(readonly value: Result) {}
}

/** Another mock for each attempt. */
export abstract class Scripted<Payload = any, Result = unknown> {
  /** Whether the target may be a state of another machine. Then a name without a task is not an error. */
  readonly mayStandUnused: boolean = false;

  /** @param attempt from 1. Throws a SimulatorError that says what is missing if there is no mock for it. */
  abstract mockFor(attempt: number, call: TaskCall): Mock<Payload, Result>;
}

/** Another mock's answer with changed timing or with an output of TaskSubmitted. */
export class Adjusted<Payload = any, Result = unknown> {
  constructor(
    readonly mock: Mock<Payload, Result>,
    readonly adjust: (reply: TaskReply, call: TaskCall) => TaskReply,
  ) {}
}

/** An answer in the engine's own form, which is not wrapped. */
export class Replied {
  constructor(readonly replyTo: (call: TaskCall) => TaskReply) {}
}

/** A task's failure: made by `fails`, returned or thrown by a mock function. */
export class TaskFailureError extends Error {
  override readonly name = 'TaskFailureError';

  constructor(
    readonly error: string | undefined,
    readonly failureCause: string | undefined,
    readonly event?: TaskFailureType,
  ) {
    super(`${error ?? 'a failure without a name'}${failureCause === undefined ? '' : `: ${failureCause}`}`);
  }
}

/** An error that the service answers with: made by `refuses`, returned or thrown by a mock function. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';

  constructor(
    readonly code: string,
    readonly answer: string,
    readonly status: number | undefined,
  ) {
    super(`${code}: ${answer}`);
  }
}

/**
 * The task succeeds with this value, every time. For a Lambda function: what the function returns.
 *
 * @example
 * import { returns, Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const simulator = Simulator.fromFile('orders.asl.json');
 * const execution = await simulator.run({ mocks: { Charge: returns({ receipt: 'r-1' }) } });
 */
export function returns<Result>(value: Result): Returned<Result> {
  return new Returned(value);
}

/**
 * The task fails with this error name, such as `Lambda.TooManyRequestsException`, every time.
 * @param cause the text that Catch sees as `Cause`; default: an empty text is caught, as for a failure without a cause
 * @param options the event that records the failure, if it is not the usual one
 *
 * @example
 * import { fails, Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const simulator = Simulator.fromFile('orders.asl.json');
 * const execution = await simulator.run({ mocks: { Charge: fails('CardDeclined', 'The card has expired') } });
 */
export function fails(error?: string, cause?: string, { event }: FailureOptions = {}): TaskFailureError {
  for (const [name, value] of Object.entries({ error, cause })) {
    if (value === undefined || typeof value === 'string') continue;
    throw new SimulatorError(`Invalid ${name} of fails(error, cause): expected a string; found ${shownValue(value)}.`);
  }
  if (event !== undefined && !FAILURE_EVENTS.includes(event)) {
    throw new SimulatorError(
      `Invalid event ${shownValue(event)} of fails(error, cause, { event }): expected one of ${FAILURE_EVENTS.join(', ')}.`,
    );
  }
  return new TaskFailureError(error, cause, event);
}

export interface FailureOptions {
  /**
   * The type of the event that records the failure. @default the usual one of the resource: TaskFailed,
   * LambdaFunctionFailed or ActivityFailed
   */
  readonly event?: TaskFailureType;
}

/**
 * The task succeeds with this result, every time. It is the whole result as the history shows it, with what the service
 * and Step Functions add, such as SdkHttpMetadata; it is not compared with the service's model. `returns` takes what the
 * function or the service returns.
 *
 * @example
 * import { replies, Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const Charge = replies({ ExecutedVersion: '7', Payload: { receipt: 'r-1' }, StatusCode: 200 });
 * const execution = await Simulator.fromFile('orders.asl.json').run({ mocks: { Charge } });
 */
export function replies(result: unknown): Replied {
  let output: Json;
  try {
    output = copyJson(result);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new SimulatorError(
      `Invalid result of replies(result): expected a value that JSON can hold; found ${error.found} at ${error.path}.`,
    );
  }
  return new Replied(() => success(output));
}

/**
 * The called service answers with this error, every time. Error and Cause have the form of the task's integration:
 * `refuses('ConditionalCheckFailedException', 'The conditional request failed')` fails `dynamodb:putItem` with
 * `DynamoDB.ConditionalCheckFailedException` and `aws-sdk:dynamodb:putItem` with
 * `DynamoDb.ConditionalCheckFailedException`, and the cause ends with the integration's details. The request id comes
 * from the seed.
 *
 * @param code the service's own code, such as `ThrottlingException`; a typing error is reported (see mockValidation)
 * @param message the service's message
 * @param options `statusCode` of the answer; default: that of AWS's model
 * @throws SimulatorError for a code that is not a string, and for a task whose resource is not an API: use `fails` or
 * `returns`
 */
export function refuses(code: string, message = 'null', options: { readonly statusCode?: number } = {}): RefusalError {
  if (typeof code !== 'string' || code === '') {
    throw new SimulatorError(
      `Invalid code '${String(code)}' for refuses(...): expected the name of an error, such as 'ThrottlingException'.`,
    );
  }
  return new RefusalError(code, message, options.statusCode);
}

/**
 * One mock per attempt, in order. Retries and repeat visits count as attempts. Running out of mocks is an error that
 * says so.
 *
 * @example
 * import { fails, returns, sequence, Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const simulator = Simulator.fromFile('orders.asl.json');
 * const Charge = sequence(fails('Lambda.TooManyRequestsException'), returns({ receipt: 'r-1' }));
 * const execution = await simulator.run({ mocks: { Charge } });
 */
// The place where the sequence is used decides its types, not the first of its mocks.
export function sequence<Payload = any, Result = unknown>(
  ...mocks: readonly Mock<NoInfer<Payload>, NoInfer<Result>>[]
): Sequence<Payload, Result> {
  return new Sequence(mocks);
}

export class Sequence<Payload = any, Result = unknown> extends Scripted<Payload, Result> {
  constructor(readonly mocks: readonly Mock<Payload, Result>[]) {
    super();
  }

  mockFor(attempt: number, { state, resource }: TaskCall): Mock<Payload, Result> {
    const mock = this.mocks[attempt - 1];
    if (mock !== undefined) return mock;
    const count = this.mocks.length === 1 ? '1 mock' : `${this.mocks.length} mocks`;
    throw new SimulatorError(
      `The sequence of mocks for '${state}' (${resource}) has ${count}, but attempt ${attempt} was made. ` +
        'Add a mock for each attempt, including retries.',
    );
  }
}
