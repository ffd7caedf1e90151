// Checks that each class of constructs has a page with the same sections, and that docs/constructs.md leads there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as constructs from '../../src';

const folder = join(__dirname, '../../docs/constructs');
const pages = readdirSync(folder).sort();
const pageOf = (name: string) => `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`;
const classes = Object.keys(constructs);

test('each class that the library exports has a page, and each page a class', () => {
  expect(pages).toEqual(classes.map(pageOf).sort());
});

test.each(classes)('the page of %s says what it is for, shows a test, and what it does to the template', (name) => {
  const page = readFileSync(join(folder, pageOf(name)), 'utf8');
  expect(page.startsWith(`# ${name}\n\n`)).toBe(true);
  expect(page).toMatch(/^```ts test$/m);
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
  expect(headings).toEqual(expect.arrayContaining(['Example', 'In the template', 'Pitfalls']));
});

test('docs/constructs.md links to every page', () => {
  const overview = readFileSync(join(folder, '../constructs.md'), 'utf8');
  expect(pages.filter((page) => !overview.includes(`](constructs/${page})`))).toEqual([]);
});
