import { pageOfNumbered } from '../../src/endpoint/paging';

/** Reads all pages of a list that counts from 1; `grow` items are added between two pages. */
function pages(count: number, order: 'rising' | 'falling', maxResults: number, grow = 0): number[][] {
  const found: number[][] = [];
  let nextToken: string | undefined;
  for (let total = count; ; total += grow) {
    const page = pageOfNumbered(
      total,
      { maxResults, ...(nextToken !== undefined && { nextToken }) },
      { of: 'list', order, read: (start, end) => Array.from({ length: end - start }, (_, index) => start + index + 1) },
    );
    found.push([...page.items]);
    nextToken = page.nextToken;
    if (nextToken === undefined || found.length > 10) return found;
  }
}

test.each([
  ['rising', 7, 3, 0, [[1, 2, 3], [4, 5, 6], [7]]],
  ['falling', 7, 3, 0, [[7, 6, 5], [4, 3, 2], [1]]],
  [
    'rising',
    6,
    3,
    0,
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'falling',
    6,
    3,
    0,
    [
      [6, 5, 4],
      [3, 2, 1],
    ],
  ],
  ['rising', 0, 3, 0, [[]]],
  ['falling', 0, 3, 0, [[]]],
  [
    'rising',
    5,
    3,
    1,
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'falling',
    5,
    3,
    2,
    [
      [5, 4, 3],
      [2, 1],
    ],
  ],
] as const)(
  'a list in %s order of %i items in pages of %i, which grows by %i, is %j',
  (order, count, size, grow, all) => {
    expect(pages(count, order, size, grow)).toEqual(all);
  },
);

test('only the items of the page are read', () => {
  const read = jest.fn((_start: number, _end: number): number[] => []);
  pageOfNumbered(1_000_000, {}, { of: 'list', order: 'falling', read });
  expect(read.mock.calls).toEqual([[999_900, 1_000_000]]);
});

test('a token of another list is refused', () => {
  const { nextToken } = pageOfNumbered(9, { maxResults: 1 }, { of: 'one', order: 'rising', read: () => [] });
  const other = { of: 'other', order: 'rising', read: () => [] } as const;
  expect(() => pageOfNumbered(9, { nextToken: nextToken! }, other)).toThrow("Invalid Token: 'Invalid token'");
});
