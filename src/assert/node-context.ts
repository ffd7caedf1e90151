// What plain assertions give to a matcher in place of a test runner: Node.js's own equality, text and differences.
import { AssertionError } from 'node:assert';
import { inspect, isDeepStrictEqual } from 'node:util';
import type { MatcherContext } from '../matchers/matcher';

/**
 * @param assertion the name of the function, for the first line
 * @param isNot whether it asserts the opposite
 */
export function nodeContext(assertion: string, isNot: boolean): MatcherContext {
  return {
    isNot,
    utils: {
      matcherHint: (_, execution, wanted) =>
        `${assertion}(${[execution, wanted].filter((part) => part !== undefined && part !== '').join(', ')})`,
      printExpected: print,
      printReceived: print,
      diff,
    },
    equals: isDeepStrictEqual,
    callOf: () => `${assertion}()`,
  };
}

function print(value: unknown): string {
  return inspect(value, { depth: 10, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 1000 });
}

/** The lines that Node.js itself would print, without its first sentence. */
function diff(expected: unknown, actual: unknown): string {
  const { message } = new AssertionError({ expected, actual, operator: 'deepStrictEqual' });
  return message.replace(/^Expected values to be strictly deep-equal:\n/, '').trim();
}
