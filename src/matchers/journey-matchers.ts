// The matchers about the path of an execution.
import { executionIn, equal, report, type MatcherImplementations } from './matcher';
import type { Duration } from './types';
import { SimulatorError } from '../asl/simulator-error';
import type { Execution } from '../simulator/execution';
import { describeTarget } from '../simulator/mocks/mock-targets';

export const journeyMatchers = {
  toHaveVisited(received, ...states) {
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
            : [
                `Not visited${missing === states[0] ? '' : ' after the ones before it'}: ${missing}${nameHint(execution, missing)}`,
              ]),
        ]),
    };
  },

  toHaveRetried(received, state, times) {
    const execution = executionIn(received, 'toHaveRetried');
    const retries = execution.retriesOf(state);
    return {
      pass: times === undefined ? retries > 0 : retries === times,
      message: () =>
        report(
          this,
          'toHaveRetried',
          'state',
          execution,
          [`Expected retries of ${state}: ${times ?? 'some'}`, `Found: ${retries}${visitHint(execution, state)}`],
          state,
        ),
    };
  },

  toHaveCaught(received, state, error) {
    const execution = executionIn(received, 'toHaveCaught');
    const errors = execution.catchesOf(state);
    const names = errors.map((one) => one ?? 'an error without a name');
    return {
      pass: error === undefined ? errors.length > 0 : errors.includes(error),
      message: () =>
        report(
          this,
          'toHaveCaught',
          'state',
          execution,
          [
            `Expected that ${state} catches ${error ?? 'an error'}.`,
            `It caught ${names.length > 0 ? names.join(', ') : 'nothing'}${visitHint(execution, state)}`,
          ],
          state,
        ),
    };
  },

  toHaveInvoked(received, target, ...payload) {
    const execution = executionIn(received, 'toHaveInvoked');
    const hits = execution.invocationsOf(target);
    const pass = hits.some((call) => payload.length === 0 || equal(this, call.payload, payload[0]));
    const name = describeTarget(target);
    return {
      pass,
      message: () => {
        const others = execution.invocations.map((call) => `${call.state} (${call.target})`);
        return report(
          this,
          'toHaveInvoked',
          'target',
          execution,
          [
            `Expected a call of ${name}${payload.length > 0 ? ` with ${this.utils.printExpected(payload[0])}` : ''}.`,
            ...(hits.length > 0
              ? hits.map((call) => `It was called with ${this.utils.printReceived(call.payload)}`)
              : [`Called were: ${others.join(', ') || 'nothing'}`]),
          ],
          hits[0]?.state,
        );
      },
    };
  },

  toTakeLessThan(received, duration) {
    const execution = executionIn(received, 'toTakeLessThan');
    const seconds = secondsOf(duration);
    return {
      pass: execution.durationSeconds < seconds,
      message: () =>
        report(this, 'toTakeLessThan', 'seconds', execution, [
          `Expected less than ${seconds} s of virtual time.`,
          `It took ${execution.durationSeconds} s.`,
        ]),
    };
  },
} satisfies Partial<MatcherImplementations>;

function secondsOf(duration: number | Duration): number {
  const seconds = typeof duration === 'number' ? duration : duration.toSeconds();
  if (typeof seconds !== 'number' || Number.isNaN(seconds)) {
    throw new SimulatorError(
      `Invalid duration ${String(duration)} for toTakeLessThan: expected a number of seconds, or a Duration.`,
    );
  }
  return seconds;
}

function visitHint(execution: Execution, state: string): string {
  if (execution.visitedStates.includes(state)) return '.';
  return nameHint(execution, state) || `; the execution never came to ${state}.`;
}

/** A name that the machine does not have is more often a typo than a failure. */
function nameHint({ stateNames }: Execution, state: string): string {
  return stateNames.includes(state)
    ? ''
    : `; the state machine has no state '${state}': it has ${stateNames.map((name) => `'${name}'`).join(', ')}.`;
}
