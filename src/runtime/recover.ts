// Recovers from a state's failure: a retrier retries the state, or a catcher handles the failure.
import { toSteps, type Steps } from './effects';
import type { CompiledState } from './machine';
import { canBeTaken, firstMatch } from './matching';
import { RetryBudget } from './retry';
import type { RunningBranch } from './running';
import type { ErrorOutput, Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** The state's outcome after retries or a catcher. Throws the failure if nothing matches it. */
export function* recover(state: CompiledState, input: Json, thrown: unknown, frame: RunningBranch): Steps<Outcome> {
  const budget = new RetryBudget(state.retriers);
  for (;;) {
    if (!(thrown instanceof StatesError)) throw thrown;
    const failure = frame.explain(thrown);
    const retried = budget.next(failure, frame.chance);
    if (!retried) return yield* fallBack(state, input, failure, frame);
    frame.noteFailure(failure, { retried });
    yield frame.until(frame.now() + retried.delayMs);
    frame.retry();
    try {
      return yield* toSteps(state.run(input, frame));
    } catch (error) {
      thrown = error;
    }
  }
}

/** No retrier matched the failure: a catcher handles it, or the branch fails with it. */
function* fallBack(state: CompiledState, input: Json, failure: StatesError, frame: RunningBranch): Steps<Outcome> {
  const before = frame.previousEventId;
  const catcher = firstMatch(state.catchers, failure);
  if (catcher) frame.noteFailure(failure, { catcher });
  recordFailed(state, failure, frame);
  if (!catcher) throw failure;
  try {
    const outcome = catcher.take(input, errorOutput(failure), frame);
    return { output: outcome.output, assigned: outcome.assigned, goto: catcher.next, via: catcher.place };
  } catch (thrown) {
    if (!(thrown instanceof StatesError)) throw thrown;
    // The catcher's own failure continues from the event before the state failed, and the state fails once more; nothing
    // retries or catches that (measured: floci#3167).
    frame.follow(before);
    const again = frame.explain(thrown);
    recordFailed(state, again, frame);
    throw again;
  }
}

/** A failure that cannot be matched goes straight to the end of the execution (recorded: max_concurrency_path). */
function recordFailed({ failed }: CompiledState, failure: StatesError, frame: RunningBranch): void {
  if (failed && canBeTaken(failure)) frame.record(failed);
}

/**
 * The input of a catcher. A missing cause beside an error becomes an empty string; without an error both are null
 * (recorded).
 */
export function errorOutput({ error, cause }: StatesError): ErrorOutput {
  return { Error: error ?? null, Cause: cause ?? (error === undefined ? null : '') };
}
