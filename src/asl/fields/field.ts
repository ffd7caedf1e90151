// What a row says about a field of a definition. The JSON Schemas, the types and most rules are made from such rows.

export type Language = 'JSONPath' | 'JSONata';

/** A field: what it holds, which is its kind, and what else there is to know about it. */
export type Field = { readonly [K in Kind]: Row<K> }[Kind];

/**
 * The rows of a state, or of a part of one, by name. Their order is that of the findings: JSON Schemas follow it, and
 * other rules go kind by kind, and within a kind in this order.
 */
export type Fields = Readonly<Record<string, Field>>;

export type Kind = keyof Details;

/** A row of one kind. */
export type Row<K extends Kind> = About & Details[K] & { readonly kind: K };

interface About {
  /** What editors show about the field. The generator adds its bounds, its query language and its alternatives. */
  readonly doc?: string;
  /** The only query language that has the field. Without one, both have it. */
  readonly language?: Language;
  /** `oneOf`: either this field, its twin or a field that stands in for it must be there. */
  readonly required?: true | 'oneOf';
  /** The field of JSONPath that holds a path to the value instead. */
  readonly twin?: `${string}Path`;
  /** The field that this one stands in for. Only one of the two may be there. */
  readonly insteadOf?: string;
  /** The only place that supports the field. */
  readonly only?: 'definition' | 'processor' | 'distributed Map';
  /** AWS looks for no JSONata expressions in it (measured: floci#2670, #2745, #2786). */
  readonly verbatim?: true;
  /** A value that looks like a path is reported with the warning NO_PATH. */
  readonly warnsOfPath?: true;
}

/** The kinds of fields, and what a row of each kind says besides. */
interface Details {
  /** Text that is taken as it is. */
  string: { readonly maxLength?: number };
  boolean: object;
  integer: { readonly minimum: number; readonly maximum: number };
  number: { readonly minimum: number };
  enum: { readonly values: readonly string[] };
  strings: { readonly minItems?: number };

  /** A path, or null for nothing. */
  path: object;
  /** A path to a single place in the state's input, or null for nowhere. */
  referencePath: object;

  /** A payload template. ResultSelector must be an object. */
  template: { readonly object?: true };
  /** The template of JSONata that makes the state's output. */
  output: object;
  /** Templates by names of variables. */
  variables: object;
  /** A template with the role to assume. */
  credentials: object;
  /** JSON that nothing evaluates. */
  json: object;

  /** Values that a twin or an expression may compute: a list, seconds, a time, a text, a whole number, 0 to 100. */
  items: object;
  seconds: object;
  timestamp: object;
  text: object;
  count: object;
  percentage: object;

  /** States by name. */
  states: object;
  /** A machine whose states are validated by themselves. */
  machine: object;
  machines: object;
  /** An object with fields of its own. */
  part: { readonly part: Part };
  retriers: { readonly part: Part };
  catchers: { readonly part: Part };
  /** rules/choice-rules.ts knows what is in a rule. */
  choiceRules: object;
}

/** An object inside of a state. */
export interface Part {
  /** The name of its type. */
  readonly name: string;
  readonly doc?: string;
  readonly fields: Fields;
}
