// The findings of validation, in the form of ValidateStateMachineDefinition.

import { nearest } from '../json/suggestion';

/** AWS's codes (ValidateStateMachineDefinitionDiagnostic), followed by our own. */
export type DiagnosticCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'DUPLICATE_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_STATE_NAME'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'TOO_DEEPLY_NESTED'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC'
  // AWS answers a text over the quota with a ValidationException for the whole request.
  | 'DEFINITION_TOO_LARGE'
  // AWS silently uses the last of several equal keys. This project does too, but reports it.
  | 'DUPLICATE_FIELD';

/** A place in a text. Lines and columns count from 1, the offset counts UTF-16 code units from 0. */
export interface Position {
  /** In UTF-16 units, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export interface Diagnostic {
  /** Only an ERROR prevents the creation of the state machine. */
  readonly severity: 'ERROR' | 'WARNING';
  /** AWS's code of the finding, such as `MISSING_TRANSITION_TARGET`. */
  readonly code: DiagnosticCode;
  /** AWS's words, where they are known. */
  readonly message: string;
  /** The place in the definition, such as `/States/Charge/Next`. Missing where AWS gives none. */
  readonly location?: string;
  /** For a path or an expression that does not parse: its location, and the offset of the error in it. */
  readonly text?: { readonly location: string; readonly offset: number };
  /** For a field that is not supported: its name, in the object at the location. */
  readonly field?: string;
  /** The known name that the wrong one was probably meant to be: a state, a field, a value or a resource. */
  readonly suggestion?: string;
  /** Line and column, if the definition was given as text. */
  readonly position?: Position;
}

export function error(code: DiagnosticCode, message: string, location?: string, text?: Diagnostic['text']): Diagnostic {
  return { severity: 'ERROR', code, message, ...(location !== undefined && { location }), ...(text && { text }) };
}

/** The finding, with the known name that is nearest to a wrong one, if any is near. */
export function suggesting(finding: Diagnostic, name: string, candidates: Iterable<string>): Diagnostic {
  const suggestion = nearest(name, candidates);
  return suggestion === undefined ? finding : { ...finding, suggestion };
}

/** A field that does not belong where it is, in AWS's words. */
export function notSupported(field: string, at: string, known: Iterable<string> = []): Diagnostic {
  return suggesting({ ...schemaError(`Field '${field}' is not supported`, at || '/'), field }, field, known);
}

export function warning(code: DiagnosticCode, message: string, location: string): Diagnostic {
  return { severity: 'WARNING', code, message, location };
}

export const schemaError = (message: string, location?: string, text?: Diagnostic['text']): Diagnostic =>
  error('SCHEMA_VALIDATION_FAILED', message, location, text);
