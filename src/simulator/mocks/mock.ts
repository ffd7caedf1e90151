// Mocks: what stands for a task's resource in a simulation.
import type { JsonObject } from '../../json/json';

/** What a mock function is told besides its payload. */
export interface MockCall {
  /** The state's name. */
  readonly state: string;
  readonly resource: string;
  /** 1 for the first call of this state in the execution, counting retries and further visits. */
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
 * event) and returns the result, a promise of it, or `fails(...)`; it may throw `fails(...)` too. Anything else that it
 * throws is a fault of the test, and the simulation rejects with it.
 */
// Payloads are what the test's author knows them to be: a type that must be narrowed first would only be in the way.
export type MockFunction = (payload: any, call: MockCall) => unknown;

/** An answer made by `returns`, `fails` or `sequence`. */
export type Mock = MockFunction | Returned | TaskFailure | Sequence;

/** Mocks by the name of the state whose task they answer. */
export type Mocks = Readonly<Record<string, Mock>>;

export class Returned {
  constructor(readonly value: unknown) {}
}

export class Sequence {
  constructor(readonly mocks: readonly Mock[]) {}
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

/** One mock an attempt, in order; an attempt beyond the last is an error that says so. */
export function sequence(...mocks: readonly Mock[]): Sequence {
  return new Sequence(mocks);
}
