// The fields of Pass.
import type { Fields } from './field';

export const PASS = {
  Result: { kind: 'json', language: 'JSONPath', doc: 'The result, as it is written here.' },
} as const satisfies Fields;
