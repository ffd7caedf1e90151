// The matchers that ask how an execution came to its end.
import { catchesOf, invocationsOf, retriesOf } from './journey';
import { executionIn, equal, report, type MatcherContext, type Result } from './matcher';
import type { Execution } from '../simulator/execution';

export const journeyMatchers = {
  toHaveVisited(this: MatcherContext, received: unknown, ...states: string[]): Result {
    const execution = executionIn(received, 'toHaveVisited');
    const visited = execution.visitedStates;
    let from = 0;
    const missing = states.find((state) => {
      const at = visited.indexOf(state, from);
      from = at + 1;
      return at < 0;
    });
    return {
      pass: missing === undefined,
      message: () =>
        report(this, 'toHaveVisited', 'states', execution, [
          `Expected, in this order: ${states.join(' → ')}`,
          `Visited: ${visited.join(' → ')}`,
          ...(missing === undefined
            ? []
            : [`Not visited${missing === states[0] ? '' : ' after the ones before it'}: ${missing}`]),
        ]),
    };
  },

  toHaveRetried(this: MatcherContext, received: unknown, state: string, times?: number): Result {
    const execution = executionIn(received, 'toHaveRetried');
    const retries = retriesOf(execution, state);
    return {
      pass: times === undefined ? retries > 0 : retries === times,
      message: () =>
        report(this, 'toHaveRetried', 'state', execution, [
          `Expected retries of ${state}: ${times ?? 'some'}`,
          `Found: ${retries}${unvisited(execution, state)}`,
        ]),
    };
  },

  toHaveCaught(this: MatcherContext, received: unknown, state: string, error?: string): Result {
    const execution = executionIn(received, 'toHaveCaught');
    const errors = catchesOf(execution, state);
    return {
      pass: error === undefined ? errors.length > 0 : errors.includes(error),
      message: () =>
        report(this, 'toHaveCaught', 'state', execution, [
          `Expected that ${state} catches ${error ?? 'an error'}.`,
          `It caught ${errors.length > 0 ? errors.join(', ') : 'nothing'}${unvisited(execution, state)}`,
        ]),
    };
  },

  toHaveInvoked(this: MatcherContext, received: unknown, target: string, ...payload: unknown[]): Result {
    const execution = executionIn(received, 'toHaveInvoked');
    const calls = invocationsOf(execution);
    const hits = calls.filter(({ state, resource }) => state === target || isNamed(resource, target));
    const pass = hits.some((call) => payload.length === 0 || equal(this, call.payload, payload[0]));
    return {
      pass,
      message: () =>
        report(this, 'toHaveInvoked', 'target', execution, [
          `Expected a call of ${target}${payload.length > 0 ? ` with ${this.utils.printExpected(payload[0])}` : ''}.`,
          ...(hits.length > 0
            ? hits.map((call) => `It was called with ${this.utils.printReceived(call.payload)}`)
            : [`Called were: ${calls.map((call) => `${call.state} (${call.resource})`).join(', ') || 'nothing'}`]),
        ]),
    };
  },

  toTakeLessThan(this: MatcherContext, received: unknown, seconds: number): Result {
    const execution = executionIn(received, 'toTakeLessThan');
    return {
      pass: execution.durationSeconds < seconds,
      message: () =>
        report(this, 'toTakeLessThan', 'seconds', execution, [
          `Expected less than ${seconds} s of virtual time.`,
          `It took ${execution.durationSeconds} s.`,
        ]),
    };
  },
};

/** By its ARN, or by the name of the function in it. */
function isNamed(resource: string, target: string): boolean {
  return resource === target || resource.split(':function:')[1]?.split(':')[0] === target;
}

function unvisited(execution: Execution, state: string): string {
  return execution.visitedStates.includes(state) ? '.' : `; the execution never came to ${state}.`;
}
