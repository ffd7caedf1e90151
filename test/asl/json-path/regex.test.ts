// What the regular expressions of filters say: the part of Java's syntax that is matched in linear time.
import { Cursor } from '../../../src/asl/cursor';
import type { Regex, RegexNode, RegexSetPart } from '../../../src/asl/json-path/path';
import { readRegex } from '../../../src/asl/json-path/regex';

const read = (source: string, ignoreCase = false): Regex => readRegex(new Cursor(source), ignoreCase);

/** A node in a few signs: `a`, `{a-z}`, `!{a}` for the others, `<start>`, `(a b)`, `(a | b)`, `a*0..1`. */
function written(node: RegexNode): string {
  switch (node.kind) {
    case 'empty':
      return '<empty>';
    case 'assertion':
      return `<${node.assertion}>`;
    case 'sequence':
      return `(${node.nodes.map(written).join(' ')})`;
    case 'choice':
      return `(${node.nodes.map(written).join(' | ')})`;
    case 'repeat':
      return `${written(node.node)}*${node.min}..${node.max}`;
    case 'set':
      return `${node.negated ? '!' : ''}{${node.parts.map(partText).join(' ')}}`;
  }
}

function partText(part: RegexSetPart): string {
  if ('property' in part) return `${part.negated ? 'no ' : ''}${part.property}`;
  return part.from === part.to ? pointText(part.from) : `${pointText(part.from)}-${pointText(part.to)}`;
}

function pointText(point: number): string {
  return point > 0x20 && point < 0x7f ? String.fromCodePoint(point) : point.toString(16).padStart(2, '0');
}

const LINE_ENDS = '{0a 0d 85 2028 2029}';

test.each([
  ['', '<empty>'],
  ['a', '{a}'],
  ['ab', '({a} {b})'],
  ['a|b|', '({a} | {b} | <empty>)'],
  ['a(b|c)d', '({a} ({b} | {c}) {d})'],
  ['(?:a)(?<name>b)', '({a} {b})'],
  ['()', '<empty>'],
  ['.', `!${LINE_ENDS}`],
  ['(?s).', '!{}'],
  ['^a$', '(<start> {a} <lastEnd>)'],
  ['(?m)^a$', '(<lineStart> {a} <lineEnd>)'],
  ['\\Aa\\z', '(<start> {a} <end>)'],
  ['\\Z\\b\\B', '(<lastEnd> <boundary> <inside>)'],
  ['a*b+c?', '({a}*0..Infinity {b}*1..Infinity {c}*0..1)'],
  ['a*?b+?c??', '({a}*0..Infinity {b}*1..Infinity {c}*0..1)'],
  ['a{2}b{2,}c{2,5}?', '({a}*2..2 {b}*2..Infinity {c}*2..5)'],
  ['(ab){3}', '({a} {b})*3..3'],
  ['(?x) a b # note\n c', '({a} {b} {c})'],
  ['a b', '({a} {20} {b})'],
  ['\\Qa.b\\Ec', '(({a} {.} {b}) {c})'],
  ['\\Qa*', '({a} {*})'],
  ['\\.\\/\\\\\\$', '({.} {/} {\\} {$})'],
  ['\\t\\n\\f\\r\\a\\e', '({09} {0a} {0c} {0d} {07} {1b})'],
  ['\\u00e9\\x41', '({e9} {A})'],
  ['é😀', '({e9} {1f600})'],
  ['[abc]', '{a b c}'],
  ['[a-z_]', '{a-z _}'],
  ['[^a-c]', '!{a-c}'],
  ['[]a]', '{] a}'],
  ['[^]a]', '!{] a}'],
  ['[a-]', '{a -}'],
  ['[-a]', '{- a}'],
  ['[\\d-]', '{0-9 -}'],
  ['[\\x41-\\u005a]', '{A-Z}'],
  ['[😀-😂]', '{1f600-1f602}'],
  ['[\\]\\-^&]', '{] - ^ &}'],
  ['\\d', '{0-9}'],
  ['\\D', '{00-/ :-10ffff}'],
  ['\\w', '{0-9 A-Z _ a-z}'],
  ['\\W', '{00-/ :-@ [-^ ` {-10ffff}'],
  ['\\s', '{09-0d 20}'],
  ['\\S', '{00-08 0e-1f !-10ffff}'],
  ['\\p{L}\\pN', '({L} {N})'],
  ['\\P{Lu}', '{no Lu}'],
  ['[\\p{Script=Greek}a]', '{Script=Greek a}'],
])('/%s/ says %s', (source, expected) => {
  expect(written(read(source).node)).toBe(expected);
});

