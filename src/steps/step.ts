// The run as data: the tree of visits to states that traces, diagrams, reports and matchers are made from. Only types.
import type { Failed } from './failed';
import type { Reason } from './reason';
import type { StateTypeName } from '../asl/fields/table';
import type { Json, JsonObject } from '../json/json';
import type { ExecutionStatus } from '../runtime/execution-end';
import type { MapRunCounts } from '../runtime/map-run-counts';
import type { MapRunStatus } from '../runtime/map-run-record';

/** When something ran, in virtual time. */
export interface Timed {
  /** When it began. */
  readonly startDate: Date;
  /** Absent while it runs. */
  readonly stopDate?: Date;
  /** In seconds, including fractions. While it runs: the time until its latest event. */
  readonly durationSeconds: number;
}

/**
 * How a visit to a state ended:
 * - `SUCCEEDED`: the state was left without an error, perhaps after retries.
 * - `CAUGHT`: it failed, and a catcher handled the error: see `caughtBy`.
 * - `FAILED`: it failed, and that ended its machine, branch or iteration. An outer state may have caught or retried that.
 * - `TIMED_OUT`: as FAILED, because of the task's time-out or heartbeat; or the execution's own time ended it.
 * - `ABORTED`: it was ended from outside: another branch failed, or the execution ended.
 * - `RUNNING`: it has not ended.
 */
export type StepStatus = 'RUNNING' | 'SUCCEEDED' | 'CAUGHT' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The status of what no catcher belongs to: an attempt, a branch, an iteration. */
export type PartStatus = Exclude<StepStatus, 'CAUGHT'>;

/**
 * One visit to a state. A state that is visited again, in a loop or in another iteration, has one step for each visit.
 * Members that say nothing are absent. Payloads are shared with the execution: do not change them.
 *
 * @example
 * import type { Step } from 'cdk-lambda-workflows/simulator';
 *
 * const slow = (steps: readonly Step[]) => steps.filter(({ durationSeconds }) => durationSeconds > 60);
 */
export interface Step extends Timed, Failed {
  /** The id of the event that entered the state. It is unique in its execution, and the same in every equal run. */
  readonly id: number;
  /** The state's name. */
  readonly name: string;
  /** The state's type. */
  readonly type: StateTypeName;
  /** The state's place in the definition, such as `/States/Each/ItemProcessor/States/Charge`. */
  readonly place: string;
  /** How the visit ended. */
  readonly status: StepStatus;
  /** The state's input, before InputPath. */
  readonly input: Json;
  /** Absent unless it SUCCEEDED or was CAUGHT. */
  readonly output?: Json;
  /** The variables that the state, its rule or its catcher assigned. */
  readonly assigned?: JsonObject;
  /** The catcher that handled the error. Only with the status CAUGHT. */
  readonly caughtBy?: Catch;
  /** The name of the state that followed. Absent at the end of a machine, and where nothing followed. */
  readonly next?: string;
  /**
   * The attempts of a Task, a Map or a Parallel, in order; more than one if it was retried or redriven. Empty for other
   * types, and if the work never began.
   */
  readonly attempts: readonly Attempt[];
  /**
   * Why it did what it did: the rules of a Choice with the values that they compared, the retriers and catchers that were
   * asked, JSONata expressions with their results, permissions. Evaluated when it is first read, from the recorded input
   * and variables.
   */
  readonly reasons: readonly Reason[];
  /** The ids of the events in the history that belong to this visit, without those of the steps inside of it. */
  readonly eventIds: readonly number[];
}

/** A catcher that handled an error. */
export interface Catch {
  /** The catcher's place, such as `/States/Charge/Catch[0]`. */
  readonly place: string;
  /** The state that it continues with. */
  readonly next: string;
}

/** One attempt of a state's work. `kind` is the state's type and says what ran. */
export type Attempt = TaskAttempt | MapAttempt | ParallelAttempt;

interface AttemptBase extends Timed, Failed {
  /** Counts from 1. */
  readonly number: number;
  /** How the attempt ended. */
  readonly status: PartStatus;
  /** Set if the attempt failed and a retrier tried again. */
  readonly retry?: Retry;
}

/** A retry after a failed attempt. */
export interface Retry {
  /**
   * The retrier's place, such as `/States/Charge/Retry[0]`. In a recorded execution, the first that matches the error; if
   * the definition has none, `/States/Charge/Retry`.
   */
  readonly place: string;
  /** How long it waited before the next attempt. */
  readonly delaySeconds: number;
}

/** One attempt of a Task: a call and its reply. */
export interface TaskAttempt extends AttemptBase {
  /** The type of the state. */
  readonly kind: 'Task';
  /** Absent if the arguments could not be evaluated, so that nothing was called. */
  readonly call?: Call;
  /** The service's answer to a request that it only accepted (`.sync`, `.waitForTaskToken`). */
  readonly submitted?: Json;
  /** The reply, before ResultSelector, ResultPath and Output. Absent unless it SUCCEEDED. */
  readonly result?: Json;
  /** The worker that took the task of an activity, if it gave a name. */
  readonly workerName?: string;
  /** What the called function wrote, if it ran on this machine (`functions: 'local'`). */
  readonly logs?: FunctionOutput;
  /** The execution that the call started, if its state machine ran in the same simulation. */
  readonly execution?: Run;
}

