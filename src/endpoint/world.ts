// Everything that the endpoint remembers between requests, all in memory, and the simulation in which all executions
// run.
import { configuredGroups, executionLogs } from './cloudwatch-logs/execution-logs';
import { LogGroups } from './cloudwatch-logs/log-groups';
import { placeOf, type Place } from './http/credential-scope';
import type { HttpHead } from './http/exchange';
import { Activities } from './state/activities';
import type { ExecutionStart } from './state/execution-record';
import { ExecutionStarts } from './state/execution-starts';
import { Executions, type ExecutionTasks, type Retention } from './state/executions';
import { Functions } from './state/functions';
import type { MockSource } from './state/mock-source';
import type { Observer } from './state/observer';
import { StateMachines } from './state/state-machines';
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../asl/identity';
import type { Chance } from '../expressions/scope';
import type { InspectionOptions } from '../local-functions/inspection';
import type { FunctionConfiguration } from '../local-functions/local-function';
import { RealClock } from '../runtime/clock';
import type { ObjectStore } from '../runtime/objects';
import { SYSTEM_CHANCE } from '../runtime/random';
import { RealTimeScheduler } from '../runtime/real-time-scheduler';
import { Simulation } from '../runtime/simulation';
import { checkArguments, type TaskCall } from '../runtime/task';
import { StepFunctionsApi } from '../services/step-functions/step-functions-api';
import { MemoryObjects } from '../simulator/object-store';

export interface WorldOptions extends Retention {
  /** The region of all resources. @default - the one that a request is signed for, or else us-east-1 */
  readonly region?: string;
  /**
   * The account of all resources, twelve digits.
   *
   * @default - the access key of a request if it is twelve digits, or else 123456789012
   */
  readonly account?: string;
  /** @default this machine's time */
  readonly clock?: RealClock;
  /**
   * Chooses names, tokens, and the version that an alias starts.
   *
   * @default the system's random numbers
   */
  readonly chance?: Chance;
  /** What answers tasks. @default none */
  readonly mocks?: MockSource;
  /**
   * Whether the policies of a synthesized app decide which tasks its roles may call.
   *
   * @default true
   */
  readonly asksPermissions?: boolean;
  /**
   * Whether arguments of tasks are compared with the models of AWS's services.
   *
   * @default true
   */
  readonly checksArguments?: boolean;
  /**
   * The objects of S3, for ItemReader, ResultWriter and tasks of `aws-sdk:s3`.
   *
   * @default none, in memory
   */
  readonly objects?: ObjectStore;
  /** The most processes that a function may have. @default 10 */
  readonly functionConcurrency?: number;
  /** Variables that are added to those of a function. @default none */
  readonly functionEnvironment?: (configuration: FunctionConfiguration) => Readonly<Record<string, string>>;
  /** Makes functions wait for debuggers. @default none */
  readonly functionInspection?: InspectionOptions;
  /** Called with internal errors: a missing mock, or a bug in this program. @default ignores them */
  readonly report?: (error: unknown) => void;
  /** Sees what happens. @default none */
  readonly observer?: Observer;
}

export class World {
  readonly region: string;
  readonly account: string;
  readonly chance: Chance;
  /** Another one applies to the executions that start from then on. */
  mocks: MockSource | undefined;
  readonly asksPermissions: boolean;
  readonly simulation: Simulation;
  readonly scheduler: RealTimeScheduler;
  readonly machines = new StateMachines();
  readonly activities = new Activities();
  readonly executions: Executions;
  readonly logs: LogGroups;
  readonly functions: Functions;
  readonly objects: ObjectStore;
  readonly stepFunctions = new StepFunctionsApi(new ExecutionStarts(this));
  private readonly fixed: Partial<Place>;
  private lastPosition = 0;

  /**
   * @param tasksOf creates what answers the tasks of an execution
   */
  constructor(options: WorldOptions, tasksOf: (start: ExecutionStart) => ExecutionTasks) {
    const { region = DEFAULT_REGION, account = DEFAULT_ACCOUNT, chance = SYSTEM_CHANCE } = options;
    const { clock = new RealClock(), report = () => undefined } = options;
    this.region = region;
    this.fixed = { ...(options.region !== undefined && { region }), ...(options.account !== undefined && { account }) };
    this.account = account;
    this.chance = chance;
    this.mocks = options.mocks;
    this.asksPermissions = options.asksPermissions ?? true;
    this.scheduler = new RealTimeScheduler(clock, report);
    this.simulation = new Simulation(this.scheduler, chance);
    this.logs = new LogGroups(
      { region, account },
      (group) => executionLogs(this.executions.all, group),
      () => configuredGroups(this.machines.all),
    );
    this.functions = new Functions(this.logs, clock, {
      concurrency: options.functionConcurrency,
      environment: options.functionEnvironment,
      inspection: options.functionInspection,
      observer: options.observer,
    });
    const { simulation } = this;
    const checkTask = (call: TaskCall, start: ExecutionStart): string | undefined =>
      this.missingActivity(call, start) ?? (options.checksArguments === false ? undefined : checkArguments(call));
    const objects = options.objects ?? new MemoryObjects({}, () => simulation.now);
    this.objects = objects;
    this.executions = new Executions({ ...options, simulation, report, tasksOf, checkTask, objects });
  }

  /** Recorded: activity_task_on_deleted. A mock that is the worker needs no activity. */
  private missingActivity(call: TaskCall, { mocks }: ExecutionStart): string | undefined {
    const { integration, resource } = call;
    if (!integration.isPolled || mocks?.mockOf(call) || this.activities.tryGet(resource)) return undefined;
    return `The activity ${resource} does not exist.`;
  }

  /** The time as AWS JSON writes it: seconds since 1970, with milliseconds. */
  seconds(): number {
    return this.simulation.now / 1000;
  }

  /** The region and account of a request's resources: what it is signed for, unless they are fixed. */
  placeOf(request: Pick<HttpHead, 'headers'>): Place {
    const { fixed, region, account } = this;
    return { ...placeOf(request, { region, account }), ...fixed };
  }

  /** The next place in the order of creation. */
  position(): number {
    this.lastPosition += 1;
    return this.lastPosition;
  }

  /**
   * Moves time forward from timer to timer, so that everything happens when it is due. Resolves when all of it has
   * happened.
   */
  async advance(seconds: number): Promise<void> {
    const { scheduler } = this;
    const target = scheduler.clock.now + 1000 * seconds;
    await this.settle();
    for (let done = false; !done; await this.settle()) {
      const next = Math.min(scheduler.nextTime ?? Infinity, target);
      done = next >= target;
      scheduler.putForward(Math.max(0, next - scheduler.clock.now));
    }
  }

  /** Aborts executions and forgets everything. */
  reset(): void {
    this.executions.clear();
    this.machines.clear();
    this.activities.clear();
    this.functions.clear();
    this.logs.clear();
    if (this.objects instanceof MemoryObjects) this.objects.clear();
  }

  /** Ends all work: executions that wait will wait forever. */
  close(): void {
    this.scheduler.close();
    this.functions.close();
  }

  /** Resolves after everything that is ready or due now. */
  private settle(): Promise<void> {
    return new Promise((resolve) => {
      this.scheduler.at(this.scheduler.clock.now, resolve);
      this.scheduler.arrive(() => undefined);
    });
  }
}
