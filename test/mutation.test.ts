// The mutants of `npm run mutation`: what they change, and how it finds the tests that are near.
import { functionAt, functionBodies, MODULE, parse, withHits } from '../tools/mutation/functions';
import { mutantsOf } from '../tools/mutation/mutants';

const changesOf = (code: string) =>
  mutantsOf('src/x.ts', code).map(
    ({ start, end, replacement }) => code.slice(0, start) + replacement + code.slice(end),
  );

test.each<[string, string[]]>([
  ['a < b;', ['a <= b;', 'a >= b;']],
  ['a === b;', ['a !== b;']],
  ['a && b;', ['a || b;']],
  ['a ?? b;', ['a && b;']],
  ['a + 1;', ['a - 1;']],
  ['a += 1;', ['a -= 1;']],
  ['f(true);', ['f(false);']],
  ['!a;', ['a;']],
  ['-a;', ['a;']],
  ["f('a');", ["f('');"]],
  ["f('');", ["f('mutant');"]],
  ['f(`a${b}`);', ["f('');"]],
  ['if (a) f();', ['if (true) f();', 'if (false) f();']],
  ['a ? b : c;', ['true ? b : c;', 'false ? b : c;']],
  ['while (a) f();', ['while (false) f();']],
  ['for (;a;) f();', ['for (;false;) f();']],
  ['{ f(); }', ['{}']],
  ['() => a;', ['() => undefined;']],
  ['f([a]);', ['f([]);']],
  ['f([]);', ["f(['mutant']);"]],
  ['f({ a });', ['f({});']],
  ['a?.b;', ['a.b;']],
  ['a.some(f);', ['a.every(f);']],
  ['a.filter(f);', ['a;']],
])('%s has the mutants %j', (code, mutants) => {
  expect(changesOf(code)).toEqual(mutants);
});

test.each([
  "import { a } from 'a';",
  "export * from 'a';",
  "type A = 'a' | false;",
  "interface A { b: 'b' }",
  "let a: 'a' | 'b';",
  'f({});',
])('%s has none: it is gone at run time, or nothing is left to change', (code) => {
  expect(changesOf(code)).toEqual([]);
});

test('a mutant knows its line and the function that it changes', () => {
  const code = 'const a = 1 + 2;\nfunction f() {\n  return () => 3 * 4;\n}\n';
  const found = mutantsOf('src/x.ts', code).map(({ line, operator, code: text, inFunction }) => [
    line,
    operator,
    text,
    inFunction,
  ]);
  expect(found).toContainEqual([1, 'arithmetic', 'const a = 1 + 2;', MODULE]);
  expect(found).toContainEqual([3, 'arithmetic', 'return () => 3 * 4;', 1]);
  expect(found).toContainEqual([2, 'block', 'function f() {', 0]);
});

test('texts that only people read are not changed', () => {
  expect(changesOf("f({ doc: 'a', sample: [{ b: 'c' }], d: 'e' });")).toEqual([
    'f({});',
    "f({ doc: 'a', sample: [], d: 'e' });",
    "f({ doc: 'a', sample: [{}], d: 'e' });",
    "f({ doc: 'a', sample: [{ b: 'c' }], d: '' });",
  ]);
});

test('a mutant keeps its id when its line moves, and no two have the same', () => {
  const ids = (code: string) => mutantsOf('src/x.ts', code).map(({ id }) => id);
  expect(ids('\n\nif (a < b) f();')).toEqual(ids('if (a < b) f();'));
  const twice = ids('a(b + c, b + c);');
  expect(new Set(twice).size).toBe(twice.length);
});

test('coverage is counted for each function, and for the module that holds them', () => {
  const code =
    'function f() {\n  return (() => 1)();\n}\nclass A extends B {\n  constructor() {\n    super();\n  }\n}\n';
  expect(withHits('src/x.ts', code)).toBe(
    'function f() {__hit("src/x.ts", 0);\n  return (() => (__hit("src/x.ts", 1), 1))();\n}\n' +
      'class A extends B {\n  constructor() {\n    super();__hit("src/x.ts", 2);\n  }\n}\n\n__hit("src/x.ts", -1);\n',
  );
  const bodies = functionBodies(parse('src/x.ts', code));
  expect(functionAt(bodies, code.indexOf('1'))).toBe(1);
  expect(functionAt(bodies, code.indexOf('return'))).toBe(0);
  expect(functionAt(bodies, code.indexOf('super'))).toBe(2);
  expect(functionAt(bodies, code.indexOf('class'))).toBe(MODULE);
});
