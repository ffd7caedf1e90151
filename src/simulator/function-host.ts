// Who runs the functions of an execution for real: handed in from above, since processes are no concern of a simulation.
import type { SimulatedMachine } from './compile-source';
import { DEFAULT_SEED, type RunOptions } from './run-options';
import { SimulatorError } from '../asl/simulator-error';
import type { TaskCall } from '../runtime/task';
import type { TaskReply } from '../runtime/task-reply';

/** Runs the functions that the tasks of one simulation call. */
export interface FunctionHost {
  /** Undefined for a task that calls no function, or one whose code is not at hand. */
  answer(call: TaskCall, machine: SimulatedMachine): Promise<TaskReply> | undefined;
  /** Ends all processes. */
  close(): void;
}

/** @param seed makes request ids the same in every run */
export type MakeFunctionHost = (seed: number) => FunctionHost;

let makeLocalHost: MakeFunctionHost | undefined;

/** Hands in what `functions: 'local'` means. */
export function provideLocalFunctions(make: MakeFunctionHost): void {
  makeLocalHost = make;
}

/** Undefined where no functions were asked for. */
export function hostFunctions({ functions, seed = DEFAULT_SEED }: RunOptions): FunctionHost | undefined {
  if (functions === undefined) return undefined;
  if (functions !== 'local' || !makeLocalHost) {
    throw new SimulatorError(`functions is '${String(functions)}': expected 'local', or nothing.`);
  }
  return makeLocalHost(seed);
}
