// Every field that a row names means something to the engine: the compiler sees to the fields of one type of state, and
// these tests to those that types share and to those of parts.
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';
import type { Field, Fields, Language } from '../../src/asl/fields/field';
import { FIELDS, OWN_FIELDS, type StateTypeName } from '../../src/asl/fields/table';
import type { Expression } from '../../src/expressions/scope';
import type { Json, JsonObject } from '../../src/json/json';
import { compileMachine } from '../../src/runtime/compile';
import { compileFields, noFieldIsLeft } from '../../src/runtime/state-fields';
import { integrationOf } from '../../src/services/integrations/table';
import { LANGUAGES } from '../../src/states/language';
import { STATE_TYPES } from '../../src/states/table';
import { readable, scopeWith } from '../support/expressions';
import { LAMBDA } from '../support/machines';

const LAST = { StartAt: 'Last', States: { Last: { Type: 'Succeed' } } };
const DISTRIBUTED = { ...LAST, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } };

/** Values that hold something, by kind; a part has all of its fields. */
function sample(field: Field, language: Language): Json {
  switch (field.kind) {
    case 'part':
      return samples(field.part.fields, language);
    case 'retriers':
    case 'catchers':
      return [samples(field.part.fields, language)];
    case 'enum':
      return field.values[0]!;
    case 'strings':
      return ['E'];
    case 'path':
    case 'referencePath':
      return '$.a';
    case 'template':
    case 'output':
    case 'variables':
    case 'credentials':
      return { a: 1 };
    case 'choiceRules':
      return [
        language === 'JSONata' ? { Condition: true, Next: 'Last' } : { Variable: '$.a', IsNull: true, Next: 'Last' },
      ];
    case 'machine':
      return DISTRIBUTED;
    case 'machines':
      return [LAST];
    case 'items':
      return [1];
    case 'timestamp':
      return '2027-01-31T09:00:00Z';
    case 'string':
      return 'Last';
    case 'boolean':
      return true;
    default:
      return 1;
  }
}

function samples(fields: Fields, language: Language): JsonObject {
  const own = Object.entries(fields).filter(([, field]) => (field.language ?? language) === language);
  return Object.fromEntries(own.map(([name, field]) => [name, sample(field, language)]));
}

/** A copy that notes which members are read, as `holder.member`. A list is no holder of its own. */
function watched<T extends Json>(value: T, holder: string, reads: Set<string>): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value as object, {
    get(target, key) {
      const inner = Reflect.get(target, key) as Json;
      const isList = Array.isArray(target);
      if (typeof key === 'string' && !isList) reads.add(`${holder}.${key}`);
      return typeof inner === 'function' ? inner : watched(inner, isList ? holder : String(key), reads);
    },
  }) as T;
}

/** States of the type with all fields, and for a Map with several readers, whose formats read other fields. */
function statesOf(type: StateTypeName, language: Language): JsonObject[] {
  const state = { ...samples(FIELDS.states[type], language), Type: type, QueryLanguage: language };
  if (type === 'Task') return [{ ...state, Resource: `${LAMBDA}f` }];
  if (type !== 'Map') return [state];
  const reader = (Resource: string, config: object) => ({
    ...state,
    ItemReader: {
      ...(state as unknown as { readonly ItemReader: JsonObject }).ItemReader,
      Resource: `arn:aws:states:::s3:${Resource}`,
      ReaderConfig: { MaxItems: 1, ...config },
    },
  });
  const { ItemReader: _, ...unread } = state as JsonObject;
  return [
    unread,
    reader('getObject', { InputType: 'CSV', CSVHeaders: ['a'], CSVDelimiter: 'PIPE', CSVHeaderLocation: 'GIVEN' }),
    reader('getObject', { InputType: 'JSON', ItemsPointer: '/a' }),
    reader('getObject', { ManifestType: 'ATHENA_DATA', InputType: 'CSV' }),
    reader('listObjectsV2', { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSON' }),
  ];
}

function readsOf(type: StateTypeName): ReadonlySet<string> {
  const reads = new Set<string>();
  for (const language of ['JSONPath', 'JSONata'] as const) {
    for (const state of statesOf(type, language)) {
      const definition = { StartAt: 'S', States: { S: watched(state, type, reads), Last: LAST.States.Last } };
      compileMachine(definition, { stateTypes: STATE_TYPES, languages: LANGUAGES, integration: integrationOf });
    }
  }
  return reads;
}

/** Fields whose value means nothing to the engine, but for every Comment. */
const SILENT = new Set([
  ...Object.keys(FIELDS.states).map((type) => `${type}.End`), // a state without Next ends
  'ReaderConfig.CSVHeaderLocation', // GIVEN if, and only if, there are CSVHeaders: rules/distributed-map.ts
  'ResultWriter.Resource', // there is one, or there is none: rules/distributed-map.ts knows the only value
]);

function fieldsUnder(holder: string, fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(name === 'Comment' || SILENT.has(`${holder}.${name}`) ? [] : [`${holder}.${name}`]),
    ...('part' in field ? fieldsUnder(name, field.part.fields) : []),
  ]);
}

