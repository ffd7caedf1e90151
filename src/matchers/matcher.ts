// What all matchers share: the execution, and how they report.
import { isDeepStrictEqual } from 'node:util';
import type { ExecutionMatchers } from './types';
import { SimulatorError } from '../asl/simulator-error';
import { Execution } from '../simulator/execution';

export interface Result {
  readonly pass: boolean;
  message(): string;
}

/** The `this` of a matcher in Jest (and Vitest). */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly utils: {
    matcherHint(name: string, received?: string, expected?: string, options?: object): string;
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    diff?(expected: unknown, received: unknown): string | null;
  };
  equals?(one: unknown, other: unknown): boolean;
}

/** An implementation for each matcher that `expect` is said to have: the compiler compares names and arguments. */
export type MatcherImplementations = {
  readonly [Name in keyof ExecutionMatchers<Result>]: (
    this: MatcherContext,
    received: unknown,
    ...expected: Parameters<ExecutionMatchers<Result>[Name]>
  ) => Result;
};

export function executionIn(received: unknown, matcher: string): Execution {
  if (received instanceof Execution) return received;
  const found = received === null ? 'null' : typeof received;
  const hint = received instanceof Promise ? ' It is a promise: await simulator.run(...) first.' : '';
  throw new SimulatorError(
    `Invalid value for expect(...).${matcher}(): expected the execution that Simulator.run returns; found ${found}.${hint}`,
  );
}

export function equal({ equals }: MatcherContext, received: unknown, expected: unknown): boolean {
  return equals ? equals(received, expected) : isDeepStrictEqual(received, expected);
}

export function report(
  { utils, isNot }: MatcherContext,
  name: string,
  wanted: string,
  execution: Execution,
  lines: string[],
  state?: string,
): string {
  const hint = utils.matcherHint(name, 'execution', wanted, { isNot });
  return [hint, '', ...lines, '', markVisits(execution.trace(), state)].join('\n');
}

/** The trace with an arrow at the visits of the matcher's state. */
function markVisits(trace: string, state: string | undefined): string {
  if (state === undefined) return trace;
  return trace
    .split('\n')
    .map((line) => (/[✓✗!] (.*?) {2}/.exec(line)?.[1] === state ? `${line}   ◀` : line))
    .join('\n');
}
