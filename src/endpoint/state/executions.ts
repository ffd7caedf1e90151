// The executions of the endpoint: all that run, and the last ones that ended.
import type { ExecutionRecord, ExecutionStart } from './execution-record';
import { MapRuns } from './map-runs';
import type { Observer } from './observer';
import { SimulatorError } from '../../asl/simulator-error';
import { RunningExecution, type ExecutionEnd } from '../../runtime/execution';
import type { CheckAccess } from '../../runtime/map-run-access';
import type { ObjectStore } from '../../runtime/objects';
import { NotRedrivableError } from '../../runtime/redrivable';
import type { Simulation } from '../../runtime/simulation';
import type { TaskCall, TaskHandler } from '../../runtime/task';
import { ApiError } from '../../services/api/api-error';
import { MissingMockError } from '../../simulator/mocks/missing-mock-error';
import { parseArn } from '../arns';

export interface Retention {
  /**
   * The most events of ended executions. Beyond this the oldest histories are dropped.
   *
   * @default 200,000
   */
  readonly keepEvents?: number;
  /**
   * The most ended executions. Beyond this the oldest are forgotten.
   *
   * @default 100,000
   */
  readonly keepExecutions?: number;
}

/** What answers the tasks of an execution. */
export interface ExecutionTasks {
  readonly handler: TaskHandler;
  /** Undefined if its Map Runs may do everything. */
  readonly checkAccess: CheckAccess | undefined;
}

export interface ExecutionsOptions extends Retention {
  readonly simulation: Simulation;
  readonly objects: ObjectStore;
  /** Creates what answers the tasks of an execution. */
  readonly tasksOf: (start: ExecutionStart) => ExecutionTasks;
  /** Says why a task cannot start. */
  readonly checkTask: (call: TaskCall, start: ExecutionStart) => string | undefined;
  /** Called with internal errors. */
  readonly report: (error: unknown) => void;
  /** @default none */
  readonly observer?: Observer;
}

const RUNNING: ExecutionEnd = { status: 'RUNNING' };

/** Why an execution whose history was dropped cannot be redriven; AWS keeps histories for longer than that. */
export const NOT_KEPT = 'The history of this execution is no longer kept';

/** The answer to a redrive of a child execution. The rule is AWS's, the text our own. */
const CHILD = 'A child execution is redriven with its Map Run, by a redrive of the execution that has it';

export class Executions {
  readonly mapRuns = new MapRuns();
  private readonly byArn = new Map<string, ExecutionRecord>();
  private readonly byMachine = new Map<string, Set<ExecutionRecord>>();
  private readonly waiting = new Map<string, ((record: ExecutionRecord) => void)[]>();
  /** The ended executions, oldest first. The oldest may have lost their history. */
  private readonly ended = new Set<ExecutionRecord>();
  private readonly withHistory = new Set<ExecutionRecord>();
  private endedEvents = 0;

  constructor(private readonly options: ExecutionsOptions) {}

  tryGet(arn: string): ExecutionRecord | undefined {
    return this.byArn.get(arn);
  }

  /** Also of a child execution of a Map Run. Throws InvalidArn, ExecutionDoesNotExist. */
  get(arn: string): ExecutionRecord {
    const { label } = parseArn(arn, 'execution');
    const record = this.byArn.get(arn) ?? (label === undefined ? undefined : this.mapRuns.child(arn));
    if (!record) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }

  /** The executions of a state machine, newest first. */
  of(machineArn: string): readonly ExecutionRecord[] {
    return [...(this.byMachine.get(machineArn) ?? [])].reverse();
  }

  /** In the order of their start. */
  get all(): Iterable<ExecutionRecord> {
    return this.byArn.values();
  }

  /** The running executions. */
  get running(): readonly ExecutionRecord[] {
    return [...this.byArn.values()].filter(({ end }) => end.status === 'RUNNING');
  }

