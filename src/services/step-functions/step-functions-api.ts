// StartExecution and StartSyncExecution, for the tasks of a test and for the endpoint alike.
import { checkName } from './check-name';
import type { AcceptedStart, ApiExecution, ExecutionStore, StartTarget } from './execution-store';
import type { Json } from '../../json/json';
import { parseJson } from '../../json/text';
import type { Simulation } from '../../runtime/simulation';
import { ApiError } from '../api/api-error';
import type { StartExecutionInput } from '../api/states-types.generated';

export class StepFunctionsApi<T extends StartTarget, E extends ApiExecution> {
  constructor(private readonly store: ExecutionStore<T, E>) {}

  get simulation(): Simulation {
    return this.store.simulation;
  }

  /**
   * Starts an execution. For a STANDARD state machine the request is idempotent: while an execution with the same name
   * and input runs, the answer is that execution.
   * @throws ApiError InvalidArn, StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, ExecutionAlreadyExists
   */
  startExecution(request: StartExecutionInput): E {
    const target = this.store.target(request.stateMachineArn);
    const start = this.accept(target, request);
    const existing = target.type === 'STANDARD' ? this.store.tryGet(start.executionArn) : undefined;
    if (!existing) return this.store.start(target, start);
    if (existing.end.status === 'RUNNING' && existing.inputText === start.inputText) return existing;
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${start.executionArn}'`);
  }

  /**
   * Starts an execution of an EXPRESS state machine, whose end is the answer: see `onEnd`.
   * @throws ApiError InvalidArn, StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, StateMachineTypeNotSupported
   */
  startSyncExecution(request: StartExecutionInput): E {
    const target = this.store.target(request.stateMachineArn);
    return this.store.start(target, this.accept(target, request, 'EXPRESS'));
  }

  /** Calls back once: when the execution ends, or at once if it has already ended. */
  onEnd(execution: E, listener: () => void): void {
    this.store.onEnd(execution, listener);
  }

  /** @param type the type that the operation requires */
  private accept(target: T, request: StartExecutionInput, type = target.type): AcceptedStart {
    const { input: inputText = '{}', traceHeader } = request;
    if (request.name !== undefined) checkName(request.name);
    const input = parseInput(inputText);
    if (target.type !== type) throw typeNotSupported();
    const name = request.name ?? this.simulation.chance.uuid();
    return { name, executionArn: target.executionArn(name), input, inputText, traceHeader };
  }
}

function parseInput(text: string): Json {
  // Recorded, as the words of Jackson are: invalid_start_execution_input.
  if (text.trim() === '') throw invalidInput('Invalid execution input.');
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidInput((error as Error).message);
  }
}

function invalidInput(why: string): ApiError {
  return new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`);
}

/** Recorded: …start_async_describe_history_execution. */
export function typeNotSupported(): ApiError {
  return new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
}
