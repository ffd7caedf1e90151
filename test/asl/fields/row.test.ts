// A field is a row: what is made from the table refuses what a row says is wrong, for a new row and for those there are.
import type { Field } from '../../../src/asl/fields/field';
import { FIELDS, type StateTypeName } from '../../../src/asl/fields/table';
import type { JsonObject } from '../../../src/json/json';
import { definitionTypesText } from '../../../tools/fields/definition-types';
import { findingsWith, withRow } from '../../support/field-tables';
import { LAMBDA } from '../../support/machines';

const only = (state: object) => ({ StartAt: 'S', States: { S: { End: true, ...state } } }) as JsonObject;

describe('a new row', () => {
  const table = withRow('Wait', 'LeewaySeconds', {
    kind: 'seconds',
    twin: 'LeewaySecondsPath',
    doc: 'At most so much is added to the wait.',
  });
  const findingsIn = findingsWith(table);
  const wait = (fields: object) => only({ Type: 'Wait', Seconds: 1, ...fields });

  test.each([
    { LeewaySeconds: 10 },
    { LeewaySecondsPath: '$.j' },
    { QueryLanguage: 'JSONata', LeewaySeconds: 5 },
    { QueryLanguage: 'JSONata', LeewaySeconds: '{% 5 %}' },
  ])('accepts %j', (fields) => {
    expect(findingsIn(wait(fields))).toEqual([]);
  });

  test.each([
    [{ LeewaySecondsPath: 'oops' }, 'Value must be a valid JSONPath at /States/S/LeewaySecondsPath'],
    [{ LeewaySeconds: '{% 5 %}' }, 'Expected value of type [INTEGER] at /States/S/LeewaySeconds'],
    [
      { LeewaySeconds: 1, LeewaySecondsPath: '$.a' },
      'There should only be one of the following fields: [LeewaySeconds, LeewaySecondsPath] at /States/S',
    ],
    [
      { QueryLanguage: 'JSONata', LeewaySecondsPath: '$.a' },
      "The QueryLanguage is set to 'JSONata', but field 'LeewaySecondsPath' is only supported for the 'JSONPath' " +
        'QueryLanguage at /States/S',
    ],
    [{ LeewaySeconds: -1 }, 'Minimum value is 0 at /States/S/LeewaySeconds'],
    [{ LeewaySecondsPath: 1 }, 'Expected value of type [STRING] at /States/S/LeewaySecondsPath'],
  ])('refuses %j', (fields, finding) => {
    expect(findingsIn(wait(fields))).toEqual([finding]);
  });

  test('is unknown without the row, and to other types of state', () => {
    const unknown = "Field 'LeewaySeconds' is not supported at /States/S";
    expect(findingsWith(FIELDS)(wait({ LeewaySeconds: 10 }))).toEqual([unknown]);
    expect(findingsIn(only({ Type: 'Pass', LeewaySeconds: 10 }))).toEqual([unknown]);
  });

  test('has a type with its documentation', () => {
    const [, waitState] = definitionTypesText(table).split('export interface WaitState ');
    expect(waitState).toContain(
      '  /** At most so much is added to the wait. */\n' +
        '  readonly LeewaySeconds?: OrExpression<number>;\n' +
        '  /** JSONPath only: a path to the value, instead of LeewaySeconds. */\n' +
        '  readonly LeewaySecondsPath?: string;\n}',
    );
  });

  test('is warned of text that looks like a path, if the row says so', () => {
    const text = withRow('Fail', 'Hint', { kind: 'text', twin: 'HintPath', warnsOfPath: true });
    expect(findingsWith(text)({ StartAt: 'S', States: { S: { Type: 'Fail', Hint: '$.hint' } } })).toEqual([
      "The value looks like a path: use 'HintPath' to have it evaluated at /States/S/Hint",
    ]);
  });

  test('refuses templates with a `.$` key that holds no path', () => {
    const tags = findingsWith(withRow('Wait', 'Tags', { kind: 'template' }));
    expect(tags(wait({ Tags: { a: { 'b.$': '$.c' } } }))).toEqual([]);
    expect(tags(wait({ Tags: { a: { 'b.$': 'c' } } }))).toEqual([
      "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call at /States/S/Tags/a",
    ]);
    expect(tags(wait({ QueryLanguage: 'JSONata', Tags: { a: '{% ( %}' } }))).toHaveLength(1);
  });
});

/** What each type of state needs besides the field. */
const NEEDED: Readonly<Record<StateTypeName, object>> = {
  Choice: { Choices: [] },
  Fail: {},
  Map: { ItemProcessor: only({ Type: 'Pass' }) },
  Parallel: { Branches: [only({ Type: 'Pass' })] },
  Pass: {},
  Succeed: {},
  Task: { Resource: LAMBDA },
  Wait: {},
};

describe('every field with a twin', () => {
  const findingsIn = findingsWith(FIELDS);
  const rows = Object.entries(FIELDS.states).flatMap(([type, fields]) =>
    Object.entries(fields).flatMap(([name, field]): [string, Field, string, object][] =>
      field.twin ? [[name, field, field.twin, { Type: type, ...NEEDED[type as StateTypeName] }]] : [],
    ),
  );

  test('is in the table', () => {
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['Seconds', 'Error', 'Items', 'MaxConcurrency']));
  });

  test.each(rows)('%s has a twin whose path must parse', (_, field, twin, state) => {
    const findings = findingsIn(only({ ...state, [twin]: 'oops' }));
    const expected =
      field.kind === 'text'
        ? `The value for the field '${twin}' must be a valid JSONPath or a valid intrinsic function call`
        : 'Value must be a valid JSONPath';
    expect(findings).toContain(`${expected} at /States/S/${twin}`);
    expect(findingsIn(only({ ...state, [twin]: '$.a' })).filter((finding) => finding.includes(twin))).toEqual([]);
  });

  test.each(rows)('%s excludes its twin', (name, _, twin, state) => {
    const findings = findingsIn(only({ ...state, [name]: '1', [twin]: '$.a' }));
    expect(findings).toContain(`There should only be one of the following fields: [${name}, ${twin}] at /States/S`);
  });

  test.each(rows)('%s has no twin in JSONata', (_, __, twin, state) => {
    expect(findingsIn(only({ ...state, QueryLanguage: 'JSONata', [twin]: '$.a' }))).toContain(
      `The QueryLanguage is set to 'JSONata', but field '${twin}' is only supported for the 'JSONPath' QueryLanguage ` +
        'at /States/S',
    );
  });

  const numbers = rows.filter(([, { kind }]) => ['seconds', 'count', 'percentage'].includes(kind));
  test.each(numbers)('%s is computed by an expression only in JSONata', (name, _, __, state) => {
    const refusal = `Expected value of type [INTEGER] at /States/S/${name}`;
    const computed = { ...state, [name]: '{% 5 %}' };
    expect(findingsIn(only(computed))).toContain(refusal);
    expect(findingsIn(only({ ...computed, QueryLanguage: 'JSONata' }))).not.toContain(refusal);
  });
});
