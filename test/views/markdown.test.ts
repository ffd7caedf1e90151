import { code, codeBlock, folded, table } from '../../src/views/markdown';
import { HOSTILE_NAMES } from '../support/hostile-names';

test.each([
  ['Charge', '`Charge`'],
  ['a `b` c', '``a `b` c``'],
  ['`a`', '`` `a` ``'],
  ['a|b', '`a\\|b`'],
  ['a\nb', '`a b`'],
  ['', ''],
])('%j as code is %s', (text, expected) => {
  expect(code(text)).toBe(expected);
});

test('no name ends its code, its row or its line', () => {
  for (const name of HOSTILE_NAMES) {
    const written = code(name);
    const [fence] = /^`+/.exec(written)!;
    const inner = written.slice(fence.length, -fence.length);
    expect(inner.match(/`+/g) ?? []).not.toContain(fence);
    expect(written).not.toMatch(/\n|(?<!\\)\|/);
  }
});

test('a block of code has a fence that its text cannot close', () => {
  expect(codeBlock('text', 'a\n```\nb\n')).toBe('````text\na\n```\nb\n````');
});

test('a table aligns numbers to the right', () => {
  expect(table(['Name', 'Count'], ['left', 'right'], [['a', '1']])).toBe('| Name | Count |\n| :-- | --: |\n| a | 1 |');
});

test('what is folded has a title without markup', () => {
  expect(folded('<b>\na', 'text')).toBe('<details><summary>&lt;b&gt; a</summary>\n\ntext\n\n</details>');
});
