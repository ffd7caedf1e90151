// Turns a state machine source into one that runs: validates and compiles it, and finds its tasks.
import { collect } from './coverage/collected';
import { checkLogging } from './logging';
import { namesAfter, type MachineNames } from '../asl/identity';
import { InvalidDefinitionError } from '../asl/invalid-definition-error';
import { taskStates, type TaskState } from '../asl/task-states';
import { examineDefinition } from '../asl/validate';
import { compileMachine, type CompileSettings } from '../runtime/compile';
import type { Machine } from '../runtime/machine';
import { integrationOf } from '../services/integrations/table';
import { LANGUAGES } from '../states/language';
import { STATE_TYPES } from '../states/table';
import type { MachineSource } from '../templates/sources/machine-source';

/** A state machine ready to run. */
export interface SimulatedMachine {
  readonly source: MachineSource;
  readonly machine: Machine;
  readonly tasks: readonly TaskState[];
  readonly names: MachineNames;
}

/** Throws an InvalidDefinitionError if AWS would refuse the definition. */
export function compileSource(source: MachineSource): SimulatedMachine {
  const { arn, definition, type, loggingConfiguration } = source;
  if (loggingConfiguration) checkLogging(loggingConfiguration);
  const { diagnostics, parts } = examineDefinition(definition, { type });
  if (!parts || diagnostics.some(({ severity }) => severity === 'ERROR')) {
    throw new InvalidDefinitionError(source, diagnostics);
  }
  const machine = {
    source,
    machine: compileMachine(definition, COMPILE_SETTINGS),
    tasks: taskStates(parts),
    names: namesAfter(arn, type),
  };
  collect(machine);
  return machine;
}

export const COMPILE_SETTINGS: CompileSettings = {
  stateTypes: STATE_TYPES,
  languages: LANGUAGES,
  integration: integrationOf,
};
