// Runs one branch, state after state, without interruption as long as nothing waits, until the branch ends or fails.
import type { Steps } from './effects';
import type { CompiledState, Machine, RunState } from './machine';
import { recover } from './recover';
import type { RunningBranch } from './running';
import type { Cancel } from './scheduler';
import type { Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** The owner of a branch: what started it. */
export interface BranchOwner {
  /** The branch's input; read when the branch's turn comes. */
  begin(branch: Branch): Json;
  onEnd(branch: Branch, output: Json): void;
  /**
   * Called with the StatesError that ended the branch, or with a fault outside of the machine, such as a wrong mock.
   */
  onFailure(branch: Branch, error: unknown): void;
}

export class Branch {
  private state: CompiledState | undefined;
  /** The state's input. */
  private value: Json = null;
  /** The steps that the branch is waiting in: its state, or the recovery from the state's failure. */
  private steps: Steps<Outcome> | undefined;
  private isRecovering = false;
  private isOver = false;
  /** The failure that ended it, if it did not end otherwise. */
  private failure: StatesError | undefined;
  private giveUp: Cancel | undefined;
  // Most branches of a Map wait at most once.
  private wake: ((value?: unknown) => void) | undefined;
  private fail: ((error: unknown) => void) | undefined;

  constructor(
    private readonly owner: BranchOwner,
    private readonly machine: Machine,
    readonly frame: RunningBranch,
    /** The index among its owner's branches. */
    readonly index = 0,
  ) {}

  /** Starts the branch after those that are already ready. */
  start(): void {
    this.frame.shared.scheduler.arrive(() => this.resume(undefined, undefined));
  }

  /** Ends the branch while it waits. */
  cancel(): void {
    this.isOver = true;
    this.giveUp?.();
    this.giveUp = undefined;
  }

  /**
   * Resumes the branch in the state in which it failed or was aborted. The state runs again but is not entered again.
   */
  redrive(): void {
    const { state } = this;
    if (!this.isOver) return;
    this.isOver = false;
    this.steps = undefined;
    this.isRecovering = false;
    this.giveUp = undefined;
    if (state) this.frame.takeUp(this.failure);
    this.failure = undefined;
    this.frame.shared.scheduler.arrive(() => this.resume(undefined, undefined));
  }

  private resume(answer: unknown, thrown: { readonly error: unknown } | undefined): void {
    if (this.isOver) return;
    this.giveUp = undefined;
    let output: Json | undefined;
    try {
      const outcome = this.steps ? this.drive(this.steps, answer, thrown) : this.begin();
      output = outcome && this.goOn(outcome);
    } catch (error) {
      this.isOver = true;
      this.failure = error instanceof StatesError ? error : undefined;
      if (this.failure) this.frame.noteFailure(this.failure);
      this.owner.onFailure(this, error);
      return;
    }
    if (output === undefined) return;
    this.isOver = true;
    this.owner.onEnd(this, output);
  }

  private begin(): Outcome | undefined {
    if (this.state) return this.run(this.state, this.value);
    return { output: this.owner.begin(this) };
  }

  /** Runs states until one has to wait or the machine ends. Returns the machine's output in that case. */
  private goOn(first: Outcome): Json | undefined {
    let outcome: Outcome | undefined = first;
    while (outcome) {
      const next = this.state ? this.leave(this.state, outcome) : this.machine.start;
      if (!next) return outcome.output;
      if (this.state && this.frame.shared.endsSoon) return this.abandon();
      outcome = this.visit(next, outcome.output);
    }
    return undefined;
  }

  /** Ends the execution, but not within this step of it. */
  private abandon(): undefined {
    const { shared } = this.frame;
    shared.scheduler.arrive(() => shared.stop());
  }

  private leave(state: CompiledState, outcome: Outcome): CompiledState | undefined {
    this.frame.exit(state, outcome);
    (outcome.via ?? state.nextPlace).passes += 1;
    return outcome.goto === undefined ? state.next : this.machine.states.get(outcome.goto);
  }

  /** The state's outcome, if it does not have to wait. */
  private visit(state: CompiledState, input: Json): Outcome | undefined {
    this.state = state;
    this.value = input;
    this.isRecovering = false;
    this.frame.enter(state, input);
    state.place.passes += 1;
    return this.run(state, input);
  }

  private run(state: CompiledState, input: Json): Outcome | undefined {
    let ran: ReturnType<RunState>;
    try {
      ran = state.run(input, this.frame);
    } catch (thrown) {
      return this.recover(state, thrown);
    }
    return isOutcome(ran) ? ran : this.wait(ran);
  }

  private recover(state: CompiledState, thrown: unknown): Outcome | undefined {
    this.isRecovering = true;
    return this.wait(recover(state, this.value, thrown, this.frame));
  }

  private wait(ran: Steps<Outcome>): Outcome | undefined {
    this.steps = ran;
    return this.drive(ran, undefined, undefined);
  }

  /** Runs the steps up to their next wait, or to their outcome. */
  private drive(
    steps: Steps<Outcome>,
    answer: unknown,
    thrown: { readonly error: unknown } | undefined,
  ): Outcome | undefined {
    let step: ReturnType<typeof steps.next>;
    try {
      step = thrown ? steps.throw(thrown.error) : steps.next(answer);
    } catch (error) {
      if (!this.state || this.isRecovering) throw error;
      return this.recover(this.state, error);
    }
    if (step.done) return step.value;
    const wake = (this.wake ??= (value) => this.resume(value, undefined));
    const fail = (this.fail ??= (error) => this.resume(undefined, { error }));
    const awaited = step.value;
    this.giveUp =
      awaited instanceof Promise ? this.frame.shared.scheduler.answer(awaited, wake, fail) : awaited(wake, fail);
    return undefined;
  }
}

/** An output is never undefined, and nothing else that a state returns has an `output`. */
function isOutcome(ran: ReturnType<RunState>): ran is Outcome {
  return (ran as Outcome).output !== undefined;
}
