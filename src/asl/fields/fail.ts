// The fields of Fail.
import type { Fields } from './field';

export const FAIL = {
  Error: { kind: 'text', twin: 'ErrorPath', warnsOfPath: true, doc: 'The name of the error.' },
  Cause: { kind: 'text', twin: 'CausePath', warnsOfPath: true, doc: 'What happened, a text for people.' },
} as const satisfies Fields;
