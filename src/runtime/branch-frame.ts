// The frame of one branch: its variables, its chain of events, and its access to the scheduler.
import { answerInTime } from './answer-in-time';
import { boundsOrFailure, tooLarge, ValueBounds } from './bounds';
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import type { Effect } from './effects';
import type { FailureRecord } from './failure-record';
import type { EventKind } from './history-events';
import type { Branches, CompiledState, Machine, RedrivenChildren } from './machine';
import { guardObjects, type MapRunAccess } from './map-run-access';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { TaskEntry } from './open-tasks';
import { MAX_VARIABLES_BYTES } from './quotas';
import type { RunningBranch, Shared, StateVisit } from './running';
import type { TaskCall } from './task';
import { isFinal, type OpenReply, type TaskAnswer, type TaskReply } from './task-reply';
import { TaskWait } from './task-wait';
import { Variables } from './variables';
import type { Outcome } from '../expressions/query-language';
import type { Chance, Scope } from '../expressions/scope';
import { runtimeError, StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

/**
 * Whether a redrive runs the state with all of its branches, iterations or children, also those that succeeded (docs:
 * redrive-executions, redrive-map-run).
 */
function runsAnew({ error }: StatesError, isMapRun: boolean): boolean {
  return error === 'States.DataLimitExceeded' || (isMapRun && error === 'States.Runtime');
}

export class BranchFrame implements RunningBranch {
  retryCount = 0;
  /** The branch's latest event, which the next one names as its predecessor. */
  previousEventId: number;
  private state: CompiledState | undefined;
  /** The state's input, already known to be within the quota. */
  private given: Json = null;
  private bounds: ValueBounds | undefined;
  private enteredEventId = 0;
  private enteredAt = 0;
  private variables: Variables | undefined;
  private token: string | undefined;
  private openTask: TaskEntry | undefined;
  /** The branches of the state's latest attempt, which a redrive resumes. */
  private forked: Effect<Json[]> | undefined;
  private mapRun: MapRunRecord | undefined;
  private children: (RedrivenChildren & { readonly end: Effect<MapRunEnd> }) | undefined;
  isTakenUp = false;
  /** The event that says that the state's branches have succeeded. Only a failure names it as its predecessor. */
  private succeededEventId: number | undefined;
  private builtContext: JsonObject | undefined;

  constructor(
    readonly shared: Shared,
    private readonly parent: BranchFrame | undefined,
    previousEventId: number,
    /** The content of `$$.Map.Item` in an iteration. */
    private readonly item?: Branches['item'],
    private readonly index = 0,
  ) {
    this.previousEventId = previousEventId;
  }

  get chance(): Chance {
    return this.shared.chance;
  }

  get region(): string {
    return this.shared.region;
  }

  /** The state that the branch is in, or was in when it ended. */
  get current(): CompiledState | undefined {
    return this.state;
  }

  now(): number {
    return this.shared.scheduler.clock.now;
  }

  enter(state: CompiledState, input: Json): void {
    this.state = state;
    this.given = input;
    this.retryCount = 0;
    this.enteredAt = this.now();
    this.token = undefined;
    this.forked = undefined;
    this.mapRun = undefined;
    this.children = undefined;
    this.isTakenUp = false;
    this.succeededEventId = undefined;
    this.builtContext = undefined;
    this.record(state.entered, input);
    this.enteredEventId = this.previousEventId;
  }

  /** Leaves the state. An output over the quota ends the execution, and nothing catches it (recorded). */
  exit(state: CompiledState, outcome: Outcome): void {
    const { output, assigned } = outcome;
    if (output !== this.given) {
      const failure = (this.bounds ??= new ValueBounds()).excess(outcome, state.name);
      if (failure) throw this.explain(failure);
    }
    const hasAssigned = assigned !== undefined && this.assign(assigned);
    const { name, exited } = state;
    if (!exited) return;
    this.record(hasAssigned ? { ...exited, details: { name, assignedVariables: assigned } } : exited, output);
  }

  retry(): void {
    this.retryCount += 1;
    this.builtContext = undefined;
  }

  takeUp(failure?: StatesError): void {
    this.retryCount = 0;
    this.token = undefined;
    this.builtContext = undefined;
    this.previousEventId = this.enteredEventId;
    if (failure && runsAnew(failure, this.children !== undefined)) this.forked = this.children = undefined;
    this.isTakenUp = this.forked !== undefined;
    if (this.children) {
      this.children = { ...this.children, redriveCount: this.children.redriveCount + 1 };
      this.isTakenUp = true;
    }
  }

  get taskToken(): string | undefined {
    return this.token;
  }

  issueToken(resource: string): void {
    this.token = this.shared.simulation.tasks.newToken(resource);
    this.builtContext = undefined;
  }

  record(event: EventKind, payload?: Json): void {
    this.previousEventId = this.shared.history.record(event, this.previousEventId, payload);
  }

  note(event: EventKind, payload?: Json): void {
    this.shared.history.record(event, this.previousEventId, payload);
  }

  succeed(event: EventKind): void {
    this.succeededEventId = this.shared.history.record(event, this.previousEventId);
  }

  /** Creates the frame of a branch that this one forks. */
  child(previousEventId: number, item?: Branches['item'], index = 0): BranchFrame {
    return new BranchFrame(this.shared, this, previousEventId, item, index);
  }

  /** Makes subsequent events name an event of another branch as their predecessor. */
  follow(eventId: number): void {
    this.previousEventId = eventId;
  }

  /**
   * Adds AWS's words about where the failure happened. Evaluation errors carry them once, from the innermost state. What
   * fails after the state's branches have succeeded names their success as its predecessor (measured: floci#3167). A
   * JSONata failure also records its event, after the event that entered the state or a later one (recorded in November
   * 2024: test_undefined_reference; measured: floci#3167).
   */
  explain(failure: StatesError): StatesError {
    const { error, cause, origin, location } = failure;
    if (this.succeededEventId !== undefined) {
      this.previousEventId = this.succeededEventId;
      this.succeededEventId = undefined;
    }
    if (origin !== 'evaluation') return failure;
    const where = `An error occurred while executing the state '${this.state!.name}' (entered at the event id #${this.enteredEventId}). `;
    const explained = new StatesError(error, where + cause, 'state', location);
    if (error === 'States.QueryEvaluationError') {
      const details = { error, cause: explained.cause, location, state: this.state!.name };
      this.record({ type: 'EvaluationFailed', details });
    }
    return explained;
  }

  noteFailure(failure: StatesError, { retried, catcher }: Pick<FailureRecord, 'retried' | 'catcher'> = {}): void {
    const { enteredEventId: visitId, previousEventId: eventId } = this;
    this.shared.noteFailure({ visitId, eventId, time: this.now(), failure, retried, catcher });
  }

  variable(name: string): Json | undefined {
    return this.scope()?.read(name);
  }

  context(): JsonObject {
    this.builtContext ??= this.shared.context(this.visit(), this.mapItem());
    return this.builtContext;
  }

  until(time: number): Effect<void> {
    return (wake) => {
      const { scheduler } = this.shared;
      const timer = scheduler.at(scheduler.clock.skipsWaits ? this.now() : time, () => wake());
      return () => void (timer.cancelled = true);
    };
  }

  checkTask(call: TaskCall): void {
    const problem = this.shared.checkTask(call);
    if (problem !== undefined) throw runtimeError(problem);
  }

  /** If the answer is ready and no other branch is, it is returned directly: its turn would come next anyway. */
  call(call: TaskCall): TaskReply | Effect<TaskReply> {
    const { scheduler, handler } = this.shared;
    const closed = call.taskToken === undefined ? undefined : this.open(call.taskToken, call);
    const reply = handler(call);
    if (reply instanceof Promise) return answerInTime(reply, call, scheduler, closed);
    if (closed && isFinal(reply, call.timeoutSeconds)) closed();
    if (scheduler.isIdle) return reply;
    return (wake, fail) => {
      const giveUp = scheduler.answer(reply, wake, fail);
      if (!closed) return giveUp;
      return () => {
        giveUp();
        closed();
      };
    };
  }

  worker(_: TaskCall): Effect<string | undefined> {
    const { tasks, workers } = this.shared.simulation;
    const entry = this.openTask!;
    return (wake) => {
      const giveUp = workers.offer(entry, wake);
      return () => {
        giveUp();
        tasks.close(entry.token);
      };
    };
  }

  end(call: TaskCall, reply: OpenReply): Effect<TaskAnswer> {
    const { scheduler, simulation } = this.shared;
    const entry = call.taskToken === undefined ? undefined : this.openTask;
    const startedAt = reply.kind === 'offer' ? this.now() : call.now;
    const over = (): void => {
      if (entry) simulation.tasks.close(entry.token);
    };
    return (wake) => new TaskWait(call, entry, scheduler, wake, over).start(reply, startedAt);
  }

  fork(branches: Branches): Effect<Json[]> {
    if (!this.isTakenUp) this.forked = this.shared.fork(this, branches);
    this.isTakenUp = false;
    return this.forked!;
  }

  beginMapRun(label: string, limits: MapRunLimits): MapRunRecord {
    this.mapRun = this.shared.beginMapRun(label, this.state!.name, limits);
    return this.mapRun;
  }

  get abortedEvents(): readonly EventKind[] {
    const aborted = this.state?.aborted;
    const events: EventKind[] = this.mapRun?.status === 'RUNNING' ? [{ type: 'MapRunAborted' }] : [];
    return aborted ? [...events, aborted] : events;
  }

  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd> {
    if (!this.isTakenUp) {
      this.children = { plan, redriveCount: 0, end: this.shared.runChildren(machine, plan) };
    }
    this.isTakenUp = false;
    return this.children!.end;
  }

  get redrivenChildren(): RedrivenChildren | undefined {
    return this.isTakenUp ? this.children : undefined;
  }

  itemScope(item: JsonObject): Scope {
    return this.child(this.previousEventId, () => item);
  }

  get objects(): ObjectStore {
    const { objects, checkAccess } = this.shared;
    return checkAccess ? guardObjects(objects, (access) => this.askFor(access)) : objects;
  }

  askFor(access: MapRunAccess): void {
    const refusal = this.shared.checkAccess?.(access, this.state!.name);
    if (refusal) throw refusal;
  }

  /** Assigns the variables. Returns whether there were any. */
  private assign(assigned: JsonObject): boolean {
    const names = Object.keys(assigned);
    if (names.length === 0) return false;
    const bounds = boundsOrFailure(assigned, this.state!.name, 'value of Assign');
    if (bounds instanceof StatesError) throw this.explain(bounds);
    this.variables ??= new Variables(this.parent?.scope());
    this.variables.assign(assigned, names, bounds.bytes);
    if (this.variables.exceed(MAX_VARIABLES_BYTES)) throw this.explain(tooLarge(this.state!.name, 'state'));
    return true;
  }

  /** The innermost scope that has variables. */
  private scope(): Variables | undefined {
    return this.variables ?? this.parent?.scope();
  }

  /** Adds the task to the open tasks. Returns a function that removes it. */
  private open(token: string, call: TaskCall): () => void {
    const { tasks } = this.shared.simulation;
    this.openTask = tasks.open(token, this.shared.executionArn, call);
    return () => tasks.close(token);
  }

  // Before its first state, a branch is still in the state that forked it.
  private visit(): StateVisit {
    const { state, enteredAt, token } = this;
    if (!state) return this.parent!.visit();
    return { name: state.name, enteredAt, taskToken: token, retryCount: state.canRetry ? this.retryCount : undefined };
  }

  private mapItem(): JsonObject | undefined {
    return this.item ? this.item(this.index) : this.parent?.mapItem();
  }
}
