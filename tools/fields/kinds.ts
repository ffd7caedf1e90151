// What each kind of field holds, as JSON Schema and as a type of TypeScript.
import type { Kind, Row } from '../../src/asl/fields/field';
import { rangeOf, type NumberKind } from '../../src/asl/fields/range';

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

interface KindOfField<K extends Kind> {
  schema(field: Row<K>): JsonSchema;
  type(field: Row<K>): string;
}

/** A schema that several fields share: it becomes one function of the validators. */
const shared = (name: string): JsonSchema => ({ $ref: `common.json#/$defs/${name}` });

const list = (items: JsonSchema, minItems?: number): JsonSchema => ({
  type: 'array',
  ...(minItems !== undefined && { minItems }),
  items,
});

/** A number may be an expression, whatever the language: rules/query-language.ts refuses that in JSONPath. */
const orExpression = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, shared('expression')] });

export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  expression: { type: 'string', pattern: '^\\{%[\\s\\S]*%\\}$' },
};

/** A kind whose rows say nothing more. */
const same = (schema: JsonSchema, type: string) => ({ schema: () => schema, type: () => type });

const path = same({ type: ['string', 'null'] }, 'PathField');
const text = same({ type: 'string' }, 'string');
const number = <K extends NumberKind>(type: 'integer' | 'number'): KindOfField<K> => ({
  schema: (field) => orExpression({ type, ...rangeOf(field) }),
  type: () => 'OrExpression<number>',
});

export const KINDS: { readonly [K in Kind]: KindOfField<K> } = {
  string: {
    schema: ({ maxLength }) => ({ type: 'string', ...(maxLength !== undefined && { maxLength }) }),
    type: () => 'string',
  },
  boolean: same({ type: 'boolean' }, 'boolean'),
  integer: {
    schema: ({ minimum, maximum }) => ({ type: 'integer', minimum, maximum }),
    type: () => 'number',
  },
  number: { schema: ({ minimum }) => ({ type: 'number', minimum }), type: () => 'number' },
  enum: {
    schema: ({ values }) => ({ enum: values }),
    type: ({ values }) => values.map((value) => `'${value}'`).join(' | '),
  },
  strings: { schema: ({ minItems }) => list({ type: 'string' }, minItems), type: () => 'readonly string[]' },

  path,
  referencePath: path,

  template: { schema: ({ object }) => (object ? { type: 'object' } : true), type: () => 'Template' },
  output: same(true, 'Template'),
  variables: same({ type: 'object' }, 'Readonly<Record<string, Template>>'),
  credentials: same({ type: ['object', 'string'] }, 'Template'),
  json: same(true, 'Json'),

  items: same(true, 'OrExpression<readonly Json[]>'),
  seconds: number('integer'),
  timestamp: text,
  text,
  count: number('integer'),
  percentage: number('number'),

  states: same({ type: 'object', minProperties: 1 }, 'Readonly<Record<string, StateDefinition>>'),
  machine: same({ type: 'object' }, 'ItemProcessor'),
  machines: same(list({ type: 'object' }, 1), 'readonly MachineDefinition[]'),
  part: { schema: ({ part }) => shared(part.name), type: ({ part }) => part.name },
  retriers: { schema: ({ part }) => list(shared(part.name)), type: ({ part }) => `readonly ${part.name}[]` },
  catchers: { schema: ({ part }) => list(shared(part.name)), type: ({ part }) => `readonly ${part.name}[]` },
  choiceRules: same(list({ type: 'object', required: ['Next'] }, 1), 'readonly ChoiceRule[]'),
};

export function schemaOf<K extends Kind>(field: Row<K>): JsonSchema {
  const kind: KindOfField<K> = KINDS[field.kind as K];
  return kind.schema(field);
}

export function typeOf<K extends Kind>(field: Row<K>): string {
  const kind: KindOfField<K> = KINDS[field.kind as K];
  return kind.type(field);
}
