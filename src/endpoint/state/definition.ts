// A definition as CreateStateMachine and UpdateStateMachine take it.
import { createStateMachineError, validateDefinition } from '../../asl/validate';
import type { JsonObject } from '../../json/json';
import { ApiError } from '../api-error';

/** The parsed definition. Throws InvalidDefinition with AWS's findings. */
export function checkedDefinition(definition: string, type: 'STANDARD' | 'EXPRESS'): JsonObject {
  const diagnostics = validateDefinition(definition, { type });
  if (diagnostics.some(({ severity }) => severity === 'ERROR')) {
    const { error, message } = createStateMachineError(diagnostics);
    throw new ApiError(error, message);
  }
  return JSON.parse(definition) as JsonObject;
}
