// What the Step Functions API needs from the store of executions.
import type { Json } from '../../json/json';
import type { ExecutionEnd, RunningExecution } from '../../runtime/execution';
import type { Simulation } from '../../runtime/simulation';

/** The target of StartExecution: a state machine, or one of its versions or aliases. */
export interface StartTarget {
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The ARN of an execution with this name. For an EXPRESS state machine it is new each time. */
  executionArn(name: string): string;
}

/** An accepted request of StartExecution. */
export interface AcceptedStart {
  readonly name: string;
  readonly executionArn: string;
  readonly input: Json;
  /** The input as it was sent. */
  readonly inputText: string;
  readonly traceHeader: string | undefined;
}

/** An execution as the Step Functions API sees it. */
export interface ApiExecution {
  /** Undefined if its history is no longer kept. */
  readonly running: RunningExecution | undefined;
  readonly end: ExecutionEnd;
  /** The input as it was sent. */
  readonly inputText: string;
}

export interface ExecutionStore<T extends StartTarget, E extends ApiExecution> {
  readonly simulation: Simulation;
  /** Throws an ApiError: InvalidArn, StateMachineDoesNotExist. */
  target(stateMachineArn: string): T;
  tryGet(executionArn: string): E | undefined;
  start(target: T, start: AcceptedStart): E;
  /** Calls back once: when the execution ends, or at once if it has already ended. */
  onEnd(execution: E, listener: () => void): void;
}
