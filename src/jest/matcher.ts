// What all matchers share: the execution that they are asked about, and how they report.
import { isDeepStrictEqual } from 'node:util';
import { Execution } from '../simulator/execution';

export interface Result {
  readonly pass: boolean;
  message(): string;
}

/** What Jest (and Vitest) bind `this` to. */
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

export function executionIn(received: unknown, matcher: string): Execution {
  if (received instanceof Execution) return received;
  const hint = received instanceof Promise ? ' It is a promise: await simulator.run(...) first.' : '';
  throw new TypeError(
    `expect(...).${matcher}() wants the execution that Simulator.run gives, got ${received === null ? 'null' : typeof received}.${hint}`,
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
): string {
  const hint = utils.matcherHint(name, 'execution', wanted, { isNot });
  return [hint, '', ...lines, '', execution.trace()].join('\n');
}
