// The matchers. Each says what was expected and what was found, and shows the trace.
import { journeyMatchers } from './journey-matchers';
import { equal, executionIn, report, type MatcherContext, type MatcherImplementations } from './matcher';
import { snapshotMatchers } from './snapshot-matchers';
import type { Execution } from '../simulator/execution';

const outcomeMatchers = {
  toSucceed(received) {
    const execution = executionIn(received, 'toSucceed');
    return {
      pass: execution.status === 'SUCCEEDED',
      message: () => report(this, 'toSucceed', '', execution, [endSentence(execution)]),
    };
  },

  toSucceedWith(received, output) {
    const execution = executionIn(received, 'toSucceedWith');
    const succeeded = execution.status === 'SUCCEEDED';
    return {
      pass: succeeded && equal(this, execution.output, output),
      message: () =>
        report(
          this,
          'toSucceedWith',
          'output',
          execution,
          succeeded
            ? difference(this, output, execution.output)
            : [endSentence(execution), `Expected output: ${this.utils.printExpected(output)}`],
        ),
    };
  },

  toFailWith(received, error, cause) {
    const execution = executionIn(received, 'toFailWith');
    const failed = execution.status === 'FAILED' || execution.status === 'TIMED_OUT';
    return {
      pass: failed && (error === undefined || errorOf(execution) === error) && causeFits(execution.cause, cause),
      message: () =>
        report(this, 'toFailWith', 'error', execution, [
          `Expected error: ${error === undefined ? 'any' : this.utils.printExpected(error)}`,
          ...(cause === undefined ? [] : [`Expected cause: ${this.utils.printExpected(cause)}`]),
          endSentence(execution),
        ]),
    };
  },
} satisfies Partial<MatcherImplementations>;

export const matchers = {
  ...outcomeMatchers,
  ...journeyMatchers,
  ...snapshotMatchers,
} satisfies MatcherImplementations;

// A timeout of the whole execution has no error name; people look for States.Timeout.
function errorOf({ status, error }: Execution): string | undefined {
  return status === 'TIMED_OUT' ? 'States.Timeout' : error;
}

function causeFits(found: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? found === wanted : found !== undefined && wanted.test(found);
}

/** A cause of AWS often ends with a full stop. */
function endSentence(execution: Execution): string {
  const end = describeEnd(execution);
  return `The execution ${end}${end.endsWith('.') ? '' : '.'}`;
}

function describeEnd(execution: Execution): string {
  const error = errorOf(execution);
  if (execution.status === 'SUCCEEDED') return `succeeded with ${JSON.stringify(execution.output)}`;
  if (execution.status === 'RUNNING') return 'is still running: it waits for something that nobody will do';
  return `ended ${execution.status}${error === undefined ? '' : ` with ${error}`}${execution.cause ? `: ${execution.cause}` : ''}`;
}

function difference({ utils }: MatcherContext, expected: unknown, received: unknown): string[] {
  const diff = utils.diff?.(expected, received);
  return diff ? [diff] : [`Expected: ${utils.printExpected(expected)}`, `Received: ${utils.printReceived(received)}`];
}
