// Reads a definition's text, with AWS's words (Jackson's) for what is no JSON.
import { error, type Diagnostic, type Position } from './diagnostic';
import type { Json } from '../json/json';

/** The value, or what is wrong with the text. */
export function readDefinition(text: string): { readonly value: Json } | { readonly finding: Diagnostic } {
  if (text.trim() === '') return { value: null };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (thrown) {
    return { finding: invalidJson(text, thrown as Error) };
  }
}

// Jackson names the source and a column behind the word (recorded: validate_state_machine_definition_not_a_definition).
function invalidJson(text: string, thrown: Error): Diagnostic {
  const word = /^\s*([A-Za-z_$][\w$]*)/.exec(text)?.[1];
  if (word === undefined || ['true', 'false', 'null'].includes(word)) {
    return { ...error('INVALID_JSON_DESCRIPTION', thrown.message), position: positionOf(text, faultIn(text)) };
  }
  const before = text.slice(0, text.indexOf(word) + word.length);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const location = `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
  const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  return error('INVALID_JSON_DESCRIPTION', `Unrecognized token '${word}': ${expected}\n at ${location}`, location);
}

/** Where JSON.parse stumbles, which it does not tell for every text: the shortest beginning that cannot be gone on with. */
function faultIn(text: string): number {
  let [whole, broken] = [0, text.length];
  while (whole < broken) {
    const middle = Math.floor((whole + broken) / 2);
    if (canGoOn(text.slice(0, middle + 1))) whole = middle + 1;
    else broken = middle;
  }
  return whole;
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (thrown) {
    return /end of JSON input|Unterminated|No number after|Expected .* at position \d+$/.test((thrown as Error).message)
      ? endsThere(beginning, (thrown as Error).message)
      : false;
  }
}

/** Whether the complaint is about the end of the text, which more text may mend. */
function endsThere(text: string, message: string): boolean {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined || Number(position) >= text.trimEnd().length;
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { offset, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
