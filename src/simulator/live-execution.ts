// An execution that a test drives step by step: until a state, by a time, with answers to its tasks.
import type { SimulatedExecution } from './driving/simulated-execution';
import type { VirtualSimulation } from './driving/virtual-simulation';
import { openTasks, waitingFor } from './driving/waiting';
import { Execution } from './execution';
import { cloneJson, copyJson } from '../json/copy';
import { jsonText } from '../json/text';
import { LAST_TIME } from '../runtime/clock';
import { isStateEntered } from '../runtime/history-events';
import type { OpenTask } from '../runtime/open-tasks';
import { millisecondsOf, type MockDuration } from './mocks/timing';
import { SimulatorError } from '../asl/simulator-error';
import { didYouMean } from '../json/suggestion';

/** A task that a worker took. */
export interface ActivityTask {
  /** For `sendTaskSuccess` and its like. */
  readonly taskToken: string;
  /** A copy of the task's input for the worker. */
  readonly input: unknown;
}

/**
 * Started by `Simulator.start`. Time is virtual and passes only in `until`, `advance` and `end`. All members of
 * Execution can be read at any time.
 */
export class LiveExecution<Output = unknown, State extends string = string> extends Execution<Output, State> {
  readonly #simulation: VirtualSimulation;
  readonly #execution: SimulatedExecution;
  /** By state, the event of its latest visit that `until` stopped at. */
  readonly #stoppedAt = new Map<string, number>();

  /** Made by `Simulator.start`. */
  constructor(simulation: VirtualSimulation, execution: SimulatedExecution) {
    super(execution, simulation);
    this.#simulation = simulation;
    this.#execution = execution;
  }

