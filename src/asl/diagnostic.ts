// What validation finds: data, in the form of ValidateStateMachineDefinition.

/** The codes of AWS (ValidateStateMachineDefinitionDiagnostic), and at the end those that are our own. */
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
  // AWS answers a text over the quota with a ValidationException of the whole request.
  | 'DEFINITION_TOO_LARGE'
  // AWS takes the last of equal keys without a word; so does this project, with one.
  | 'DUPLICATE_FIELD';

/** A place in a text: line and column count from 1, the offset in UTF-16 code units from 0. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic {
  /** Only an ERROR keeps a definition from being created. */
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The place in the definition, such as `/States/Charge/Next`; missing where AWS names none. */
  readonly location?: string;
  /** The path or the expression that does not parse: its own place, and the offset of the fault in it. */
  readonly text?: { readonly location: string; readonly offset: number };
  /** Line and column, if the definition was given as text. */
  readonly position?: Position;
}

export function error(code: DiagnosticCode, message: string, location?: string, text?: Diagnostic['text']): Diagnostic {
  return { severity: 'ERROR', code, message, ...(location !== undefined && { location }), ...(text && { text }) };
}

export function warning(code: DiagnosticCode, message: string, location: string): Diagnostic {
  return { severity: 'WARNING', code, message, location };
}

export const schemaError = (message: string, location?: string, text?: Diagnostic['text']): Diagnostic =>
  error('SCHEMA_VALIDATION_FAILED', message, location, text);
