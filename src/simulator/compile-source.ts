// Turns a state machine source into one that runs: validates and compiles it, and finds its tasks.
import { collect } from './coverage/collected';
import { checkLogging } from './logging';
import { namesAfter, type MachineNames } from '../asl/identity';
import { InvalidDefinitionError } from '../asl/invalid-definition-error';
import type { DefinitionParts } from '../asl/rules/rule';
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
  const parts = checkSource(source);
  const machine = {
    source,
    machine: compileMachine(definition, COMPILE_SETTINGS),
    tasks: taskStates(parts),
    names: namesAfter(arn, type),
  };
  collect(machine);
  return machine;
}

/** The parts of a definition. Throws an InvalidDefinitionError if AWS would refuse it. */
export function checkSource(source: MachineSource): DefinitionParts {
  const { diagnostics, parts } = examineDefinition(source.definition, { type: source.type });
  if (!parts || diagnostics.some(({ severity }) => severity === 'ERROR')) {
    throw new InvalidDefinitionError(source, diagnostics);
  }
  return parts;
}

export const COMPILE_SETTINGS: CompileSettings = {
  stateTypes: STATE_TYPES,
  languages: LANGUAGES,
  integration: integrationOf,
};
