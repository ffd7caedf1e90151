// The answer of ValidateStateMachineDefinition.
import type { Diagnostic } from './diagnostic';
import { examineDefinition } from './validate';

export interface ReportOptions {
  readonly type?: 'STANDARD' | 'EXPRESS';
  /**
   * The lowest severity to include.
   *
   * @default ERROR
   */
  readonly severity?: 'ERROR' | 'WARNING';
  /**
   * The most findings to include, up to 100; 0 means the default.
   *
   * @default 100
   */
  readonly maxResults?: number;
}

export interface ValidationReport {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly Pick<Diagnostic, 'severity' | 'code' | 'message' | 'location'>[];
  readonly truncated: boolean;
}

/** The limit and the default of ValidateStateMachineDefinition. */
const MOST_DIAGNOSTICS = 100;

/** The report, and all findings. Never throws, whatever the definition. */
export function validationReport(
  definition: unknown,
  { type = 'STANDARD', severity: least, maxResults }: ReportOptions = {},
): { readonly report: ValidationReport; readonly findings: readonly Diagnostic[] } {
  const findings = examineDefinition(definition, { type }).diagnostics;
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const shown = least === 'WARNING' ? findings : errors;
  const limit = maxResults || MOST_DIAGNOSTICS;
  // The members of AWS's answer.
  const diagnostics = shown.slice(0, limit).map(({ severity, code, message, location }) => ({
    ...{ severity, code, message, location },
  }));
  const report = { diagnostics, truncated: shown.length > limit };
  return { report: { result: errors.length > 0 ? 'FAIL' : 'OK', ...report }, findings };
}
