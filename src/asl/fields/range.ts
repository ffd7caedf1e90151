// The range of a number from a definition, a path or an expression: the range of its row, or else of its kind. The JSON
// Schemas, the types and the checks at run time use it.
import type { Field, Row } from './field';

export interface Range {
  readonly minimum: number;
  /** @default - no limit */
  readonly maximum?: number;
}

/** The kinds of numbers that a twin or an expression may compute. */
export type NumberKind = 'seconds' | 'count' | 'percentage';
export type NumberField = Row<NumberKind>;

/** docs: state-wait and state-task give 99,999,999 seconds; percentages are measured (floci#3733). */
const RANGES: Readonly<Record<NumberKind, Range>> = {
  seconds: { minimum: 0, maximum: 99_999_999 },
  count: { minimum: 0 },
  percentage: { minimum: 0, maximum: 100 },
};

export function rangeOf({ kind, minimum, maximum }: NumberField): Range {
  const range = RANGES[kind];
  return { minimum: minimum ?? range.minimum, maximum: maximum ?? range.maximum };
}

export function isNumberField(field: Field): field is NumberField {
  return field.kind in RANGES;
}

/** AWS prints the limits of a float as Java does: `100.0` (measured: floci#3733). */
export function limitText(limit: number, field: Field | undefined): string {
  const isFloat = field?.kind === 'percentage' || field?.kind === 'number';
  return isFloat && Number.isInteger(limit) ? limit.toFixed(1) : String(limit);
}
