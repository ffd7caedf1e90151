// Validates the definition as AWS would.
import type { CheckedWorkflow, Finding } from './check';
import type { DiagnosticCode } from '../../../asl/diagnostic';
import { validateDefinition } from '../../../asl/validate';

/** AWS's codes in our form: the type must be complete. */
export const DIAGNOSTIC_IDS: Readonly<Record<DiagnosticCode, string>> = {
  INVALID_JSON_DESCRIPTION: 'invalid-json-description',
  SCHEMA_VALIDATION_FAILED: 'schema-validation-failed',
  DUPLICATE_STATE_NAME: 'duplicate-state-name',
  DUPLICATE_LABEL_NAME: 'duplicate-label-name',
  INVALID_LABEL_NAME: 'invalid-label-name',
  INVALID_STATE_NAME: 'invalid-state-name',
  MISSING_TRANSITION_TARGET: 'missing-transition-target',
  MISSING_END_STATE: 'missing-end-state',
  TOO_DEEPLY_NESTED: 'too-deeply-nested',
  INVALID_JSONATA_EXPRESSION: 'invalid-jsonata-expression',
  UNSUPPORTED_JSONATA_EXPRESSION: 'unsupported-jsonata-expression',
  NO_DOLLAR: 'no-dollar',
  NO_PATH: 'no-path',
  PASS_RESULT_IS_STATIC: 'pass-result-is-static',
  DEFINITION_TOO_LARGE: 'definition-too-large',
  DUPLICATE_FIELD: 'duplicate-field',
};

export function definitionFindings({ definition, isExpress }: CheckedWorkflow): Finding[] {
  const type = isExpress ? 'EXPRESS' : 'STANDARD';
  return validateDefinition(definition, { type }).map(({ code, severity, message, location }) => ({
    state: location && /.*\/States\/([^/]+)/.exec(location)?.[1],
    id: DIAGNOSTIC_IDS[code],
    severity,
    message: `${message}${location === undefined ? '' : ` at ${location}`} (AWS answers ${code})`,
  }));
}
