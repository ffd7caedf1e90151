// The matchers as plain functions, for node:test and every other runner: they throw an AssertionError.
import { AssertionError } from 'node:assert';
import { nodeContext } from './node-context';
import { SimulatorError } from '../asl/simulator-error';
import type { MatcherImplementations } from '../matchers/matcher';
import { matchersWith } from '../matchers/matchers';
import type { Duration } from '../matchers/types';
import type { RecordedHistory } from '../replay/recording/read-recordings';
import type { Execution } from '../simulator/execution';
import type { MockTarget } from '../simulator/mocks/mock';
import type { RecordedExecution } from '../simulator/recorded-execution';

type Name = keyof MatcherImplementations;
type Arguments<Matcher extends Name> =
  Parameters<MatcherImplementations[Matcher]> extends [unknown, ...infer Rest] ? Rest : never;

const matchers = matchersWith(() => {
  throw new SimulatorError('There is no expect for snapshots: use assertExecutionSnapshot.');
});

/**
 * The execution succeeded; if an output is given, with one that is deeply and strictly equal.
 * @throws AssertionError with the difference and the trace
 *
 * @example
 * import { test } from 'node:test';
 * import { assertSucceeded } from 'cdk-lambda-workflows/assert';
 * import { Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * test('an order is greeted', async () => {
 *   const simulator = Simulator.fromDefinition({
 *     StartAt: 'Greet',
 *     States: { Greet: { Type: 'Pass', Result: 'hello', End: true } },
 *   });
 *   assertSucceeded(await simulator.run(), 'hello');
 * });
 */
export function assertSucceeded(execution: Execution<any, any>, ...output: [output?: unknown]): void {
  if (output.length === 0) check(assertSucceeded, false, 'toSucceed', execution);
  else check(assertSucceeded, false, 'toSucceedWith', execution, output[0]);
}

/**
 * The execution failed or timed out, with this error name if given (`States.Timeout` if it timed out as a whole), and
 * with this cause if given (a string, or a RegExp that matches it).
 */
export function assertFailed(execution: Execution<any, any>, error?: string, cause?: string | RegExp): void {
  check(assertFailed, false, 'toFailWith', execution, error, cause);
}

/** The execution visited these states in this order; others may come between. */
export function assertVisited<State extends string>(execution: Execution<any, State>, ...states: State[]): void {
  check(assertVisited, false, 'toHaveVisited', execution, ...states);
}

/** The execution did not visit these states in this order. With one state: it never came there. */
export function assertNotVisited<State extends string>(execution: Execution<any, State>, ...states: State[]): void {
  check(assertNotVisited, true, 'toHaveVisited', execution, ...states);
}

/** The state was retried after a failure: this many times, or at least once. */
export function assertRetried<State extends string>(
  execution: Execution<any, State>,
  state: State,
  times?: number,
): void {
  check(assertRetried, false, 'toHaveRetried', execution, state, times);
}

/** The state was not retried this many times, or not at all. */
export function assertNotRetried<State extends string>(
  execution: Execution<any, State>,
  state: State,
  times?: number,
): void {
  check(assertNotRetried, true, 'toHaveRetried', execution, state, times);
}

/** A catcher of the state matched this error, or any. */
export function assertCaught<State extends string>(
  execution: Execution<any, State>,
  state: State,
  error?: string,
): void {
  check(assertCaught, false, 'toHaveCaught', execution, state, error);
}

/** No catcher of the state matched this error, or any. */
export function assertNotCaught<State extends string>(
  execution: Execution<any, State>,
  state: State,
  error?: string,
): void {
  check(assertNotCaught, true, 'toHaveCaught', execution, state, error);
}

/**
 * A task was called. The target is the name of its state, or what it calls: an ARN, a function's name, a logical id, a
 * construct or its path. If a payload is given, it must be deeply and strictly equal.
 */
export function assertInvoked<State extends string>(
  execution: Execution<any, State>,
  target: MockTarget<State>,
  ...payload: [payload?: unknown]
): void {
  check(assertInvoked, false, 'toHaveInvoked', execution, target, ...payload);
}

/** No task was called for the target, or none with this payload. */
export function assertNotInvoked<State extends string>(
  execution: Execution<any, State>,
  target: MockTarget<State>,
  ...payload: [payload?: unknown]
): void {
  check(assertNotInvoked, true, 'toHaveInvoked', execution, target, ...payload);
}

/**
 * The execution went as a recorded one did: the same states with the same data, calls, failures and end. `history` is what
 * `Simulator.replay` takes, or another execution.
 */
export function assertBehavesLike(
  execution: Execution<any, any>,
  history: RecordedHistory | RecordedExecution | Execution<any, any>,
): void {
  check(assertBehavesLike, false, 'toBehaveLike', execution, history);
}

/** The execution took less virtual time than this: seconds, or a Duration of the AWS CDK. */
export function assertTookLessThan(execution: Execution<any, any>, duration: number | Duration): void {
  check(assertTookLessThan, false, 'toTakeLessThan', execution, duration);
}

/** Throws if the matcher does not hold, with a stack that begins where the assertion was called. */
function check<Matcher extends Name>(
  assertion: (...args: never[]) => void,
  isNot: boolean,
  matcher: Matcher,
  execution: unknown,
  ...args: Arguments<Matcher>
): void {
  const run = matchers[matcher] as (this: unknown, ...all: unknown[]) => ReturnType<MatcherImplementations[Matcher]>;
  const result = resultOf(assertion, () => run.call(nodeContext(assertion.name, isNot), execution, ...args));
  if (result.pass !== isNot) return;
  throw new AssertionError({
    message: result.message(),
    operator: assertion.name,
    stackStartFn: assertion,
    ...(isNot ? {} : result.compared),
  });
}

function resultOf<T>(assertion: (...args: never[]) => void, matched: () => T): T {
  try {
    return matched();
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error, assertion);
    throw error;
  }
}
