import fc from 'fast-check';
import type { Json } from '../../src/json/json';
import { withMember } from '../../src/json/merge';
import { boundsWithin, byteSize, isLarger } from '../../src/json/size';
import { jsonText, parseJson, parseBounded } from '../../src/json/text';

describe('jsonText', () => {
  test('a value that was read keeps the white space it was written with', () => {
    const value = parseJson('{ "a" : [ 1, 2 ] }');
    expect(jsonText(value)).toBe('{ "a" : [ 1, 2 ] }');
  });

  test('a part of it is compact, and so is a changed copy', () => {
    const value = parseJson('{ "a" : [ 1, 2 ] }') as { a: number[] };
    expect(jsonText(value.a)).toBe('[1,2]');
    expect(jsonText(withMember(value, 'b', null))).toBe('{"a":[1,2],"b":null}');
  });
});

describe('a text of more than 1,000 levels is refused, before anybody walks through its value', () => {
  const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const objects = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

  test.each([1001, 5_000, 100_000])('%i levels', (levels) => {
    for (const text of [lists(levels), objects(levels)]) {
      expect(() => parseBounded(text)).toThrow(new SyntaxError('it is nested deeper than 1,000 levels'));
      expect(() => parseJson(text)).toThrow('it is nested deeper than 1,000 levels');
    }
  });

  test('1,000 levels are not, nor are any number side by side or within a string', () => {
    expect(jsonText(parseJson(lists(1000)))).toBe(lists(1000));
    const wide = JSON.stringify([...Array.from({ length: 2000 }, () => []), `"\\${'[{'.repeat(2000)}`]);
    expect(jsonText(parseJson(wide))).toBe(wide);
  });
});

describe('withMember', () => {
  test('changes a copy and shares everything else', () => {
    const original = { kept: { deep: true } };
    const changed = withMember(original, 'new', 1) as typeof original;
    expect(changed).toEqual({ kept: { deep: true }, new: 1 });
    expect(changed.kept).toBe(original.kept);
    expect(original).toEqual({ kept: { deep: true } });
  });

  test('keeps a member named __proto__ while it adds another', () => {
    const changed = withMember(JSON.parse('{"__proto__":{"polluted":true}}'), 'new', 1);
    expect(JSON.stringify(changed)).toBe('{"__proto__":{"polluted":true},"new":1}');
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });

  test('sets a member named __proto__ without touching the prototype', () => {
    const changed = withMember({}, '__proto__', { polluted: true });
    expect(Object.keys(changed)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });
});

describe('byteSize', () => {
  test('is that of the JSON text, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        expect(byteSize(JSON.parse(text) as Json)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  test.each([
    ['"a"', 3],
    ['"ä"', 4],
    ['"\\n"', 4],
    ['{"a":[1,true,null]}', 19],
  ])('%s takes %i bytes', (text, size) => {
    expect(byteSize(JSON.parse(text))).toBe(size);
  });

  test('a large value is measured by its parts, which are remembered', () => {
    const rows = Array.from({ length: 1_000 }, (_, id) => ({ id, name: `name ${id}` }));
    const size = byteSize(rows);
    for (let again = 0; again < 2; again += 1) {
      expect(isLarger({ rows }, size + 9)).toBe(false);
      expect(isLarger({ rows }, size + 8)).toBe(true);
      expect(isLarger({ rows, more: 1 }, size + 9)).toBe(true);
    }
  });

  test('bytes are told before levels, and levels whatever is remembered', () => {
    const nested = (levels: number, inmost: Json = 1): Json => {
      let value = inmost;
      for (let level = 0; level < levels; level += 1) value = [value];
      return value;
    };
    expect(boundsWithin(nested(1000), 10_000)).toMatchObject({ levels: 1000 });
    expect(boundsWithin(nested(1001), 10_000)).toBe('depth');
    expect(boundsWithin(nested(1001), 1000)).toBe('size');
    let value: Json = 1;
    for (let level = 1; level <= 1000; level += 1) {
      value = { value, wide: 'x'.repeat(20) };
      expect(boundsWithin(value, 100_000)).toMatchObject({ levels: level });
    }
    expect(boundsWithin({ value }, 100_000)).toBe('depth');
    // So large that only its text tells its size.
    expect(boundsWithin([nested(999, 'x'.repeat(50_000))], 60_000)).toMatchObject({ levels: 1000 });
    expect(boundsWithin([nested(1000, 'x'.repeat(50_000))], 60_000)).toBe('depth');
  });

  test('a value is larger than a limit when its text in UTF-8 is', () => {
    const text = 'ä'.repeat(100);
    expect(isLarger({ text }, byteSize({ text }))).toBe(false);
    expect(isLarger({ text }, byteSize({ text }) - 1)).toBe(true);
    expect(isLarger([1, 2, 3], 1_000_000)).toBe(false);
  });
});
