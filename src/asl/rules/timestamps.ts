// A Wait's Timestamp must be a time in RFC 3339's profile of ISO 8601.
import { member } from '../../json/json';
import { parseTimestamp } from '../../json/timestamp';
import { schemaError } from '../diagnostic';
import { eachState } from './rule';

// Recorded: wait_timestamp_invalid.
export const timestamps = eachState(({ state, at, language }, report) => {
  const timestamp = member(state, 'Timestamp');
  if (typeof timestamp !== 'string' || (language === 'JSONata' && timestamp.startsWith('{%'))) return;
  if (!parseTimestamp(timestamp)) report(schemaError('String does not match RFC3339 timestamp', `${at}/Timestamp`));
});
