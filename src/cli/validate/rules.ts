// What each code of a finding means, for lists of rules in other tools.
import type { DiagnosticCode } from '../../asl/diagnostic';

export const RULES: Readonly<Record<DiagnosticCode, string>> = {
  INVALID_JSON_DESCRIPTION: 'The definition is not JSON.',
  SCHEMA_VALIDATION_FAILED: 'A field is missing, not supported, or has an invalid value.',
  DUPLICATE_STATE_NAME: 'Two states of a state machine have the same name.',
  DUPLICATE_LABEL_NAME: 'Two Map states have the same Label.',
  INVALID_LABEL_NAME: 'The Label of a Map state has characters that are not allowed.',
  INVALID_STATE_NAME: 'The name of a state is too long or has characters that are not allowed.',
  MISSING_TRANSITION_TARGET: 'A transition leads to a state that does not exist, or no transition leads to a state.',
  MISSING_END_STATE: 'No state ends the workflow.',
  TOO_DEEPLY_NESTED: 'The definition nests too deeply.',
  INVALID_JSONATA_EXPRESSION: 'A JSONata expression does not parse.',
  UNSUPPORTED_JSONATA_EXPRESSION: 'A JSONata expression uses what Step Functions does not support.',
  NO_DOLLAR: 'A field holds a path, but its name does not end in .$, so that the path is used as a string.',
  NO_PATH: 'The name of a field ends in .$, but its value is not a path or an intrinsic function.',
  PASS_RESULT_IS_STATIC: 'The Result of a Pass state holds a path, which is not evaluated.',
  DEFINITION_TOO_LARGE: 'The definition is larger than Step Functions accepts.',
  DUPLICATE_FIELD: 'An object has the same field twice; only the last one counts.',
};
