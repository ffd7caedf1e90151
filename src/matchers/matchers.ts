// The matchers. Each says what was expected and what was found, and shows the trace.
import { errorOf } from './failure';
import { journeyMatchers } from './journey-matchers';
import { equal, executionIn, hideFrames, type MatcherImplementations, type SnapshotExpect } from './matcher';
import { difference, endLines, report } from './report';
import { snapshotMatchers } from './snapshot-matchers';
import { Execution } from '../simulator/execution';

const outcomeMatchers = {
  toSucceed(received) {
    const execution = executionIn(this, received, 'toSucceed');
    return {
      pass: execution.status === 'SUCCEEDED',
      message: () =>
        report(this, execution, { matcher: 'toSucceed', wanted: '', findings: endLines(execution), tellsEnd: true }),
    };
  },

  toSucceedWith(received, output) {
    const execution = executionIn(this, received, 'toSucceedWith');
    const succeeded = execution.status === 'SUCCEEDED';
    const findings = () =>
      succeeded
        ? difference(this, output, execution.output)
        : [...endLines(execution), `Expected output: ${this.utils.printExpected(output)}`];
    return {
      pass: succeeded && equal(this, execution.output, output),
      message: () =>
        report(this, execution, {
          matcher: 'toSucceedWith',
          wanted: 'output',
          findings: this.isNot ? [`Expected another output than ${this.utils.printExpected(output)}.`] : findings(),
          tellsEnd: true,
        }),
      ...(succeeded && { compared: { actual: execution.output, expected: output } }),
    };
  },

  toFailWith(received, error, cause) {
    const execution = executionIn(this, received, 'toFailWith');
    const failed = execution.status === 'FAILED' || execution.status === 'TIMED_OUT';
    const hasError = failed && (error === undefined || errorOf(execution) === error);
    const onlyCauseDiffers = hasError && typeof cause === 'string' && execution.cause !== undefined;
    return {
      pass: hasError && causeFits(execution.cause, cause),
      message: () =>
        report(this, execution, {
          matcher: 'toFailWith',
          wanted: 'error',
          findings: [
            `Expected error: ${error === undefined ? 'any' : this.utils.printExpected(error)}`,
            ...(cause === undefined ? [] : [`Expected cause: ${this.utils.printExpected(cause)}`]),
            ...endLines(execution),
            ...(onlyCauseDiffers && !this.isNot ? ['', ...difference(this, cause, execution.cause)] : []),
          ],
          tellsEnd: true,
        }),
      ...(onlyCauseDiffers && { compared: { actual: execution.cause, expected: cause } }),
    };
  },

  toBehaveLike(received, history) {
    const execution = executionIn(this, received, 'toBehaveLike');
    const comparison = history instanceof Execution ? history.compare(execution) : execution.compare(history);
    const findings = this.isNot ? ['Expected a difference, but there is none.'] : String(comparison).split('\n');
    return {
      pass: comparison.isSame,
      message: () => report(this, execution, { matcher: 'toBehaveLike', wanted: 'history', findings, tellsEnd: true }),
    };
  },
} satisfies Partial<MatcherImplementations>;

/** @param expect gives the runner's `expect` when a snapshot is compared */
export function matchersWith(expect: () => SnapshotExpect): MatcherImplementations {
  return hideFrames({ ...outcomeMatchers, ...journeyMatchers, ...snapshotMatchers(expect) });
}

function causeFits(found: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? found === wanted : found !== undefined && wanted.test(found);
}
