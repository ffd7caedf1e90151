// Reads a definition for CreateStateMachine and UpdateStateMachine.
import type { Diagnostic } from '../../asl/diagnostic';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { SimulatorError } from '../../asl/simulator-error';
import { createStateMachineError, readDefinition } from '../../asl/validate';
import { ApiError } from '../../services/api/api-error';
import { compileSource, type SimulatedMachine } from '../../simulator/compile-source';

/** The state machine of the definition. */
export interface DefinitionOf {
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
}

/**
 * The definition, ready to run. Throws InvalidDefinition with AWS's findings, or with the features that are not
 * simulated yet.
 */
export function compileDefinition(definition: string, of: DefinitionOf): SimulatedMachine {
  const read = readDefinition(definition);
  if ('finding' in read) throw invalid([read.finding]);
  try {
    return compileSource({ ...of, definition: read.value, tracingEnabled: false });
  } catch (error) {
    if (error instanceof InvalidDefinitionError) throw invalid(error.diagnostics);
    if (!(error instanceof SimulatorError)) throw error;
    throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: 'NOT_SIMULATED: ${error.message}'`);
  }
}

function invalid(diagnostics: readonly Diagnostic[]): ApiError {
  const { error, message } = createStateMachineError(diagnostics);
  return new ApiError(error, message);
}
