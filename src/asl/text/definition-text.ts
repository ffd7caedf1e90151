// Reads a definition's text. Its errors for invalid JSON are AWS's, which come from the Jackson parser.
import type { Json } from '../../json/json';
import { jsonFault, sourceLocation } from '../../json/json-fault';
import { parseDefinitionText } from '../../json/text';
import { error, type Diagnostic } from '../diagnostic';

/** The value, or the error of the text. */
export function readDefinitionText(text: string): { readonly value: Json } | { readonly finding: Diagnostic } {
  if (text.trim() === '') return { value: null };
  try {
    return { value: parseDefinitionText(text) };
  } catch (thrown) {
    return { finding: invalidJson(text, (thrown as Error).message) };
  }
}

/** Jackson names the source and its place (recorded: validate_state_machine_definition_not_a_definition). */
function invalidJson(text: string, message: string): Diagnostic {
  const fault = jsonFault(text);
  // A number beyond all doubles is JSON, but not a value here.
  if (fault.message !== message) return error('INVALID_JSON_DESCRIPTION', message);
  const location = sourceLocation(text, fault.offset);
  return error('INVALID_JSON_DESCRIPTION', `${message}\n at ${location}`, location);
}
