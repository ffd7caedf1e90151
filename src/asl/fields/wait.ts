// The fields of Wait.
import type { Fields } from './field';

export const WAIT = {
  // docs: state-wait
  Seconds: {
    kind: 'seconds',
    minimum: 0,
    maximum: 99_999_999,
    twin: 'SecondsPath',
    required: 'oneOf',
    warnsOfPath: true,
    doc: 'How long to wait.',
  },
  Timestamp: {
    kind: 'timestamp',
    twin: 'TimestampPath',
    insteadOf: 'Seconds',
    warnsOfPath: true,
    doc: 'When the wait ends, as RFC 3339 writes it: `2027-01-31T09:00:00Z`.',
  },
} as const satisfies Fields;
