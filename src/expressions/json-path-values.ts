// Checks the values of JSONPath fields, with AWS's text for an invalid one.
import type { ValueKind } from './query-language';
import { runtimeError } from './states-error';
import { numberIn } from '../json/exact-integer';
import type { Json } from '../json/json';
import { jsonText } from '../json/text';
import { parseTimestamp } from '../json/timestamp';

/** Returns a value of the kind. Throws a StatesError for any other value. */
export function checkedValue(value: Json, kind: ValueKind, field: string, path: string): Json {
  switch (kind) {
    case 'integer': {
      if (field === 'SecondsPath') return secondsIn(value, path);
      const number = numberOrText(value);
      if (number !== undefined && Number.isInteger(number)) return number;
      throw refersTo(value, field, path, 'a valid integer');
    }
    // Recorded: tolerated_failure_percentage_path.
    case 'number': {
      const number = numberOrText(value);
      if (number !== undefined) return number;
      throw refersTo(value, field, path, 'a valid float');
    }
    case 'timestamp':
      if (typeof value === 'string' && parseTimestamp(value)) return value;
      throw runtimeError(
        `The ${field} parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${plain(value)}`,
      );
    case 'string':
      if (typeof value === 'string') return value;
      throw refersTo(value, field, path, 'a string');
  }
}

/** SecondsPath has its own texts (recorded: base_wait_seconds_path). */
function secondsIn(value: Json, path: string): number {
  const seconds = numberOrText(value);
  const what = `${path} == ${plain(value)}`;
  if (seconds === undefined || !Number.isInteger(seconds)) {
    throw runtimeError(`The SecondsPath parameter cannot be parsed as a long value: ${what}`);
  }
  if (seconds < 0) throw runtimeError(`The SecondsPath parameter references a negative value: ${what}`);
  return seconds;
}

/** A string that reads as a number counts as one (recorded: reference_in_map_state, variables that hold "1"). */
function numberOrText(value: Json): number | undefined {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : numberIn(value);
}

function refersTo(value: Json, field: string, path: string, expected: string) {
  return runtimeError(`The ${field} field refers to value "${plain(value)}" which is not ${expected}: ${path}`);
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value);
}
