// Regular expressions that count their steps find what RegExp finds.
import { Regex } from '../../../src/expressions/regex/regex';
import { Draw } from '../../../tools/jsonata/random';

const ATOMS = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\d',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\s',
  '1',
  '-',
  '[a-c1]',
  '\\x61',
  'A',
  '\\n',
];
const GROUPS = ['(', '(?:', '(?=', '(?!', '(?<=', '(?<!'];
const QUANTIFIERS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{2,}'];

function drawPattern(draw: Draw, depth: number): string {
  const sequence = () =>
    Array.from({ length: 1 + draw.below(4) }, () => {
      const kind = draw.number();
      if (kind < 0.1) return `\\${1 + draw.below(3)}`;
      if (depth <= 0 || kind < 0.6) return draw.pick(ATOMS);
      return `${draw.pick(GROUPS)}${drawPattern(draw, depth - 1)})`;
    })
      .map((atom) =>
        draw.number() < 0.35 && !/^(\\[bB]|[\^$]|\(\?<?[=!])/.test(atom) ? atom + draw.pick(QUANTIFIERS) : atom,
      )
      .join('');
  return draw.number() < 0.25 ? `${sequence()}|${sequence()}` : sequence();
}

const unlimited = { ticks: Infinity, spendTicks: () => undefined };

test('on drawn patterns and texts, both find the same', () => {
  const draw = new Draw(1);
  const differences: unknown[] = [];
  for (let count = 0; count < 5000; count += 1) {
    const source = drawPattern(draw, 3);
    const flags = draw.pick(['', 'i', 'm', 'im']);
    const text = draw.list(8, () => draw.pick([...'aabbc1-A\n B'])).join('');
    const theirs = new RegExp(source, flags).exec(text);
    const ours = new Regex(source, flags).search(text, 0, unlimited);
    const expected = theirs && {
      start: theirs.index,
      end: theirs.index + theirs[0].length,
      groups: [...theirs].slice(1),
    };
    if (JSON.stringify(ours ?? null) !== JSON.stringify(expected)) {
      differences.push({ source, flags, text, ours, expected });
    }
  }
  expect(differences).toEqual([]);
});

test.each([
  ['(?<year>\\d{4})-\\k<year>', '2026-2026', ['2026']],
  ['a{,2}', 'a{,2}', []],
  ['\\u0041\\cA?', 'A', []],
  ['[\\]]\\/[^]', ']/x', []],
  ['(a*)*', 'b', [undefined]],
  ['(z)((a+)?(b+)?(c))*', 'zaacbbbcac', ['z', 'ac', 'a', undefined, 'c']],
  ['(?:)', '', []],
])('%s on %j has the groups %j', (source, text, groups) => {
  expect(new RegExp(source).exec(text)!.slice(1)).toEqual(groups);
  expect(new Regex(source).search(text, 0, unlimited)).toMatchObject({ start: 0, groups });
});

test('a search that is out of steps ends', () => {
  const meter = {
    ticks: 1000,
    spendTicks: (ticks: number) => {
      if (ticks > 1000) throw new RangeError('out of steps');
    },
  };
  expect(() => new Regex('(a+)+b').search('a'.repeat(30), 0, meter)).toThrow('out of steps');
  expect(() => new Regex('(a|b|ab)*c').search('ab'.repeat(1e6), 0, meter)).toThrow('out of steps');
  expect(new Regex('a+b').search('aaab', 0, meter)).toMatchObject({ start: 0, end: 4 });
});
