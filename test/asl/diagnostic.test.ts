// Checks that docs/fidelity.md names the codes of findings that are not AWS's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosticCode } from '../../src/asl/diagnostic';

/** Whose code it is. The compiler refuses this when a code has no line here. */
const CODES: Readonly<Record<DiagnosticCode, 'AWS' | 'ours'>> = {
  INVALID_JSON_DESCRIPTION: 'AWS',
  SCHEMA_VALIDATION_FAILED: 'AWS',
  DUPLICATE_STATE_NAME: 'AWS',
  DUPLICATE_LABEL_NAME: 'AWS',
  INVALID_LABEL_NAME: 'AWS',
  INVALID_STATE_NAME: 'AWS',
  MISSING_TRANSITION_TARGET: 'AWS',
  MISSING_END_STATE: 'AWS',
  TOO_DEEPLY_NESTED: 'AWS',
  INVALID_JSONATA_EXPRESSION: 'AWS',
  UNSUPPORTED_JSONATA_EXPRESSION: 'AWS',
  NO_DOLLAR: 'AWS',
  NO_PATH: 'AWS',
  PASS_RESULT_IS_STATIC: 'AWS',
  DEFINITION_TOO_LARGE: 'ours',
  DUPLICATE_FIELD: 'ours',
};

test("docs/fidelity.md lists the codes that are not AWS's", () => {
  const page = readFileSync(join(__dirname, '../../docs/fidelity.md'), 'utf8');
  const [list = ''] = /codes\s+are ours: [^]*?\n\n/.exec(page) ?? [];
  const listed = [...list.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code!);
  const ours = Object.entries(CODES).flatMap(([code, whose]) => (whose === 'ours' ? [code] : []));
  expect(listed.sort()).toEqual(ours.sort());
});
