// A row describes one field of a definition. The JSON Schemas, the types and most rules are generated from the rows.

export type Language = 'JSONPath' | 'JSONata';

/** A field: its kind, which says what it holds, and its other properties. */
export type Field = { readonly [K in Kind]: Row<K> }[Kind];

/**
 * The rows of a state, or of a part of one, by name. Findings come in this order: the JSON Schemas follow it, and the
 * other rules handle one kind after another, each in this order.
 */
export type Fields = Readonly<Record<string, Field>>;

export type Kind = keyof Details;

/** A row of one kind. */
export type Row<K extends Kind> = About & Details[K] & { readonly kind: K };

interface About {
  /** The text that editors show for the field. The generator appends its bounds, query language and alternatives. */
  readonly doc?: string;
  /** The only query language with this field. By default both have it. */
  readonly language?: Language;
  /** `oneOf`: the state must have this field, its twin or a field that replaces it. */
  readonly required?: true | 'oneOf';
  /** The JSONPath field that takes a path to the value instead, such as `SecondsPath`. */
  readonly twin?: `${string}Path`;
  /** The field that this one replaces. A state may have only one of the two. */
  readonly insteadOf?: string;
  /** The only place where the field is supported. */
  readonly only?: 'definition' | 'processor' | 'distributed Map';
  /** AWS does not look for JSONata expressions in it (measured: floci#2670, #2745, #2786). */
  readonly verbatim?: true;
  /** A value that looks like a path gets the warning NO_PATH. */
  readonly warnsOfPath?: true;
}

/** The kinds of fields, and the extra properties of each kind's row. */
interface Details {
  /** Literal text. */
  string: { readonly maxLength?: number };
  boolean: object;
  integer: { readonly minimum: number; readonly maximum: number };
  number: { readonly minimum: number };
  enum: { readonly values: readonly string[] };
  strings: { readonly minItems?: number };

  /** A path, or null for no value. */
  path: object;
  /** A path to a single place in the state's input, or null for nowhere. */
  referencePath: object;

  /** A payload template. ResultSelector must be an object. */
  template: { readonly object?: true };
  /** The JSONata template of the state's output. */
  output: object;
  /** Templates by variable name. */
  variables: object;
  /** A template that gives the role to assume. */
  credentials: object;
  /** JSON that is not evaluated. */
  json: object;

  /**
   * Values that a twin or an expression may compute: a list, seconds, a timestamp, a string, an integer, a percentage.
   */
  items: object;
  seconds: RangeOfRow;
  timestamp: object;
  text: object;
  count: RangeOfRow;
  percentage: RangeOfRow;

  /** States by name. */
  states: object;
  /** A nested machine, whose states are validated on their own. */
  machine: object;
  machines: object;
  /** An object with fields of its own. */
  part: { readonly part: Part };
  retriers: { readonly part: Part };
  catchers: { readonly part: Part };
  /** rules/choice-rules.ts validates the contents of a rule. */
  choiceRules: object;
}

/** The range of a number, where it is not that of its kind: `range.ts`. */
interface RangeOfRow {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Also refuses 0, which AWS's schema takes and its documentation does not. */
  readonly notZero?: true;
}

/** An object inside of a state. */
export interface Part {
  /** The name of its type. */
  readonly name: string;
  readonly doc?: string;
  readonly fields: Fields;
}
