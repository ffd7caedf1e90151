// Reads a definition's text. Its errors for invalid JSON are AWS's, which come from the Jackson parser.
import type { Json } from '../../json/json';
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

// Jackson names the source, and the column after the word (recorded:
// validate_state_machine_definition_not_a_definition).
function invalidJson(text: string, message: string): Diagnostic {
  const word = /^\s*([A-Za-z_$][\w$]*)/.exec(text)?.[1];
  if (word === undefined || ['true', 'false', 'null'].includes(word)) {
    return error('INVALID_JSON_DESCRIPTION', message);
  }
  const before = text.slice(0, text.indexOf(word) + word.length);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const location = `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
  const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  return error('INVALID_JSON_DESCRIPTION', `Unrecognized token '${word}': ${expected}\n at ${location}`, location);
}