const TYPES = Object.keys(OWN_FIELDS) as StateTypeName[];

test.each(TYPES)('the engine reads every field of %s and of its parts', (type) => {
  const reads = readsOf(type);
  expect(fieldsUnder(type, FIELDS.states[type]).filter((field) => !reads.has(field))).toEqual([]);
});

test('a field that no code reads is noticed', () => {
  const reads = readsOf('Task');
  expect(reads).toContain('Retry.BackoffRate');
  expect(reads).not.toContain('Task.LeewaySeconds');
  expect(reads).not.toContain('Retry.Comment');
});

test('a type of state that leaves a field out does not compile', () => {
  const fields: { readonly Seconds: Expression | undefined; readonly LeewaySeconds: Expression | undefined } = {
    Seconds: undefined,
    LeewaySeconds: undefined,
  };
  const { Seconds: _, ...rest } = fields;
  // @ts-expect-error: 'LeewaySeconds' is left
  noFieldIsLeft(rest);
  const { LeewaySeconds: __, ...none } = rest;
  expect(noFieldIsLeft(none)).toBeUndefined();
});

describe('compileFields', () => {
  const { JSONPath, JSONata } = LANGUAGES;
  const compiled = (type: StateTypeName, state: JsonObject, language = JSONPath) =>
    compileFields(type, state, language) as unknown as Readonly<Record<string, unknown>>;
  const valueOf = (expression: unknown, input: Json = {}) => {
    try {
      return (expression as Expression)(input, scopeWith());
    } catch (thrown) {
      throw readable(thrown);
    }
  };

  test('gives each field that the state may have, and undefined for those it has not', () => {
    for (const type of TYPES) {
      const fields = compiled(type, {});
      expect(Object.keys(fields).sort()).toEqual(Object.keys(OWN_FIELDS[type]).sort());
      const given = Object.entries(fields).filter(([name, value]) => value !== undefined && name !== 'ItemsPath');
      expect(given.filter(([name]) => name !== 'Items')).toEqual([]);
    }
  });

  test.each<[StateTypeName, string, JsonObject, Json, Json]>([
    ['Wait', 'Seconds', { Seconds: 5 }, {}, 5],
    ['Wait', 'Seconds', { SecondsPath: '$.n' }, { n: 7 }, 7],
    ['Wait', 'Timestamp', { TimestampPath: '$.t' }, { t: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00Z'],
    ['Fail', 'Error', { Error: 'E' }, {}, 'E'],
    ['Fail', 'Cause', { CausePath: '$.c' }, { c: 'why' }, 'why'],
    ['Task', 'TimeoutSeconds', { TimeoutSecondsPath: '$.n' }, { n: 9 }, 9],
    ['Task', 'Credentials', { Credentials: { 'RoleArn.$': '$.r' } }, { r: 'arn' }, { RoleArn: 'arn' }],
    ['Map', 'ItemSelector', { ItemSelector: { 'a.$': '$.a' } }, { a: 1 }, { a: 1 }],
    ['Map', 'Parameters', { Parameters: { 'a.$': '$.a' } }, { a: 1 }, { a: 1 }],
    ['Map', 'MaxConcurrency', { MaxConcurrency: 3 }, {}, 3],
    ['Map', 'ToleratedFailurePercentage', { ToleratedFailurePercentagePath: '$.n' }, { n: 2.5 }, 2.5],
  ])('%s: %s of %j with the input %j is %j', (type, name, state, input, value) => {
    expect(valueOf(compiled(type, state)[name], input)).toEqual(value);
  });

  test('gives the fields that hold no value to compute as they are written', () => {
    const state = { Resource: 'arn', Choices: [], Branches: [], ItemProcessor: LAST, Label: 'L', Result: { a: 1 } };
    expect(compiled('Task', state)).toMatchObject({ Resource: 'arn' });
    expect(compiled('Choice', state).Choices).toBe(state.Choices);
    expect(compiled('Parallel', state).Branches).toBe(state.Branches);
    expect(compiled('Map', state)).toMatchObject({ ItemProcessor: LAST, Label: 'L' });
    expect(compiled('Pass', state).Result).toBe(state.Result);
  });

  // AWS does not look for expressions in Credentials when it validates.
  test('an expression in Credentials that does not parse fails when it is evaluated; any other is refused at once', () => {
    const broken = { a: '{% 1 + %}' };
    const { Credentials } = compiled('Task', { Credentials: broken }, JSONata);
    expect(() => valueOf(Credentials)).toThrow(
      /^States\.QueryEvaluationError: The JSONata expression specified for the field 'Credentials' threw an error during evaluation: ./,
    );
    expect(() => compiled('Map', { ItemSelector: broken }, JSONata)).toThrow(ExpressionSyntaxError);
  });

  test('messages about Parameters of a Map name the field that replaced it', () => {
    const jsonata = compiled('Map', { Parameters: { a: '{% $gone %}' } }, JSONata).Parameters;
    expect(() => valueOf(jsonata)).toThrow("specified for the field 'ItemSelector/a' returned nothing (undefined).");
  });
});
