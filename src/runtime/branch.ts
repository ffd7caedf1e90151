// Runs one branch: state after state, with retries and catchers, until it ends or fails.
import { isSteps, type Awaitable, type Steps } from './effects';
import type { CompiledState, Machine } from './machine';
import { canBeTaken, firstMatch } from './matching';
import { RetryBudget } from './retry';
import type { RunningBranch } from './running';
import type { Cancel, Scheduler } from './scheduler';
import type { ErrorOutput, Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** Runs the machine from its start; returns its output or throws the StatesError that ended it. */
export function* runMachine(machine: Machine, input: Json, frame: RunningBranch): Steps<Json> {
  let state = machine.start;
  let value = input;
  for (;;) {
    frame.enter(state, value);
    state.place.passes += 1;
    let outcome: Outcome;
    try {
      const ran = state.run(value, frame);
      outcome = isOutcome(ran) ? ran : isSteps<Outcome>(ran) ? yield* ran : yield ran;
    } catch (thrown) {
      outcome = yield* recover(state, value, thrown, frame);
    }
    frame.exit(state, outcome);
    (outcome.via ?? state.nextPlace).passes += 1;
    value = outcome.output;
    const next = outcome.goto === undefined ? state.next : machine.states.get(outcome.goto);
    if (!next) return value;
    state = next;
  }
}

/** An output is never undefined, and nothing else that a state gives has one. */
function isOutcome(ran: ReturnType<CompiledState['run']>): ran is Outcome {
  return (ran as Outcome).output !== undefined;
}

/** Retries the state as its retriers say, and goes to a catcher when they do not. */
function* recover(state: CompiledState, input: Json, thrown: unknown, frame: RunningBranch): Steps<Outcome> {
  const budget = new RetryBudget(state.retriers);
  for (;;) {
    if (!(thrown instanceof StatesError)) throw thrown;
    const failure = frame.explained(thrown);
    const delay = budget.delay(failure, frame.chance);
    if (delay === undefined) return yield* fallBack(state, input, failure, frame);
    yield frame.until(frame.now() + delay);
    frame.retry();
    try {
      const ran = state.run(input, frame);
      return isOutcome(ran) ? ran : isSteps<Outcome>(ran) ? yield* ran : yield ran;
    } catch (error) {
      thrown = error;
    }
  }
}

/** No retrier took the failure: a catcher does, or the branch fails with it. */
function* fallBack(state: CompiledState, input: Json, failure: StatesError, frame: RunningBranch): Steps<Outcome> {
  // What nothing may take goes straight to the end of the execution (recorded: max_concurrency_path).
  if (state.events.failed && canBeTaken(failure)) frame.record(state.events.failed);
  const catcher = firstMatch(state.catchers, failure);
  if (!catcher) throw failure;
  const taken = catcher.take(input, errorOutput(failure), frame);
  const outcome: Outcome = taken instanceof Promise ? yield taken : taken;
  return { ...outcome, goto: catcher.next, via: catcher.place };
}

/** What a catcher sees: a cause that is missing beside an error is empty text; without an error both are null (recorded). */
export function errorOutput({ error, cause }: StatesError): ErrorOutput {
  return { Error: error ?? null, Cause: cause ?? (error === undefined ? null : '') };
}

/** Drives a branch through its effects and says how it ended. */
export class Coroutine<T> {
  private giveUp: Cancel | undefined;
  private over = false;

  constructor(
    private readonly steps: Steps<T>,
    private readonly ended: (result: T) => void,
    private readonly failed: (error: unknown) => void,
    private readonly scheduler: Scheduler,
  ) {}

  /** Resumes the branch with a value; the first time, starts it. */
  readonly wake = (value?: unknown): void => this.resume(value, undefined);
  private readonly fail = (error: unknown) => this.resume(undefined, { error });

  /** Ends the branch where it waits. */
  cancel(): void {
    this.over = true;
    this.giveUp?.();
  }

  private resume(value: unknown, thrown: { readonly error: unknown } | undefined): void {
    if (this.over) return;
    this.giveUp = undefined;
    let result: IteratorResult<Awaitable, T>;
    try {
      result = thrown ? this.steps.throw(thrown.error) : this.steps.next(value);
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
    const awaited = result.value;
    this.giveUp =
      awaited instanceof Promise ? this.scheduler.answer(awaited, this.wake, this.fail) : awaited(this.wake, this.fail);
  }
}
