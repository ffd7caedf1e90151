// The fields of Fail.
import type { Fields } from './field';

export const FAIL = {
  Error: { kind: 'text', twin: 'ErrorPath', warnsOfPath: true },
  Cause: { kind: 'text', twin: 'CausePath', warnsOfPath: true },
} as const satisfies Fields;
