import { cloneJson, copyJson, NotJsonError } from '../../src/json/copy';

describe('copyJson', () => {
  test('copies deeply, so that the original may change', () => {
    const original = { items: [{ id: 1 }] };
    const copy = copyJson(original) as { items: { id: number }[] };
    original.items[0]!.id = 2;
    expect(copy).toEqual({ items: [{ id: 1 }] });
  });

  test('writes dates as JSON.stringify does and drops undefined members', () => {
    expect(copyJson({ at: new Date(0), none: undefined })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });

  test('takes numbers, texts and truths out of their boxes, as JSON.stringify does', () => {
    const boxed = { n: new Number(5), s: [new String('a')], b: new Boolean(false) };
    expect(copyJson(boxed)).toEqual({ n: 5, s: ['a'], b: false });
    expect(() => copyJson([new Number(NaN)])).toThrow('NaN at $[0] is not JSON');
  });

  test('keeps __proto__ and constructor as members like any other', () => {
    const copy = copyJson(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')) as object;
    expect(Object.keys(copy)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  test.each([
    ['undefined', { a: [undefined] }, 'undefined at $.a[0] is not JSON'],
    ['a function', { f: () => 1 }, 'a function at $.f is not JSON'],
    ['a BigInt', [1n], 'a BigInt at $[0] is not JSON'],
    ['a BigInt beyond all doubles', [10n ** 400n], 'a BigInt at $[0] is not JSON'],
    ['a symbol', Symbol('s'), 'a symbol at $ is not JSON'],
    ['NaN', { n: NaN }, 'NaN at $.n is not JSON'],
    ['infinity', { n: 1e400 }, 'Infinity at $.n is not JSON'],
  ])('refuses %s and names its place', (_, value, message) => {
    expect(() => copyJson(value)).toThrow(NotJsonError);
    expect(() => copyJson(value)).toThrow(message);
  });

  test('refuses a cycle instead of running out of stack', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => copyJson(cycle)).toThrow('a cycle, or a value nested deeper than 1,000 levels,');
  });
});

describe('cloneJson', () => {
  test('copies deeply and shares nothing that could be changed', () => {
    const original = { items: [{ id: 1 }, [2, 'b'], null], text: 'a' };
    const clone = cloneJson(original) as typeof original;
    expect(clone).toEqual(original);
    (clone.items[0] as { id: number }).id = 2;
    (clone.items[1] as unknown[]).push(3);
    expect(original).toEqual({ items: [{ id: 1 }, [2, 'b'], null], text: 'a' });
  });

  test('keeps __proto__ a member like any other, and its own copy', () => {
    const original = JSON.parse('{"__proto__":{"polluted":true}}');
    const clone = cloneJson(original) as Record<string, object>;
    expect(JSON.stringify(clone)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(clone)).toBe(Object.prototype);
    expect(Object.values(clone)[0]).not.toBe(Object.values(original)[0]);
  });
});