  /** The current virtual time. */
  get now(): Date {
    return new Date(this.#simulation.now);
  }

  /** The clock of this execution and of all executions that it started. */
  get clock(): { readonly now: Date } {
    return { now: this.now };
  }

  /**
   * Advances time until the state is entered, and does everything that is due at that moment: its task is called, and
   * waits if nothing answers it. Called again for the same state, it continues to the next visit. Resolves to this.
   *
   * @throws SimulatorError if the machine has no such state, or the execution ends or waits without entering it
   */
  async until(state: State): Promise<this> {
    this.checkState(state);
    let scanned = this.#stoppedAt.get(state) ?? 0;
    const isEntered = (): boolean => {
      const { events } = this.#execution.running.history;
      for (; scanned < events.length; scanned += 1) {
        const event = events[scanned]!;
        if (!isStateEntered(event) || event.details.name !== state) continue;
        this.#stoppedAt.set(state, event.id);
        return true;
      }
      return false;
    };
    let found = false;
    await this.#simulation.drive(() => !(found ||= isEntered()));
    if (found || isEntered()) return this;
    throw new SimulatorError(`The execution does not reach '${state}'. ${this.standingText()}`);
  }

  /**
   * Advances virtual time by a number of seconds or by a Duration of the AWS CDK, with everything that happens
   * meanwhile. Resolves to this. A STANDARD execution that still waits after a year has timed out.
   *
   * @throws SimulatorError for a time beyond the year 9997
   */
  async advance(duration: MockDuration): Promise<this> {
    const time = this.#simulation.now + millisecondsOf('advance', duration);
    if (time > LAST_TIME) {
      const [now, last] = [this.now, new Date(LAST_TIME)].map((date) => date.toISOString());
      throw new SimulatorError(`Cannot advance beyond ${last}, the end of virtual time; the time is ${now}.`);
    }
    await this.#simulation.driveTo(time);
    return this;
  }

  /**
   * Advances time until the execution and everything that it started have ended. Resolves to this.
   *
   * @throws SimulatorError if it waits for something that only the test can provide, or if one of its own mocks calls it
   */
  async end(): Promise<this> {
    if (this.#simulation.isInHandler) {
      throw new SimulatorError(
        'A mock cannot call end() of its own execution, because it would wait for itself. Call end() in the test; ' +
          'a mock may call advance() without waiting for it.',
      );
    }
    await this.#simulation.drive();
    if (this.status !== 'RUNNING') return this;
    throw new SimulatorError(`The execution does not end. ${this.standingText()}`);
  }

  /**
   * Aborts it, as StopExecution does. Executions that its tasks wait for (`.sync`) are aborted, too. Resolves to this.
   */
  async abort(error?: string, cause?: string): Promise<this> {
    this.#execution.running.stop(error, cause);
    await this.#simulation.settle();
    return this;
  }

  /**
   * Continues from the states that failed or were aborted, as RedriveExecution does: with the same input and with new
   * counts of retries and timeouts. Branches and iterations that succeeded do not run again. Mocks continue to count
   * their attempts. Resolves to this.
   *
   * @throws NotRedrivableError (ExecutionNotRedrivable) with AWS's reason
   */
  async redrive(): Promise<this> {
    this.#execution.running.redrive();
    return this.settle();
  }

  /**
   * The token of the state's waiting task, in this execution or one that it started. If several wait (in a Map), the
   * one that has waited longest.
   *
   * @throws SimulatorError if no task of that state waits
   */
  taskToken(state: State): string {
    return this.tokensOf(state)[0] ?? this.noTask(state);
  }

  /** The tokens of all open tasks of the state, those that have waited longest first. */
  taskTokens(state: State): readonly string[] {
    return this.tokensOf(state);
  }

  /**
   * Completes an open task with an output, and does what follows immediately.
   *
   * @param task its token, or the name of the waiting state
   * @throws TaskTokenError as on AWS: InvalidToken, or TaskTimedOut for a task that has ended
   */
  async sendTaskSuccess(task: string, output: unknown): Promise<this> {
    this.#simulation.tasks.sendTaskSuccess(this.tokenOf(task), jsonText(copyJson(output ?? null)));
    return this.settle();
  }

  /** Fails an open task. Retry and Catch apply. See `sendTaskSuccess`. */
  async sendTaskFailure(task: string, error?: string, cause?: string): Promise<this> {
    this.#simulation.tasks.sendTaskFailure(this.tokenOf(task), error, cause);
    return this.settle();
  }

  /** Restarts the time until the next heartbeat is due. See `sendTaskSuccess`. */
  async sendTaskHeartbeat(task: string): Promise<this> {
    this.#simulation.tasks.sendTaskHeartbeat(this.tokenOf(task));
    return this.settle();
  }

  /**
   * Takes the task of an activity that has waited longest, as a worker does: records ActivityStarted, and its timeouts
   * begin. Undefined if no task waits.
   *
   * @param activity the activity's ARN or name
   */
  async activityTask(activity: string, workerName?: string): Promise<ActivityTask | undefined> {
    const { workers } = this.#simulation;
    const isMeant = ({ call: { integration } }: OpenTask) => {
      const { resource } = integration;
      return resource.kind === 'activity' && (resource.arn === activity || resource.name === activity);
    };
    const resource = this.openTasks().find(isMeant)?.call.resource;
    const task = resource === undefined ? undefined : workers.take(resource, workerName);
    if (!task) return undefined;
    await this.settle();
    return { taskToken: task.token, input: cloneJson(task.call.arguments) };
  }

  protected override get isDriven(): boolean {
    return true;
  }

  private tokensOf(state: string): string[] {
    return this.openTasks()
      .filter(({ call }) => call.state === state)
      .map(({ token }) => token);
  }

  private openTasks(): OpenTask[] {
    return openTasks(this.#simulation, this.#execution);
  }

  private async settle(): Promise<this> {
    await this.#simulation.settle();
    return this;
  }

  private tokenOf(task: string): string {
    return this.tokensOf(task)[0] ?? (this.hasState(task) ? this.noTask(task) : task);
  }

  private noTask(state: string): never {
    this.checkState(state);
    const open = [...new Set(this.openTasks().map(({ call }) => `'${call.state}'`))];
    throw new SimulatorError(
      `No task of '${state}' is waiting. ` +
        (open.length > 0 ? `The waiting tasks are: ${open.join(', ')}. ` : 'No other task is waiting. ') +
        `Call await execution.until('${state}') first.`,
    );
  }

  private hasState(name: string): boolean {
    return this.stateNames.some((state) => state === name);
  }

  private checkState(state: string): void {
    if (this.hasState(state) || this.tokensOf(state).length > 0) return;
    const names = this.stateNames.map((name) => `'${name}'`).join(', ');
    throw new SimulatorError(
      `The state machine '${this.#execution.machine.source.name}' has no state '${state}'. ` +
        `${didYouMean(state, this.stateNames)}Its states are: ${names}.`,
    );
  }

  private standingText(): string {
    if (this.status === 'RUNNING') return waitingFor(this.#simulation, this.#execution, this.isDriven);
    const visited = this.visitedStates.map((name) => `'${name}'`).join(', ');
    return `It ended (${this.status}${this.error === undefined ? '' : `, ${this.error}`}) after ${visited}.`;
  }
}
