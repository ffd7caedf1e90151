// Payload templates: Parameters, ItemSelector, ResultSelector and Assign of JSONPath states.
import type { Json } from '../../src/json/json';
import { evaluate, fill } from '../support/expressions';

const INPUT = { id: 7, list: [1, 2, 3], deep: { er: { value: 'x' } }, none: null };

describe('a template', () => {
  test.each<[string, Json, Json]>([
    ['takes a key that ends in .$ from the input', { 'a.$': '$.id' }, { a: 7 }],
    [
      'keeps every other member as it is',
      { a: '$.id', b: [1, { c: 'States.UUID()' }] },
      { a: '$.id', b: [1, { c: 'States.UUID()' }] },
    ],
    ['fills objects at any depth', { a: { b: { 'c.$': '$.deep.er.value', d: 1 } } }, { a: { b: { c: 'x', d: 1 } } }],
    [
      'fills the objects in arrays',
      { a: [{ 'b.$': '$.id' }, [{ 'c.$': '$.id' }], '$.id'] },
      { a: [{ b: 7 }, [{ c: 7 }], '$.id'] },
    ],
    ['may be an array itself', [{ 'a.$': '$.id' }, 1], [{ a: 7 }, 1]],
    ['may be no object at all', 'text', 'text'],
    ['hands a null on', { 'a.$': '$.none' }, { a: null }],
    ['calls intrinsic functions', { 'a.$': 'States.ArrayLength($.list)' }, { a: 3 }],
    ['does not look into what it took', { 'a.$': '$.deep' }, { a: { er: { value: 'x' } } }],
    ['may take the whole input', { 'a.$': '$' }, { a: INPUT }],
    [
      'takes the name in front of .$, whatever it is',
      { '.$': '$.id', 'a.b.$': '$.id', '__proto__.$': '$.id' },
      JSON.parse('{"":7,"a.b":7,"__proto__":7}'),
    ],
  ])('%s', (_, template, filled) => {
    expect(fill(template, INPUT)).toEqual(filled);
  });

  test('lets the later of two keys of one name win', () => {
    expect(fill({ 'a.$': '$.id', a: 'later' }, INPUT)).toEqual({ a: 'later' });
  });

  test('never changes the input, nor the definition', () => {
    const template = { a: { 'b.$': '$.deep' } };
    const before = JSON.stringify([template, INPUT]);
    fill(template, INPUT);
    expect(JSON.stringify([template, INPUT])).toBe(before);
  });
});

describe('a path in a template', () => {
  const surroundings = {
    context: { Execution: { Id: 'arn', Input: { a: 1 } }, Map: { Item: { Index: 2 } } },
    variables: { price: { net: 10 }, zero: 0, list: ['first'] },
  };

  test.each<[string, Json]>([
    ['$$.Execution.Id', 'arn'],
    ['$$.Map.Item.Index', 2],
    ['$$', surroundings.context],
    ['$price', { net: 10 }],
    ['$price.net', 10],
    ['$list[0]', 'first'],
    ['$zero', 0],
    ["States.Format('{} of {}', $price.net, $$.Execution.Input.a)", '10 of 1'],
  ])('%s is read from the context object or a variable: %j', (path, value) => {
    expect(evaluate(path, INPUT, surroundings)).toEqual(value);
  });

  // Recorded: json_path_array_wildcard_or_slice_with_no_input.
  test.each<[string, Json]>([
    ['$.list[1:]', [2, 3]],
    ['$.list[7:]', []],
    ['$.list[*]', [1, 2, 3]],
    ['$.missing[*]', []],
    ['$..value', ['x']],
  ])('%s may name many values, so it gives a list: %j', (path, value) => {
    expect(evaluate(path, INPUT)).toEqual(value);
  });

  // Recorded: invalid_jsonpath_in_string_expr.
  test.each<[string, string]>([
    ['$.missing', '{"id":7}'],
    ['$.id.inner', '{"id":7}'],
    ['$$.Task.Token', '{"State":{}}'],
    ['$price.gross', '{"net":10}'],
  ])('%s that refers to nothing fails and quotes %s', (path, quoted) => {
    const scope = { context: { State: {} }, variables: surroundings.variables };
    expect(() => evaluate(path, { id: 7 }, scope)).toThrow(
      new Error(
        `States.Runtime: The JSONPath '${path}' specified for the field 'value.$' could not be found in the input '${quoted}'`,
      ),
    );
  });

  test('an error names the key, not the way to it', () => {
    expect(() => fill({ a: { 'b.$': '$.missing' } }, {})).toThrow("specified for the field 'b.$'");
  });
});
