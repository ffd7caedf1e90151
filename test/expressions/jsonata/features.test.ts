// Each feature of JSONata, with its edges, gives what it gives in the jsonata package.
// package.test.ts compares drawn expressions; those in features.txt are written for what is drawn rarely.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../../tools/jsonata/compare';

const DATA = {
  name: 'shop',
  orders: [
    {
      id: 'o1',
      total: 30,
      tags: ['x', 'y'],
      lines: [
        { sku: 'p', n: 2, price: 5 },
        { sku: 'q', n: 1, price: 20 },
      ],
    },
    { id: 'o2', total: 10, tags: [], lines: [{ sku: 'p', n: 1, price: 5 }] },
    {
      id: 'o3',
      total: 20,
      tags: ['y'],
      lines: [
        { sku: 'r', n: 4, price: 2.5 },
        { sku: 'q', n: 1, price: 20 },
      ],
    },
  ],
  numbers: [3, 1, 2, 1],
  nested: [[1, 2], [3, [4]], []],
  mixed: [1, 'a', null, true, { a: 1 }, [2]],
  words: ['pear', 'Apple', 'fig'],
  object: { b: 2, a: 1, 'odd name': 3, c: { d: [1, { e: 'deep' }] } },
  empty: {},
  none: [],
  one: [7],
  text: 'Hello, World',
  unicode: 'é😀x',
  zero: 0,
  nil: null,
  yes: true,
};

const written = readFileSync(join(__dirname, 'features.txt'), 'utf8');
const FEATURES = written
  .split('## ')
  .slice(1)
  .map((section) => {
    const [title, ...expressions] = section.split('\n').filter((line) => line !== '');
    return [title!, expressions] as const;
  });

const data = JSON.stringify(DATA);

describe.each(FEATURES)('%s, as in the package:', (_, expressions) => {
  test.each(expressions)('%s', async (expression) => {
    const comparison = await compare(expression.replaceAll('$D', '$states.input'), data);
    expect(comparison?.ours).toBe(comparison?.theirs);
    expect(comparison).toBeDefined();
  });
});