/** What a function on this machine wrote in one invocation. */
export interface FunctionOutput {
  /** The function's name. */
  readonly functionName: string;
  /** The id of the invocation, as in the lines START and END. */
  readonly requestId: string;
  /** In the order in which they were written, as far as that is known between the two streams. */
  readonly lines: readonly FunctionLine[];
}

export interface FunctionLine {
  /** Where the function wrote it. */
  readonly stream: 'stdout' | 'stderr';
  /** Without its line end. */
  readonly text: string;
}

/** What a Task called. */
export interface Call {
  /** The called resource: a function's ARN or name, an activity's ARN, or `service:action`. */
  readonly target: string;
  /** A function's event, an activity's input, or the parameters of a service. */
  readonly payload: Json;
  /** As evaluated for this attempt. Absent without a time-out. */
  readonly timeoutSeconds?: number;
  /** As evaluated for this attempt. Absent without a heartbeat. */
  readonly heartbeatSeconds?: number;
  /** The role that the task assumed, if its Credentials name one. */
  readonly roleArn?: string;
}

/** One attempt of a Map. */
export interface MapAttempt extends AttemptBase {
  /** The type of the state. */
  readonly kind: 'Map';
  /** The number of items; 0 for items that an ItemReader reads. */
  readonly itemCount: number;
  /** The iterations that have started, by index. Empty for a distributed Map. */
  readonly iterations: readonly Branch[];
  /** The Map Run of a distributed Map. */
  readonly mapRun?: MapRunSteps;
}

/** One attempt of a Parallel. */
export interface ParallelAttempt extends AttemptBase {
  /** The type of the state. */
  readonly kind: 'Parallel';
  /** The branches that have started, by index. */
  readonly branches: readonly Branch[];
}

/** An iteration of a Map, or a branch of a Parallel. */
export interface Branch extends Timed, Failed {
  /** From 0: the item's, or the branch's in the definition. */
  readonly index: number;
  /** The place of its machine, such as `/States/Each/ItemProcessor` or `/States/Both/Branches[1]`. */
  readonly place: string;
  /** How it ended. */
  readonly status: PartStatus;
  /** Its visits to states, in the order in which they began. */
  readonly steps: readonly Step[];
}

/** An execution and its steps: the simulated one, one that a task started, or a child execution of a Map Run. */
export interface Run extends Timed, Failed {
  /** The ARN of the execution. */
  readonly executionArn: string;
  /** The name of the execution. */
  readonly name: string;
  /** The name of the state machine. */
  readonly stateMachineName: string;
  /** The ARN of the state machine, without version or alias. */
  readonly stateMachineArn: string;
  /** The path of the construct that made the state machine, such as `Orders/Workflow/Resource`. CDK templates only. */
  readonly constructPath?: string;
  /** How the execution ended, or RUNNING. */
  readonly status: ExecutionStatus;
  /** The input of the execution. */
  readonly input: Json;
  /** Absent unless it SUCCEEDED. */
  readonly output?: Json;
  /** The whole definition of the state machine. The places of all steps lie in it. */
  readonly definition: JsonObject;
  /** The place of the machine that ran in the definition: empty, or the processor of a distributed Map for its children. */
  readonly place: string;
  /** Made when it is first read. */
  readonly steps: readonly Step[];
}

/** The Map Run of a distributed Map. */
export interface MapRunSteps extends Timed {
  /** The ARN of the Map Run. */
  readonly mapRunArn: string;
  /** How the Map Run ended, or RUNNING. */
  readonly status: MapRunStatus;
  /** How many items ended how. */
  readonly itemCounts: MapRunCounts;
  /** How many child executions ended how. */
  readonly executionCounts: MapRunCounts;
  /** All child executions, by index. Made when it is first read. */
  readonly children: readonly ChildRun[];
}

/** The status of a child execution: PENDING before it starts, PENDING_REDRIVE if a redrive is going to run it again. */
export type ChildStatus = 'PENDING' | 'PENDING_REDRIVE' | ExecutionStatus;

/** A child execution of a Map Run. */
export interface ChildRun extends Failed {
  /** From 0. */
  readonly index: number;
  /** How it ended, or what it waits for. */
  readonly status: ChildStatus;
  /** Absent before it starts. */
  readonly executionArn?: string;
  /** When it began. Absent before that. */
  readonly startDate?: Date;
  /** When it ended. Absent before that. */
  readonly stopDate?: Date;
  /** Its item, or its batch of items. */
  readonly input: Json;
  /** The number of items in its input: one, or those of a batch. */
  readonly itemCount: number;
  /** Absent unless it SUCCEEDED. */
  readonly output?: Json;
  /**
   * The child with its steps. Kept for the first 1,000 children, for running ones and for STANDARD ones that failed; absent
   * for the others, so that memory does not grow with the histories of 100,000 children.
   */
  readonly run?: Run;
}