  start(request: ExecutionStart): ExecutionRecord {
    const { simulation, objects, tasksOf, checkTask, observer } = this.options;
    const startTime = simulation.now;
    // Created when it is needed, because it loads all answerers.
    let known: ExecutionTasks | undefined;
    const tasks = (): ExecutionTasks => (known ??= tasksOf(request));
    const running = new RunningExecution(
      {
        machine: request.revision.compiled.machine,
        ...{ input: request.input, objects, startTime },
        handler: (call) => tasks().handler(call),
        checkAccess: (access, state) => tasks().checkAccess?.(access, state),
        checkTask: (call) => checkTask(call, request),
        executionArn: request.arn,
        executionName: request.name,
        stateMachineArn: request.machine.arn,
        stateMachineName: request.machine.name,
        roleArn: request.revision.roleArn,
        startedBy: { stateMachineVersionArn: request.versionArn, stateMachineAliasArn: request.aliasArn },
        type: request.machine.type,
        onMapRun: (run) => this.mapRuns.add(run, record),
        ...(observer && { onEvent: (execution, eventId) => observer.recorded(execution, eventId) }),
      },
      simulation,
    );
    const record: ExecutionRecord = {
      ...{ ...request, startTime, running, end: RUNNING },
      ...{ redriven: { count: 0 }, redriveTokens: new Map() },
    };
    this.keep(record);
    running.start(
      () => this.finish(record),
      (fault) => this.abort(record, fault),
    );
    // The start comes from outside the scheduler, so the scheduler must look for work.
    simulation.scheduler.arrive(() => undefined);
    return record;
  }

  /** Continues from the states that did not succeed. Throws ExecutionNotRedrivable. */
  redrive(record: ExecutionRecord): void {
    const { running } = record;
    try {
      if (record.mapRun) throw new NotRedrivableError(record.arn, CHILD);
      if (!running) throw new NotRedrivableError(record.arn, NOT_KEPT);
      const events = keptEvents(running);
      running.redrive();
      this.ended.delete(record);
      if (this.withHistory.delete(record)) this.endedEvents -= events;
    } catch (error) {
      if (!(error instanceof NotRedrivableError)) throw error;
      throw new ApiError(error.name, error.message);
    }
    record.redriven = running.redriven;
    record.end = RUNNING;
    this.options.simulation.scheduler.arrive(() => undefined);
  }

  /** Resolves when it has ended. */
  whenEnded(record: ExecutionRecord): Promise<ExecutionRecord> {
    if (record.end.status !== 'RUNNING') return Promise.resolve(record);
    return new Promise((resolve) => {
      const others = this.waiting.get(record.arn) ?? [];
      this.waiting.set(record.arn, [...others, resolve]);
    });
  }

  /** Aborts the running executions and forgets all. */
  clear(): void {
    for (const { running } of this.running) running!.stop('Simulator.Reset', 'The endpoint was reset.');
    for (const map of [this.byArn, this.byMachine, this.ended, this.withHistory]) map.clear();
    this.mapRuns.clear();
    this.endedEvents = 0;
  }

  private keep(record: ExecutionRecord): void {
    this.byArn.set(record.arn, record);
    const { arn } = record.machine;
    const others = this.byMachine.get(arn);
    if (others) others.add(record);
    else this.byMachine.set(arn, new Set([record]));
  }

  // A task without an answerer, or a bug in this program: not an error of the machine.
  private abort(record: ExecutionRecord, fault: unknown): void {
    this.options.report(fault);
    const { name, message } = fault instanceof Error ? fault : new Error(String(fault));
    const isMistake = fault instanceof SimulatorError;
    const error = fault instanceof MissingMockError ? 'MissingMock' : isMistake ? 'SimulatorError' : name;
    record.running!.stop(`Simulator.${error}`, message);
  }

  private finish(record: ExecutionRecord): void {
    record.end = record.running!.end;
    this.ended.add(record);
    this.withHistory.add(record);
    this.endedEvents += keptEvents(record.running!);
    this.makeRoom();
    for (const told of this.waiting.get(record.arn) ?? []) told(record);
    this.waiting.delete(record.arn);
  }

  private makeRoom(): void {
    const { keepEvents = 200_000, keepExecutions = 100_000 } = this.options;
    for (const record of this.withHistory) {
      if (this.endedEvents <= keepEvents) break;
      this.endedEvents -= keptEvents(record.running!);
      record.running = undefined;
      this.mapRuns.forget(record);
      this.withHistory.delete(record);
    }
    for (const record of this.ended) {
      if (this.ended.size <= keepExecutions) break;
      this.forget(record);
    }
  }

  private forget(record: ExecutionRecord): void {
    this.ended.delete(record);
    if (this.withHistory.delete(record)) this.endedEvents -= keptEvents(record.running!);
    this.byArn.delete(record.arn);
    this.mapRuns.forget(record);
    this.byMachine.get(record.machine.arn)?.delete(record);
  }
}

/** Includes those of its child executions. */
function keptEvents(running: RunningExecution): number {
  let events = running.history.latestId;
  for (const { children } of running.mapRuns) {
    for (const child of children?.kept ?? []) events += keptEvents(child);
  }
  return events;
}
