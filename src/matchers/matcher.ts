// What all matchers share: what a test runner gives them, what they return, and the execution they are asked about.
import { isDeepStrictEqual } from 'node:util';
import type { ExecutionMatchers } from './types';
import { SimulatorError } from '../asl/simulator-error';
import { Execution } from '../simulator/execution';

export interface Result {
  readonly pass: boolean;
  /** The values that differ, for runners that show them by themselves. */
  readonly compared?: { readonly actual: unknown; readonly expected: unknown };
  message(): string;
}

/** The `this` of a matcher: Jest and Vitest provide it, `assert/node-context.ts` does for plain assertions. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly utils: {
    matcherHint(name: string, received?: string, expected?: string, options?: object): string;
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    diff?(expected: unknown, received: unknown): string | null | undefined;
  };
  /** Vitest's test, with the `expect` of tests that run at the same time. */
  readonly task?: { readonly context?: { readonly expect?: SnapshotExpect } };
  equals?(one: unknown, other: unknown): boolean;
  /** How the call reads in a message about wrong arguments. @default - `expect(...).toSucceed()` */
  callOf?(name: string): string;
}

/** The runner's own snapshot function, which knows the test's name and file. */
export type SnapshotExpect = (value: unknown) => { toMatchSnapshot(hint?: string): void };

/** An implementation for each matcher that `expect` is said to have: the compiler compares names and arguments. */
export type MatcherImplementations = {
  readonly [Name in keyof ExecutionMatchers<Result>]: (
    this: MatcherContext,
    received: unknown,
    ...expected: Parameters<ExecutionMatchers<Result>[Name]>
  ) => Result;
};

export function executionIn(context: MatcherContext, received: unknown, matcher: string): Execution {
  if (received instanceof Execution) return received;
  const found = received === null ? 'null' : typeof received;
  const hint = received instanceof Promise ? ' It is a promise: await simulator.run(...) first.' : '';
  throw new SimulatorError(
    `Invalid value for ${callOf(context, matcher)}: expected the execution that Simulator.run returns; found ${found}.${hint}`,
  );
}

/** The call as a message names it. */
export function callOf(context: MatcherContext, matcher: string): string {
  return context.callOf?.(matcher) ?? `expect(...).${matcher}()`;
}

export function equal({ equals }: MatcherContext, received: unknown, expected: unknown): boolean {
  return equals ? equals(received, expected) : isDeepStrictEqual(received, expected);
}

/** The same matchers, with errors whose stack begins at the test's line. */
export function hideFrames(matchers: MatcherImplementations): MatcherImplementations {
  const hidden = Object.entries(matchers).map(([name, matcher]) => {
    function hiding(this: MatcherContext, ...args: unknown[]): Result {
      try {
        return (matcher as (...all: unknown[]) => Result).apply(this, args);
      } catch (error) {
        if (error instanceof Error) Error.captureStackTrace(error, hiding);
        throw error;
      }
    }
    return [name, hiding];
  });
  return Object.fromEntries(hidden) as unknown as MatcherImplementations;
}
