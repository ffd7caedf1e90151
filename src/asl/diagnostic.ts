// What validation finds: data, in the form of ValidateStateMachineDefinition.

/** The codes of AWS. */
export type DiagnosticCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'INVALID_JSONATA_EXPRESSION';

export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The place in the definition, such as `/States/Charge/Next`; missing where AWS names none. */
  readonly location?: string;
}

export function error(code: DiagnosticCode, message: string, location?: string): Diagnostic {
  return { severity: 'ERROR', code, message, ...(location !== undefined && { location }) };
}

export const schemaError = (message: string, location?: string): Diagnostic =>
  error('SCHEMA_VALIDATION_FAILED', message, location);
