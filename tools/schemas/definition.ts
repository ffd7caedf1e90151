// The schema of definitions for editors, from the rows of src/asl/fields. It knows both query languages, and most of what
// the rules of src/asl/rules say about a single state; what several states must agree on, no schema can say.
import { choiceRules } from './choice-rules';
import { closed, editorSchema, has, objectOf, ref, type JsonSchema } from './editor-schema';
import { propertiesOf, SHARED, type Place } from './kinds';
import { constraintsOfPart, constraintsOfState } from './state-constraints';
import type { Fields, Language } from '../../src/asl/fields/field';
import { namesOf, partsOf } from '../../src/asl/fields/lookup';
import type { FieldTable } from '../../src/asl/fields/table';
import { LONGEST_NAME } from '../../src/asl/rules/names';
import { optimisedNames } from '../../src/asl/services/lookup';

const LANGUAGES: readonly Language[] = ['JSONPath', 'JSONata'];

const PLACES: readonly Place[] = [
  { outer: 'JSONPath', language: 'JSONPath' },
  { outer: 'JSONata', language: 'JSONata' },
  { outer: 'JSONPath', language: 'JSONata' },
];

export function definitionSchema(table: FieldTable): object {
  const { machine } = table;
  const whole = namesOf(machine, ({ only }) => only !== 'processor');
  const properties = propertiesOf(pick(machine, whole), PLACES[0]!);
  const { description } = properties.States as { description?: string };
  return editorSchema(
    'definition.json',
    'Definition of a state machine in the Amazon States Language',
    'For editors. AWS refuses a $schema in a definition: name this file in the settings of the editor.',
    {
      ...(closed(
        { ...properties, States: { type: 'object', description } },
        { required: ['StartAt', 'States'] },
      ) as object),
      if: has('QueryLanguage', 'JSONata'),
      then: { properties: { States: ref('JSONata.States') } },
      else: { properties: { States: ref('JSONPath.States') } },
      definitions: definitions(table),
    },
  );
}

function definitions(table: FieldTable): Readonly<Record<string, JsonSchema>> {
  const { states } = table;
  const parts = new Set(Object.values(states).flatMap(partsOf));
  return {
    ...SHARED,
    Resource: {
      type: 'string',
      pattern: '^arn:|\\$\\{',
      examples: optimisedNames().map((name) => `arn:aws:states:::${name}`),
    },
    ...Object.fromEntries(LANGUAGES.flatMap((outer) => machines(table, outer))),
    ...Object.fromEntries(
      PLACES.flatMap((place) =>
        Object.entries(states)
          .filter(([, fields]) => isOwn(place) || nests(fields))
          .map(([type, fields]) => [nameOf(type, fields, place), stateSchema(type, fields, place)]),
      ),
    ),
    ...choiceRules(),
    ...Object.fromEntries(
      PLACES.filter(isOwn).flatMap((place) =>
        [...new Set([...parts, ...partsOf(table.machine)])].map(({ name, doc, fields }) => {
          const { required, properties } = membersOf(fields, place);
          const part = closed(properties, {
            ...(doc && { description: doc }),
            ...required,
            ...constraintsOfPart(name, fields, place),
          });
          return [`${place.language}.${name}`, part];
        }),
      ),
    ),
  };
}

/** Whether the state speaks the language of the whole definition. */
function isOwn({ outer, language }: Place): boolean {
  return outer === language;
}

/** A state with machines inside depends on the language of the whole as well. */
function nests(fields: Fields): boolean {
  return Object.values(fields).some(({ kind }) => kind === 'machine' || kind === 'machines');
}

function nameOf(type: string, fields: Fields, place: Place): string {
  return isOwn(place) || !nests(fields) ? `${place.language}.${type}` : `${place.outer}.${place.language}.${type}`;
}

/** A machine inside of a state, its states, and one of them. */
function machines({ machine, states }: FieldTable, outer: Language): readonly (readonly [string, JsonSchema])[] {
  const place = PLACES.find((one) => isOwn(one) && one.outer === outer)!;
  const inner = pick(
    machine,
    namesOf(machine, ({ only }) => only !== 'definition'),
  );
  const { required, properties } = membersOf(inner, place);
  const languages = outer === 'JSONata' ? ['JSONata'] : LANGUAGES;
  return [
    [`${outer}.Machine`, closed(properties, required)],
    [
      `${outer}.States`,
      objectOf(ref(`${outer}.State`), {
        minProperties: 1,
        propertyNames: { minLength: 1, maxLength: LONGEST_NAME },
      }),
    ],
    [
      `${outer}.State`,
      {
        type: 'object',
        required: ['Type'],
        properties: { Type: { enum: Object.keys(states) }, QueryLanguage: { enum: languages } },
        allOf: Object.entries(states).map(([type, fields]) => ({
          if: has('Type', type),
          then: inLanguage(type, fields, outer),
        })),
      },
    ],
  ];
}

function inLanguage(type: string, fields: Fields, outer: Language): JsonSchema {
  const at = (language: Language) => ref(nameOf(type, fields, { outer, language }));
  if (outer === 'JSONata') return at('JSONata');
  return { if: has('QueryLanguage', 'JSONata'), then: at('JSONata'), else: at('JSONPath') };
}

function stateSchema(type: string, fields: Fields, place: Place): JsonSchema {
  const { required, properties } = membersOf(fields, place);
  const typed = { ...properties, Type: { const: type } };
  return closed(typed, {
    title: `${type} state, ${place.language}`,
    ...required,
    ...constraintsOfState(type, fields, place),
  });
}

function membersOf(fields: Fields, place: Place): { required: object; properties: Record<string, JsonSchema> } {
  const names = namesOf(fields, ({ required }) => required === true);
  return { required: names.length > 0 ? { required: names } : {}, properties: propertiesOf(fields, place) };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]!]));
}
