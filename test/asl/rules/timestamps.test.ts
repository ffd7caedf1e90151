// The Timestamp of a Wait: RFC 3339's profile of ISO 8601. Recorded: wait_timestamp_invalid.
import { findingsIn, schemaFinding } from '../../support/findings';
import { only } from '../../support/machines';

const wait = (Timestamp: string, rest: object = {}) => only({ Type: 'Wait', Timestamp }, rest);
const INVALID = schemaFinding('String does not match RFC3339 timestamp at /States/S/Timestamp');

test.each(['2026-01-01 00:00:00', '2026-01-01', '2026-01-01T00:00:00', '2026-13-01T00:00:00Z', 'tomorrow', ''])(
  'the Timestamp %j is refused because it is not in RFC 3339 format',
  (timestamp) => {
    expect(findingsIn(wait(timestamp))).toEqual([INVALID]);
  },
);

test.each(['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00+02:00'])(
  'the Timestamp %j is accepted because it has a T and an offset',
  (timestamp) => {
    expect(findingsIn(wait(timestamp))).toEqual([]);
  },
);

test('a Timestamp is an expression only in JSONata', () => {
  expect(findingsIn(wait('{% $now() %}', { QueryLanguage: 'JSONata' }))).toEqual([]);
  expect(findingsIn(wait('{% $now() %}'))).toEqual([INVALID]);
});
