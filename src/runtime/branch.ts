// Runs one branch: state after state, with retries and catchers, until it ends or fails.
import { isSteps, settled, type Effect, type Steps } from './effects';
import type { CompiledState, Machine } from './machine';
import { canBeTaken, firstMatch } from './matching';
import { RetryBudget } from './retry';
import type { RunningBranch } from './running';
import type { Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** Runs the machine from its start; returns its output or throws the StatesError that ended it. */
export function* runMachine(machine: Machine, input: Json, frame: RunningBranch): Steps<Json> {
  let state = machine.start;
  let value = input;
  for (;;) {
    frame.enter(state, value);
    const outcome: Outcome = yield* runState(state, value, frame);
    frame.exit(state, outcome);
    value = outcome.output;
    const next = outcome.goto === undefined ? state.next : machine.states.get(outcome.goto);
    if (!next) return value;
    state = next;
  }
}

function* runState(state: CompiledState, input: Json, frame: RunningBranch): Steps<Outcome> {
  let budget: RetryBudget | undefined;
  for (;;) {
    try {
      const ran = state.run(input, frame);
      if (isSteps<Outcome>(ran)) return yield* ran;
      return ran instanceof Promise ? yield frame.later(ran) : ran;
    } catch (thrown) {
      if (!(thrown instanceof StatesError)) throw thrown;
      const failure = frame.explained(thrown);
      budget ??= new RetryBudget(state.retriers);
      const delay = budget.delay(failure, frame.chance);
      if (delay === undefined) return yield* fallBack(state, input, failure, frame);
      yield frame.until(frame.now() + delay);
      frame.retry();
    }
  }
}

/** No retrier took the failure: a catcher does, or the branch fails with it. */
function* fallBack(state: CompiledState, input: Json, failure: StatesError, frame: RunningBranch): Steps<Outcome> {
  // What nothing may take goes straight to the end of the execution (recorded: max_concurrency_path).
  if (state.events.failed && canBeTaken(failure)) frame.record(state.events.failed);
  const catcher = firstMatch(state.catchers, failure);
  if (!catcher) throw failure;
  // A cause that is missing beside an error is empty text; without an error both are null (recorded).
  const cause = failure.cause ?? (failure.error === undefined ? null : '');
  const error = { Error: failure.error ?? null, Cause: cause };
  const outcome = yield* settled(catcher.take(input, error, frame), frame);
  return { ...outcome, goto: catcher.next };
}

/** Drives a branch through its effects and says how it ended. */
export class Coroutine<T> {
  private giveUp: (() => void) | undefined;
  private over = false;

  constructor(
    private readonly steps: Steps<T>,
    private readonly ended: (result: T) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.resume(() => this.steps.next());
  }

  /** Ends the branch where it waits. */
  cancel(): void {
    this.over = true;
    this.giveUp?.();
  }

  private resume(step: () => IteratorResult<Effect<unknown>, T>): void {
    if (this.over) return;
    this.giveUp = undefined;
    let result: IteratorResult<Effect<unknown>, T>;
    try {
      result = step();
    } catch (error) {
      this.over = true;
      this.failed(error);
      return;
    }
    if (result.done) {
      this.over = true;
      this.ended(result.value);
      return;
    }
    this.giveUp = result.value(
      (value) => this.resume(() => this.steps.next(value)),
      (error) => this.resume(() => this.steps.throw(error)),
    );
  }
}
