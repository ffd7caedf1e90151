// A definition as CreateStateMachine and UpdateStateMachine take it.
import { SimulatorError } from '../../asl/simulator-error';
import { createStateMachineError, validateDefinition } from '../../asl/validate';
import type { JsonObject } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import { compileSource, type SimulatedMachine } from '../../simulator/compile-source';

/** Whose definition it is. */
export interface DefinitionOf {
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
}

/** The definition, ready to run. Throws InvalidDefinition with AWS's findings, or with what is not simulated yet. */
export function compiledDefinition(definition: string, of: DefinitionOf): SimulatedMachine {
  const diagnostics = validateDefinition(definition, { type: of.type });
  if (diagnostics.some(({ severity }) => severity === 'ERROR')) {
    const { error, message } = createStateMachineError(diagnostics);
    throw new ApiError(error, message);
  }
  try {
    return compileSource({ ...of, definition: JSON.parse(definition) as JsonObject, tracingEnabled: false });
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: 'NOT_SIMULATED: ${error.message}'`);
  }
}
