// What the API of Step Functions needs from the place where executions run and are remembered.
import type { Json } from '../../json/json';
import type { ExecutionEnd, RunningExecution } from '../../runtime/execution';
import type { Simulation } from '../../runtime/simulation';

/** What a state machine's ARN means to StartExecution: the machine itself, or one of its versions or aliases. */
export interface StartTarget {
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The ARN of an execution with that name; for an EXPRESS state machine it is new each time. */
  executionArn(name: string): string;
}

/** A request of StartExecution that the API accepted. */
export interface AcceptedStart {
  readonly name: string;
  readonly executionArn: string;
  readonly input: Json;
  /** The input as it was sent. */
  readonly inputText: string;
  readonly traceHeader: string | undefined;
}

/** An execution as the API sees it. */
export interface ApiExecution {
  /** Undefined once its history is no longer kept. */
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
  /** Calls back once: when the execution has ended, or at once if it has ended already. */
  onEnd(execution: E, listener: () => void): void;
}
