// How the fields of a state handle paths that find nothing: missing members, and elements past the end of a list.
import type { Json } from '../../src/json/json';
import { Simulator } from '../../src/simulator';
import { evaluate, fill } from '../support/expressions';

const OUTSIDE = ['$.list[1]', '$.list[-1]', '$.list[(@.length-2)]', '$.empty[0]', '$.empty[(@.length-1)]'];
const INPUT = { list: [{ a: 1 }], empty: [], nothing: [null], none: null, number: 5, text: 'x' };

async function choose(rule: object): Promise<string | undefined> {
  const machine = {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Y' }], Default: 'N' },
      Y: { Type: 'Pass', Result: 'yes', End: true },
      N: { Type: 'Pass', Result: 'no', End: true },
    },
  };
  const { output, cause } = await Simulator.fromDefinition(machine).run({ input: INPUT });
  return (output as string | undefined) ?? cause;
}

/** What a state with these fields gives for an input. */
async function pass(fields: object, input: Json = INPUT): Promise<Json | undefined> {
  const states = { Before: { Type: 'Pass', Result: input, Next: 'P' }, P: { Type: 'Pass', ...fields, End: true } };
  const { status, output, cause } = await Simulator.fromDefinition({ StartAt: 'Before', States: states }).run();
  return status === 'SUCCEEDED' ? output : cause;
}

describe('an element past the end of a list', () => {
  // Measured on AWS: floci#3167.
  test.each(OUTSIDE)('%s is null in a template', (path) => {
    expect(fill({ a: { 'b.$': path } }, INPUT)).toEqual({ a: { b: null } });
  });

  test.each(OUTSIDE)('%s is not present', async (path) => {
    expect(await choose({ Variable: path, IsPresent: true })).toBe('no');
    expect(await choose({ Variable: path, IsPresent: false })).toBe('yes');
  });

  test('a null in an object or in a list is present', async () => {
    expect(await choose({ Variable: '$.none', IsPresent: true })).toBe('yes');
    expect(await choose({ Variable: '$.nothing[0]', IsPresent: true })).toBe('yes');
  });

  test('fails a rule that compares it, like a missing member', async () => {
    const why = "Invalid path '$.empty[0]': The choice state's condition path references an invalid value.";
    expect(await choose({ Variable: '$.empty[0]', IsNull: true })).toContain(why);
    expect(await choose({ Variable: '$.text', StringEqualsPath: '$.empty[0]' })).toContain(why);
  });

  test('is never compared if an And tests first whether it is present', async () => {
    const rule = (path: string) => ({
      And: [
        { Variable: path, IsPresent: true },
        { Variable: path, NumericEquals: 1 },
      ],
    });
    expect(await choose(rule('$.list[0].a'))).toBe('yes');
    expect(await choose(rule('$.list[1].a'))).toBe('no');
    expect(await choose(rule('$.empty[0]'))).toBe('no');
  });

  test('has no members', () => {
    expect(() => evaluate('$.empty[0].a', INPUT)).toThrow(/^States\.Runtime: The JSONPath '\$\.empty\[0\]\.a'/);
    expect(evaluate('$.empty[0].*', INPUT)).toEqual([]);
  });

  test('is null among the results of a path that names several', () => {
    expect(evaluate('$.list[0,1,2]', INPUT)).toEqual([{ a: 1 }, null, null]);
    expect(evaluate('$.list[-2:1]', INPUT)).toEqual([null, null, { a: 1 }]);
    expect(evaluate('$.list[-1:]', INPUT)).toEqual([{ a: 1 }]);
  });

  // Not measured on AWS: see docs/fidelity.md.
  test.each(['InputPath', 'OutputPath'])('is null for %s', async (field) => {
    expect(await pass({ [field]: '$.empty[0]' })).toBeNull();
  });

  test('is not a value for SecondsPath', async () => {
    const machine = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$.empty[0]', End: true } } };
    const { cause } = await Simulator.fromDefinition(machine).run({ input: INPUT });
    expect(cause).toContain('The SecondsPath parameter does not reference an input value: $.empty[0]');
  });

  test('is null in variables and in the context object too', () => {
    expect(evaluate('$v[3]', {}, { variables: { v: [1] } })).toBeNull();
    expect(evaluate('$$.list[3]', {}, { context: { list: [1] } })).toBeNull();
  });
});

describe('a path in a template', () => {
  test.each<[string, string]>([
    ['$.gone', 'the whole text of the input'],
    ['$.number.a', 'a member of what is no object'],
    ['$.list.sum()', 'a function, which is a name like any other'],
  ])('%s fails with the text of the input: %s', (path) => {
    expect(() => evaluate(path, INPUT)).toThrow(
      new Error(
        `States.Runtime: The JSONPath '${path}' specified for the field 'value.$' could not be found in the input '${JSON.stringify(INPUT)}'`,
      ),
    );
  });

  test("that is invalid for the input fails in Jayway's words", () => {
    expect(() => evaluate('$.number[0]', INPUT)).toThrow(
      new Error('States.Runtime: Filter: [0] can only be applied to arrays. Current context is: 5'),
    );
  });

  test('skips missing members if it can name several values', () => {
    expect(evaluate('$.gone[*]', INPUT)).toEqual([]);
    expect(evaluate('$.gone[0:2]', INPUT)).toEqual([]);
    expect(evaluate('$.gone[?(@.a)]', INPUT)).toEqual([]);
    expect(evaluate('$.list[*].gone', INPUT)).toEqual([]);
  });
});

// Seen on AWS after a task that returns nothing.
describe('an input that is null', () => {
  const NO_PATH =
    "An error occurred while executing the state 'P' (entered at the event id #4). " +
    'Unable to apply Path transformation to null or empty input';

  test.each([
    { Parameters: { 'a.$': '$' } },
    { Parameters: { 'a.$': '$.b' } },
    { Parameters: { 'a.$': 'States.JsonToString($)' } },
    { InputPath: '$.b' },
    { OutputPath: '$.b' },
  ])('has no paths: %j', async (fields) => {
    expect(await pass(fields, null)).toBe(NO_PATH);
  });

  test('passes through a state without any, and leaves the context object and variables alone', async () => {
    expect(await pass({}, null)).toBeNull();
    expect(await pass({ InputPath: '$', OutputPath: '$' }, null)).toBeNull();
    expect(await pass({ Parameters: { 'a.$': '$$.State.Name' } }, null)).toEqual({ a: 'P' });
  });
});
