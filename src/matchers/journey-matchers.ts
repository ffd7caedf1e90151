// The matchers about the path of an execution.
import { equal, executionIn, type MatcherContext, type MatcherImplementations } from './matcher';
import { nearest } from './nearest';
import { difference, report } from './report';
import type { Duration } from './types';
import { SimulatorError } from '../asl/simulator-error';
import { didYouMean } from '../json/suggestion';
import type { Execution } from '../simulator/execution';
import { describeTarget } from '../simulator/mocks/mock-targets';
import type { Invocation } from '../steps/journey';

export const journeyMatchers = {
  toHaveVisited(received, ...states) {
    const execution = executionIn(this, received, 'toHaveVisited');
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
        report(this, execution, {
          matcher: 'toHaveVisited',
          wanted: 'states',
          findings: [
            `Expected${this.isNot ? ' not' : ''}, in this order: ${states.join(' → ')}`,
            `Visited: ${pathText(visited)}`,
            ...(missing === undefined
              ? []
              : [
                  `Not visited${missing === states[0] ? '' : ' after the ones before it'}: ${missing}${nameHint(execution, missing)}`,
                ]),
          ],
        }),
    };
  },

  toHaveRetried(received, state, times) {
    const execution = executionIn(this, received, 'toHaveRetried');
    const retries = execution.retriesOf(state);
    return {
      pass: times === undefined ? retries > 0 : retries === times,
      message: () =>
        report(this, execution, {
          matcher: 'toHaveRetried',
          wanted: 'state',
          findings: [
            `Expected retries of ${state}: ${this.isNot ? `not ${times ?? 'any'}` : (times ?? 'some')}`,
            `Found: ${retries}${visitHint(execution, state)}`,
          ],
          state,
        }),
    };
  },

  toHaveCaught(received, state, error) {
    const execution = executionIn(this, received, 'toHaveCaught');
    const errors = execution.catchesOf(state);
    const names = errors.map((one) => one ?? 'an error without a name');
    return {
      pass: error === undefined ? errors.length > 0 : errors.includes(error),
      message: () =>
        report(this, execution, {
          matcher: 'toHaveCaught',
          wanted: 'state',
          findings: [
            `Expected that ${state} ${this.isNot ? 'does not catch' : 'catches'} ${error ?? 'an error'}.`,
            `It caught ${names.length > 0 ? names.join(', ') : 'nothing'}${visitHint(execution, state)}`,
          ],
          state,
        }),
    };
  },

  toHaveInvoked(received, target, ...payload) {
    const execution = executionIn(this, received, 'toHaveInvoked');
    const hits = execution.invocationsOf(target);
    const hasPayload = payload.length > 0;
    const pass = hits.some((call) => !hasPayload || equal(this, call.payload, payload[0]));
    const near = hasPayload && hits.length > 0 ? nearest(payload[0], hits, (call) => call.payload) : undefined;
    const name = describeTarget(target);
    const findings = (): string[] => {
      const wanted = hasPayload ? ` with ${this.utils.printExpected(payload[0])}` : '';
      if (this.isNot) return [`Expected no call of ${name}${wanted}.`];
      return near === undefined
        ? [`Expected a call of ${name}${wanted}.`, `Called were: ${callsText(execution)}`]
        : payloadFindings(this, name, hits, near, payload[0]);
    };
    return {
      pass,
      message: () =>
        report(this, execution, {
          matcher: 'toHaveInvoked',
          wanted: 'target',
          findings: findings(),
          state: hits[0]?.state,
        }),
      ...(near && { compared: { actual: near.payload, expected: payload[0] } }),
    };
  },

  toTakeLessThan(received, duration) {
    const execution = executionIn(this, received, 'toTakeLessThan');
    const seconds = secondsOf(duration);
    return {
      pass: execution.durationSeconds < seconds,
      message: () =>
        report(this, execution, {
          matcher: 'toTakeLessThan',
          wanted: 'seconds',
          findings: [
            `Expected ${this.isNot ? 'at least' : 'less than'} ${seconds} s of virtual time.`,
            `It took ${execution.durationSeconds} s.`,
          ],
        }),
    };
  },
} satisfies Partial<MatcherImplementations>;

/** What differs in the payload of the call that is the most like what was expected. */
function payloadFindings(
  context: MatcherContext,
  name: string,
  hits: readonly Invocation[],
  near: Invocation,
  expected: unknown,
): string[] {
  const which = hits.length === 1 ? 'Its only call' : `The nearest of its ${hits.length} calls`;
  return [
    `Expected a call of ${name} with an equal payload. ${which} differs:`,
    '',
    ...difference(context, expected, near.payload),
  ];
}

const MOST_NAMED = 50;

/** The states on the way; of a long way, the beginning and the end. */
function pathText(states: readonly string[]): string {
  if (states.length <= MOST_NAMED) return states.join(' → ');
  const half = MOST_NAMED / 2;
  const missing = `… ${states.length - MOST_NAMED} more …`;
  return [...states.slice(0, half), missing, ...states.slice(-half)].join(' → ');
}

function callsText({ invocations }: Execution): string {
  const calls = [...new Set(invocations.map((call) => `${call.state} (${call.target})`))];
  const more = calls.length > MOST_NAMED ? [`${calls.length - MOST_NAMED} more`] : [];
  return [...calls.slice(0, MOST_NAMED), ...more].join(', ') || 'nothing';
}

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
    : `; the state machine has no state '${state}': it has ${stateNames.map((name) => `'${name}'`).join(', ')}. ${didYouMean(state, stateNames)}`.trimEnd();
}
