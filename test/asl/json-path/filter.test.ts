// What the filters of paths say. Which items they choose is recorded: test/expressions/jayway.test.ts.
import { parseJsonPath } from '../../../src/asl/json-path/parse';
import type { Criterion, Filter, Operand } from '../../../src/asl/json-path/path';

function filterOf(text: string): Filter {
  const [segment] = parseJsonPath(`$[?(${text})]`).segments;
  if (segment?.kind !== 'filter') throw new Error(`No filter: ${JSON.stringify(segment)}`);
  return segment.filter;
}

/** `@.a == 'x'`, with `*` before an operand that is a path and quotes around a text. */
function written(filter: Filter): string {
  return filter.map((criteria) => criteria.map(criterionText).join(' AND ')).join(' OR ');
}

function criterionText(criterion: Criterion): string {
  if (criterion.kind === 'exists') return `${criterion.expected ? 'has' : 'lacks'} ${criterion.path.text}`;
  return `${operandText(criterion.left)} ${criterion.operator} ${operandText(criterion.right)}`;
}

function operandText(operand: Operand): string {
  if (operand.kind === 'path') return `path(${operand.path.root.kind}, ${operand.path.text})`;
  return operand.kind === 'text' ? `text(${operand.text})` : `regex(${operand.regex.source})`;
}

test.each([
  ['@.a', 'has @.a'],
  ['!@.a', 'lacks @.a'],
  [' @.a ', 'has @.a'],
  ['@', 'has @'],
  ['$.a', 'has $.a'],
  ["@.a == 'x'", 'path(item, @.a) == text(x)'],
  ["@.a=='x y'", 'path(item, @.a) == text(x y)'],
  ["'x' == @.a", 'text(x) == path(item, @.a)'],
  ['@.a == $.b', 'path(item, @.a) == path(input, $.b)'],
  ['@.a == 5', 'path(item, @.a) == text(5)'],
  ['@.a == true', 'path(item, @.a) == text(true)'],
  ["@.a == ''", 'path(item, @.a) == text()'],
  ['!@.a == 5', 'path(item, @.a) == text(5)'],
  ['@.a >= 5', 'path(item, @.a) >= text(5)'],
  ['@.a <= 5', 'path(item, @.a) <= text(5)'],
  ['@.a != 5', 'path(item, @.a) != text(5)'],
  ['@.a < 5', 'path(item, @.a) < text(5)'],
  ['@.a > 5', 'path(item, @.a) > text(5)'],
  ['@.a =~ /b.*/', 'path(item, @.a) =~ regex(b.*)'],
  ['@.a =~ //', 'path(item, @.a) =~ regex()'],
  // The first operator in Jayway's order counts, wherever it is.
  ["'b<c' == @.a", 'text(b<c) == path(item, @.a)'],
  ['@.a && @.b', 'has @.a AND has @.b'],
  ['@.a&&@.b', 'has @.a AND has @.b'],
  ['@.a || @.b && !@.c', 'has @.a OR has @.b AND lacks @.c'],
  ['(@.a) && ((@.b == 1))', 'has @.a AND path(item, @.b) == text(1)'],
  ['(@.a || @.b) && @.c', 'has @.a OR has @.b AND has @.c'],
])('[?(%s)] asks: %s', (text, expected) => {
  expect(written(filterOf(text))).toBe(expected);
});

test.each([
  ['@.a =~ /b/', false],
  ['@.a =~ /b/i', true],
])('[?(%s)] ignores case: %s', (text, ignoreCase) => {
  expect(filterOf(text)).toMatchObject([[{ right: { kind: 'regex', regex: { source: 'b', ignoreCase } } }]]);
});

test.each([
  ['$[?@.a]', "A filter starts with '[?(' and ends with ')]' (at offset 1)."],
  ['$[?(@.a) x]', "A filter starts with '[?(' and ends with ')]' (at offset 1)."],
  ['$[x?(@.a)]', "A filter starts with '[?(' and ends with ')]' (at offset 1)."],
  ['$[?(@.a]', 'The brackets, parentheses and quotes of a filter must be balanced (at offset 1).'],
  ["$[?(@.a == 'x)]", 'The brackets, parentheses and quotes of a filter must be balanced (at offset 1).'],
  ['$[?()]', 'Expected a criterion, but found the end (at offset 4).'],
  ['$[?(&&@.a)]', "Expected a criterion, but found '&&' (at offset 4)."],
  ['$[?(@.a &&)]', 'Expected a criterion before the end of a filter (at offset 11).'],
  ['$[?(@.a && || @.b)]', 'Expected a criterion, but found the end (at offset 11).'],
  ['$[?(@.a && @.b @.c)]', "Write a name with a space in brackets and quotes: ['two words'] (at offset 14)."],
  ['$[?(@.a == !@.b)]', "A '!' is only allowed before a path that is not compared (at offset 11)."],
  ['$[?(5)]', 'Expected a path or a comparison (at offset 4).'],
  ['$[?(@.a == @.b[*])]', 'A path in a filter must be definite: it may not name several values (at offset 11).'],
  ['$[?(@..a)]', 'A path in a filter must be definite: it may not name several values (at offset 4).'],
  ["$[?(@.a == ')]", 'The brackets, parentheses and quotes of a filter must be balanced (at offset 1).'],
  ['$[?(@.a =~ /)]', "Expected a closing '/', but found the end (at offset 11)."],
  ['$[?(@.a == 1e999)]', 'The number 1e999 is too large (at offset 11).'],
  ['$[?(@.a == -1e999)]', 'The number -1e999 is too large (at offset 11).'],
])('%s is refused', (text, message) => {
  expect(() => parseJsonPath(text)).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});

test.each(['1e308', '-0.5', '.5', '12.', '1e999x'])('%s may stand in a comparison', (number) => {
  expect(written(filterOf(`@.a == ${number}`))).toBe(`path(item, @.a) == text(${number})`);
});
