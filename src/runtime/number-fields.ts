// Checks numbers that paths and expressions compute against the range of their row in asl/fields. Validation has
// already checked literals.
import type { Part } from '../asl/fields/field';
import { isNumberField, rangeOf, type NumberField, type NumberKind, type Range } from '../asl/fields/range';
import { expressionIn } from '../asl/jsonata/parse';
import type { QueryLanguage, ValueKind } from '../expressions/query-language';
import type { Expression } from '../expressions/scope';
import { runtimeError, StatesError } from '../expressions/states-error';
import { member, type JsonObject } from '../json/json';

const VALUES: Readonly<Record<NumberKind, ValueKind>> = { seconds: 'integer', count: 'integer', percentage: 'number' };

/** A field of a state or of a part; undefined if it is not there. */
export function numberField(
  holder: JsonObject,
  name: string,
  field: NumberField,
  language: QueryLanguage,
): Expression | undefined {
  const value = language.value(holder, name, VALUES[field.kind]);
  const written = member(holder, name);
  if (!value || typeof written === 'number' || (written === undefined && UNCHECKED.has(name))) return value;
  const check = rangeCheck(field, failureOf(holder, name, field));
  return (input, scope) => check(value(input, scope));
}

/** The same of a part such as ItemBatcher; the row is found by its name. */
export function numberIn(
  part: Part,
  holder: JsonObject | undefined,
  name: string,
  language: QueryLanguage,
): Expression | undefined {
  const field = part.fields[name]!;
  return holder && isNumberField(field) ? numberField(holder, name, field, language) : undefined;
}

/**
 * Fields whose range AWS does not check when it evaluates their path. Recorded: with a negative MaxConcurrencyPath the
 * execution stalls (max_concurrency_path_negative); MaxItemsPath may lead above the maximum, and the reader refuses a
 * negative value (csv_max_items_paths).
 */
const UNCHECKED: ReadonlySet<string> = new Set(['MaxConcurrency', 'MaxItems']);

function rangeCheck(field: NumberField, failure: (value: number, range: Range) => StatesError) {
  const { minimum, maximum = Infinity } = rangeOf(field);
  const least = field.notZero ? Math.max(1, minimum) : minimum;
  const isWhole = VALUES[field.kind] === 'integer';
  return (value: unknown): number => {
    const number = value as number;
    if (number >= least && number <= maximum && (!isWhole || Number.isInteger(number))) return number;
    throw failure(number, { minimum: least, maximum: rangeOf(field).maximum });
  };
}

/** Of a path it is States.Runtime, of an expression States.QueryEvaluationError (docs: transforming-data). */
function failureOf(holder: JsonObject, name: string, { twin }: NumberField) {
  const path = twin && member(holder, twin);
  if (typeof path === 'string') {
    return (value: number, range: Range) => runtimeError(RECORDED[name] ?? notInRange(twin!, path, value, range));
  }
  const written = member(holder, name);
  const text = typeof written === 'string' ? expressionIn(written) : undefined;
  return (value: number, range: Range) => {
    const cause = `The JSONata expression '${text}' specified for the field '${name}' returned a value out of range. Expected ${expected(range)}, but was: ${value}`;
    return new StatesError('States.QueryEvaluationError', cause, 'evaluation', name);
  };
}

/** AWS's own texts: tolerated_failure_count_path and tolerated_failure_percentage_path. */
const RECORDED: Readonly<Record<string, string>> = {
  ToleratedFailureCount: 'ToleratedFailureCount cannot be negative.',
  ToleratedFailurePercentage: 'ToleratedFailurePercentage must be between 0 and 100.',
};

/** Ours, in the form that AWS has for other values. */
function notInRange(twin: string, path: string, value: number, range: Range): string {
  return `The ${twin} field refers to value "${value}" which is not ${expected(range)}: ${path}`;
}

function expected({ minimum, maximum }: Range): string {
  return maximum === undefined ? `at least ${minimum}` : `between ${minimum} and ${maximum}`;
}