test.each<[string, boolean, Partial<Regex>]>([
  ['a', false, { source: 'a', ignoreCase: false, unicodeCase: false }],
  ['a', true, { source: 'a', ignoreCase: true, unicodeCase: false }],
  ['(?i)a', false, { source: '(?i)a', ignoreCase: true, unicodeCase: false }],
  ['(?iu)a', false, { ignoreCase: true, unicodeCase: true }],
  ['(?msx)a', false, { ignoreCase: false, unicodeCase: false }],
  ['(?s)a', true, { ignoreCase: true, unicodeCase: false }],
])('/%s/, and i beside it: %s, has these flags', (source, ignoreCase, flags) => {
  expect(read(source, ignoreCase)).toMatchObject(flags);
});

test.each([
  ['(?=a)', 'Look-around and flags inside of a pattern are not supported (at offset 0).'],
  ['a(?i)b', 'Look-around and flags inside of a pattern are not supported (at offset 1).'],
  ['(a', "Expected a closing ')' in the pattern (at offset 0)."],
  ['a)', "Expected the end of the pattern, but found ')' (at offset 1)."],
  ['*a', "Nothing to repeat before '*' (at offset 0)."],
  ['a|+', "Nothing to repeat before '+' (at offset 2)."],
  ['a**', "Nothing to repeat before '*' (at offset 2)."],
  ['?', "Nothing to repeat before '?' (at offset 0)."],
  ['{2}', "Nothing to repeat before '{' (at offset 0)."],
  ['a++', 'Possessive quantifiers are not supported (at offset 2).'],
  ['a{x}', 'Expected a count such as {2}, {2,} or {2,5} (at offset 1).'],
  ['a{2', 'Expected a count such as {2}, {2,} or {2,5} (at offset 1).'],
  ['a{5,2}', 'The counts of {5,2} are in the wrong order (at offset 1).'],
  ['\\1', "'\\1' is not supported in a pattern (at offset 0)."],
  ['\\k', "'\\k' is not supported in a pattern (at offset 0)."],
  ['a\\', "'\\' is not supported in a pattern (at offset 1)."],
  ['\\u12', 'Expected 4 hexadecimal digits (at offset 2).'],
  ['\\xg0', 'Expected 2 hexadecimal digits (at offset 2).'],
  ['\\p{Nothing}', 'Expected a property of Unicode, such as \\p{L} (at offset 0).'],
  ['\\p', 'Expected a property of Unicode, such as \\p{L} (at offset 0).'],
  ['[a', "Expected a closing ']' in the pattern (at offset 0)."],
  ['[]', "Expected a closing ']' in the pattern (at offset 0)."],
  ['[a[b]]', 'Unions and intersections of character classes are not supported (at offset 2).'],
  ['[a&&b]', 'Unions and intersections of character classes are not supported (at offset 2).'],
  ['[z-a]', 'Expected a range such as a-z in the pattern (at offset 2).'],
  ['[a-\\d]', 'Expected a range such as a-z in the pattern (at offset 2).'],
])('/%s/ is refused', (source, message) => {
  expect(() => read(source)).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`));
});

test('a pattern may test 2,000 characters, with its counts written out', () => {
  const tooLarge = 'A pattern may test 2000 characters, with its counts written out (at offset 0).';
  expect(() => read('a{2000}')).not.toThrow();
  expect(() => read('a{2001}')).toThrow(tooLarge);
  expect(() => read('(a{40}){50}')).not.toThrow();
  expect(() => read('(a{40}){51}')).toThrow(tooLarge);
  expect(() => read('a{1999,}')).not.toThrow();
  expect(() => read('a{2000,}')).toThrow(tooLarge);
  expect(() => read('a'.repeat(1999))).not.toThrow();
  expect(() => read('a'.repeat(2000))).toThrow(tooLarge);
  expect(() => read(`(${'a|'.repeat(1998)}a)`)).not.toThrow();
  expect(() => read(`(${'a|'.repeat(1999)}a)`)).toThrow(tooLarge);
});

test('only the part of a text between the slashes is read', () => {
  const cursor = (end: number) => new Cursor('/a{2}b|c/', 1, end);
  expect(written(readRegex(cursor(2), false).node)).toBe('{a}');
  expect(written(readRegex(cursor(8), false).node)).toBe('(({a}*2..2 {b}) | {c})');
  expect(() => readRegex(new Cursor('/[a]/', 1, 3), false)).toThrow("Expected a closing ']' in the pattern");
  expect(() => readRegex(new Cursor('/\\u00e9/', 1, 6), false)).toThrow('Expected 4 hexadecimal digits');
  expect(written(readRegex(new Cursor('/\\Qa\\E/', 1, 4), false).node)).toBe('({a})');
});
