// The rules of a JSONPath Choice state: 39 operators, And, Or and Not.
import { jsonPathLanguage } from '../../src/expressions/json-path-language';
import type { Json, JsonObject } from '../../src/json/json';
import { readable, scopeWith } from '../support/expressions';

/** Whether the rule holds for the input. */
function holds(rule: JsonObject, input: Json = {}): boolean {
  try {
    const surroundings = { context: { State: { Name: 'S' } }, variables: { limit: 5, name: 'Ann' } };
    return jsonPathLanguage.condition(rule, '/States/S/Choices[0]')(input, scopeWith(surroundings)) as boolean;
  } catch (thrown) {
    throw readable(thrown);
  }
}

const ORDERS = ['LessThan', 'LessThanEquals', 'Equals', 'GreaterThanEquals', 'GreaterThan'];

/** Which of the five orders hold when the value is lower than, equal to, or higher than the operand. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  lower: ['LessThan', 'LessThanEquals'],
  equal: ['LessThanEquals', 'Equals', 'GreaterThanEquals'],
  higher: ['GreaterThanEquals', 'GreaterThan'],
};

describe('a comparison, with its operand in the definition or, as its Path twin, in the input', () => {
  test.each<[string, Json, keyof typeof HELD, Json]>([
    ['Numeric', 1, 'lower', 2],
    ['Numeric', -1.5, 'lower', -1],
    ['Numeric', 1, 'equal', 1.0],
    ['Numeric', 10, 'higher', 9],
    ['String', 'a', 'lower', 'b'],
    ['String', 'B', 'lower', 'a'],
    ['String', '10', 'lower', '9'],
    ['String', '', 'lower', ' '],
    ['String', 'same', 'equal', 'same'],
    ['String', 'ab', 'higher', 'a'],
    ['Timestamp', '2026-01-01T00:00:00Z', 'lower', '2026-01-01T00:00:01Z'],
    ['Timestamp', '2026-01-01T00:00:00Z', 'lower', '2026-01-01T00:00:00.000000001Z'],
    ['Timestamp', '2026-01-01T01:00:00+01:00', 'equal', '2026-01-01T00:00:00Z'],
    ['Timestamp', '2026-01-01T00:00:00.500Z', 'equal', '2026-01-01T00:00:00.5Z'],
    ['Timestamp', '2027-01-01T00:00:00Z', 'higher', '2026-12-31T23:59:59Z'],
  ])('%s: %j is %s than or equal to %j', (family, value, relation, operand) => {
    const held = (suffix: string, given: (operator: string) => JsonObject) =>
      ORDERS.filter((order) =>
        holds({ Variable: '$.value', Next: 'N', ...given(`${family}${order}${suffix}`) }, { value, operand }),
      );
    expect(held('', (operator) => ({ [operator]: operand }))).toEqual(HELD[relation]);
    expect(held('Path', (operator) => ({ [operator]: '$.operand' }))).toEqual(HELD[relation]);
  });

  test.each([
    '2026-01-01T00:00:00.0Z',
    '2026-01-01T00:00:00.000000000Z',
    '2026-01-01T00:00:00+00:00',
    '2026-01-01T00:00:00-00:00',
    '2026-01-01T05:30:00+05:30',
    '2025-12-31T14:00:00.000-10:00',
  ])('Timestamp: %s is one way to write 2026-01-01T00:00:00Z', (TimestampEquals) => {
    expect(holds({ Variable: '$', TimestampEquals }, '2026-01-01T00:00:00Z')).toBe(true);
    expect(holds({ Variable: '$', TimestampLessThan: '2026-01-01T00:00:00.000000001Z' }, TimestampEquals)).toBe(true);
    expect(holds({ Variable: '$', IsTimestamp: true }, TimestampEquals)).toBe(true);
  });

  test.each([
    [true, true, true],
    [false, false, true],
    [true, false, false],
  ])('BooleanEquals: %j against %j is %j', (value, operand, expected) => {
    expect(holds({ Variable: '$.value', BooleanEquals: operand }, { value })).toBe(expected);
    expect(holds({ Variable: '$.value', BooleanEqualsPath: '$.operand' }, { value, operand })).toBe(expected);
  });

  // Recorded: choice_operators.
  describe.each<[string, Json]>([
    ['Numeric', 1],
    ['String', 'true'],
    ['Timestamp', '2026-01-01T00:00:00Z'],
  ])('of the family %s holds for no value of another type, in no order', (family, operand) => {
    test.each<Json>([null, true, [], [1], {}, family === 'Numeric' ? '1' : 1])('%j', (value) => {
      for (const order of ORDERS) {
        expect(holds({ Variable: '$.value', [`${family}${order}`]: operand }, { value })).toBe(false);
        expect(holds({ Variable: '$.value', [`${family}${order}Path`]: '$.operand' }, { value, operand })).toBe(false);
        expect(holds({ Variable: '$.operand', [`${family}${order}Path`]: '$.value' }, { value, operand })).toBe(false);
      }
    });
  });

  test.each<[JsonObject, Json]>([
    [{ BooleanEquals: true }, 'true'],
    [{ BooleanEquals: false }, null],
    [{ StringMatches: '*' }, 1],
    [{ TimestampEquals: '2026-01-01T00:00:00Z' }, '2026-01-01'],
    [{ NumericEqualsPath: '$.value' }, '1'],
  ])('%j does not hold for %j', (rule, value) => {
    expect(holds({ Variable: '$.value', ...rule }, { value })).toBe(false);
  });

  test('reads variables and the context object', () => {
    expect(holds({ Variable: '$.n', NumericLessThanPath: '$limit' }, { n: 4 })).toBe(true);
    expect(holds({ Variable: '$name', StringEquals: 'Ann' })).toBe(true);
    expect(holds({ Variable: '$$.State.Name', StringEquals: 'S' })).toBe(true);
  });
});

describe('tests of what a value is', () => {
  const KINDS = ['IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp'];

  test.each<[Json, readonly string[]]>([
    [null, ['IsNull']],
    ['text', ['IsString']],
    ['', ['IsString']],
    ['2026-01-01T00:00:00Z', ['IsString', 'IsTimestamp']],
    ['2026-01-01T00:00:00+02:00', ['IsString', 'IsTimestamp']],
    ['2026-01-01', ['IsString']],
    ['2026-13-01T00:00:00Z', ['IsString']],
    [0, ['IsNumeric']],
    [-1.5, ['IsNumeric']],
    [false, ['IsBoolean']],
    [[], []],
    [{}, []],
  ])('%j is %j; with false each test is its exact opposite', (value, kinds) => {
    const held = (expected: boolean) =>
      KINDS.filter((kind) => holds({ Variable: '$.value', [kind]: expected }, { value }));
    expect(held(true)).toEqual(kinds);
    expect(held(false)).toEqual(KINDS.filter((kind) => !kinds.includes(kind)));
  });

  test.each<[string, Json, boolean]>([
    ['$.a', { a: 1 }, true],
    ['$.a', { a: null }, true],
    ['$.a', {}, false],
    ['$.a.b', { a: 1 }, false],
    ['$.a[1]', { a: [1] }, false],
    ['$', {}, true],
    ['$limit', {}, true],
    ['$unknown', {}, false],
    ['$$.Task.Token', {}, false],
    ['$.constructor', {}, false],
  ])('whether %s of %j IsPresent: %j', (Variable, input, present) => {
    expect(holds({ Variable, IsPresent: true }, input)).toBe(present);
    expect(holds({ Variable, IsPresent: false }, input)).toBe(!present);
  });
});

test.each([
  ['log-*.txt', 'log-2026.txt', true],
  ['log-*.txt', 'log-2026.csv', false],
  ['*', '', true],
  ['a*', 'ba', false],
  ['a*b*b', 'axb', false],
  [String.raw`5 \* 5`, '5 * 5', true],
  [String.raw`5 \* 5`, '5 x 5', false],
  [String.raw`C:\\*`, String.raw`C:\temp`, true],
  ['a.c', 'abc', false],
  ['A*', 'abc', false],
])('StringMatches %s against %s is %j', (StringMatches, value, expected) => {
  expect(holds({ Variable: '$', StringMatches }, value)).toBe(expected);
});

describe('And, Or and Not', () => {
  const yes = { Variable: '$', IsPresent: true };
  const no = { Variable: '$', IsPresent: false };
  const missing = { Variable: '$.missing', IsNull: true };

  test.each<[string, JsonObject, boolean]>([
    ['And of all that hold', { And: [yes, yes] }, true],
    ['And of one that does not', { And: [yes, no] }, false],
    ['Or of one that holds', { Or: [no, yes] }, true],
    ['Or of none that holds', { Or: [no, no] }, false],
    ['Not of what does not hold', { Not: no }, true],
    ['Not of a Not', { Not: { Not: no } }, false],
    ['nested ones', { And: [{ Or: [no, { Not: no }] }, { Not: { And: [yes, no] } }] }, true],
    ['And, which stops at the first that does not hold', { And: [no, missing] }, false],
    ['Or, which stops at the first that holds', { Or: [yes, missing] }, true],
  ])('%s', (_, rule, expected) => {
    expect(holds({ ...rule, Comment: 'c', Next: 'N', Assign: {} })).toBe(expected);
  });
});

// Recorded: choice_operators, where the variable is missing.
test.each<[JsonObject, string]>([
  [{ Variable: '$.missing', NumericEquals: 1 }, '$.missing'],
  [{ Variable: '$.missing', IsNull: true }, '$.missing'],
  [{ Variable: '$.missing', IsString: false }, '$.missing'],
  [{ Variable: '$.missing', StringMatches: '*' }, '$.missing'],
  [{ Variable: '$.a', NumericEqualsPath: '$.b.c' }, '$.b.c'],
  [{ Not: { Variable: '$unknown', BooleanEquals: true } }, '$unknown'],
])('%j fails where a path refers to nothing', (rule, path) => {
  expect(() => holds(rule, { a: 1 })).toThrow(
    new Error(`States.Runtime: Invalid path '${path}': The choice state's condition path references an invalid value.`),
  );
});
