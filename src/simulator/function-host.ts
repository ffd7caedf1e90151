// Runs the functions of an execution for real. The implementation is passed in from above, because a simulation does
// not deal with processes.
import type { SimulatedMachine } from './compile-source';
import { DEFAULT_SEED, type RunOptions } from './run-options';
import { SimulatorError } from '../asl/simulator-error';
import type { TaskCall } from '../runtime/task';
import type { TaskReply } from '../runtime/task-reply';
import type { FunctionLogRecord } from '../steps/run';

/** Runs the functions that the tasks of one simulation call. */
export interface FunctionHost {
  /** What the functions wrote so far. */
  readonly logs: readonly FunctionLogRecord[];
  /** Undefined for a task that calls no function, or a function whose code is not available. */
  answer(call: TaskCall, machine: SimulatedMachine): Promise<TaskReply> | undefined;
  /** Ends all processes. */
  close(): void;
}

/** @param seed makes request ids repeatable */
export type MakeFunctionHost = (seed: number) => FunctionHost;

let makeLocalHost: MakeFunctionHost | undefined;

/** Sets the implementation of `functions: 'local'`. */
export function provideLocalFunctions(make: MakeFunctionHost): void {
  makeLocalHost = make;
}

/** Undefined if the options do not ask for local functions. */
export function hostFunctions({ functions, seed = DEFAULT_SEED }: RunOptions): FunctionHost | undefined {
  if (functions === undefined) return undefined;
  if (functions !== 'local' || !makeLocalHost) {
    throw new SimulatorError(`Invalid functions '${String(functions)}': expected 'local' or undefined.`);
  }
  return makeLocalHost(seed);
}
