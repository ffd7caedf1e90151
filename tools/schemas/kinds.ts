// What each kind of field holds, for editors: as strict as a schema can be, in the query language of the state.
import { anyOfThem, described, listOf, objectOf, ref, type JsonSchema } from './editor-schema';
import type { Field, Fields, Kind, Language, Row } from '../../src/asl/fields/field';
import { rangeOf, type NumberField } from '../../src/asl/fields/range';
import { docOf, twinDoc } from '../fields/definition-types';

/** Where a field is. */
export interface Place {
  /** The query language of the state. */
  readonly language: Language;
  /** That of the whole definition, which the states of nested machines start with. */
  readonly outer: Language;
}

type SchemaOf<K extends Kind> = (field: Row<K>, place: Place) => JsonSchema;

const same = (schema: JsonSchema) => () => schema;

const path = same({ type: ['string', 'null'], pattern: '^\\s*\\$' });
const template = ({ language }: Place): JsonSchema => ref(`${language}.Template`);
const jsonataTemplate = same(ref('JSONata.Template'));
const orExpression = (schema: JsonSchema, { language }: Place): JsonSchema =>
  language === 'JSONata' ? { anyOf: [schema, ref('JSONata.Expression')] } : schema;

function number(field: NumberField, place: Place): JsonSchema {
  const { minimum, maximum } = rangeOf(field);
  const least = field.notZero ? Math.max(1, minimum) : minimum;
  const type = field.kind === 'percentage' ? 'number' : 'integer';
  return orExpression({ type, minimum: least, ...(maximum !== undefined && { maximum }) }, place);
}

const KINDS: { readonly [K in Kind]: SchemaOf<K> } = {
  string: ({ maxLength }) => ({ type: 'string', ...(maxLength !== undefined && { maxLength }) }),
  boolean: same({ type: 'boolean' }),
  integer: ({ minimum, maximum }) => ({ type: 'integer', minimum, maximum }),
  number: ({ minimum }) => ({ type: 'number', minimum }),
  enum: ({ values }) => ({ enum: values }),
  strings: ({ minItems }) => listOf({ type: 'string' }, minItems),

  path,
  referencePath: path,

  template: ({ object }, place) => (object ? { type: 'object', allOf: [template(place)] } : template(place)),
  output: jsonataTemplate,
  variables: (_, { language }) => ref(`${language}.Variables`),
  credentials: (_, place) => ({
    type: ['object', 'string'],
    allOf: [template(place), anyOfThem(['RoleArn', 'RoleArn.$'])],
  }),
  json: same({}),

  items: jsonataTemplate,
  seconds: number,
  timestamp: (_, place) => orExpression(ref('Timestamp'), place),
  text: (_, place) => ({ type: 'string', ...(place.language === 'JSONata' && { allOf: [ref('JSONata.Template')] }) }),
  count: number,
  percentage: number,

  states: (_, { outer }) => ref(`${outer}.States`),
  machine: (_, { outer }) => ref(`${outer}.Machine`),
  machines: (_, { outer }) => listOf(ref(`${outer}.Machine`), 1),
  part: ({ part }, { language }) => ref(`${language}.${part.name}`),
  retriers: ({ part }, { language }) => listOf(ref(`${language}.${part.name}`)),
  catchers: ({ part }, { language }) => listOf(ref(`${language}.${part.name}`)),
  choiceRules: (_, { language }) => listOf(ref(`${language}.Rule`), 1),
};

/** The fields of a language, each with the twin that it has in JSONPath. */
export function propertiesOf(fields: Fields, place: Place): Record<string, JsonSchema> {
  const { language } = place;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, JsonSchema][] => [
      ...((field.language ?? language) === language
        ? [[name, described(docOf(name, field, fields).join(' '), schemaOf(field, place))] as [string, JsonSchema]]
        : []),
      ...(field.twin && language === 'JSONPath'
        ? [[field.twin, described(twinDoc(name, field), twinOf(field))] as [string, JsonSchema]]
        : []),
    ]),
  );
}

function schemaOf<K extends Kind>(field: Row<K>, place: Place): JsonSchema {
  const kind: SchemaOf<K> = KINDS[field.kind as K];
  return kind(field, place);
}

/** A path, or for a string also a call. */
function twinOf({ kind }: Field): JsonSchema {
  return kind === 'text' ? ref('JSONPath.PathOrCall') : { type: 'string', pattern: '^\\s*\\$' };
}

/** A letter or an underscore, and further letters and digits: what of ASCII is neither is left out, in any dialect. */
const NAME = '[^\\s!-@\\[-\\^`{-~][^\\s!-/:-@\\[-\\^`{-~]{0,79}';

/** What the kinds refer to. */
export const SHARED: Readonly<Record<string, JsonSchema>> = {
  Timestamp: {
    type: 'string',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$|\\$\\{[^}]+\\}',
  },
  'JSONata.Expression': {
    type: 'string',
    pattern: '^\\{%[\\s\\S]*%\\}$',
    description: 'A JSONata expression: `{% ... %}`.',
  },
  'JSONPath.PathOrCall': {
    type: 'string',
    pattern: '^(\\s*\\$|States\\.)',
    description: 'A path such as `$.order.id`, or a call of an intrinsic function.',
  },
  'JSONPath.Template': {
    patternProperties: { '\\.\\$$': ref('JSONPath.PathOrCall') },
    additionalProperties: ref('JSONPath.Template'),
    items: ref('JSONPath.Template'),
  },
  'JSONPath.Variables': {
    type: 'object',
    propertyNames: { pattern: `^(?!states(\\.\\$)?$)${NAME}(\\.\\$)?$` },
    allOf: [ref('JSONPath.Template')],
  },
  'JSONata.Template': {
    // What begins as an expression ends as one, and the other way round.
    allOf: [{ pattern: '^(?!\\{%)|%\\}$' }, { pattern: '^\\{%|^(?![\\s\\S]*%\\}$)' }],
    additionalProperties: ref('JSONata.Template'),
    items: ref('JSONata.Template'),
  },
  'JSONata.Variables': objectOf(ref('JSONata.Template'), { propertyNames: { pattern: `^(?!states$)${NAME}$` } }),
};
