// Checks that every matcher has its type and its line in the documentation, and the other way round.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchers, type ExecutionMatchers } from '../../src/jest';

/** The compiler refuses this when a type has no line here, or a line no type. */
const TYPED: Readonly<Record<keyof ExecutionMatchers<void>, true>> = {
  toSucceed: true,
  toSucceedWith: true,
  toFailWith: true,
  toHaveVisited: true,
  toHaveRetried: true,
  toHaveCaught: true,
  toHaveInvoked: true,
  toTakeLessThan: true,
  toBehaveLike: true,
  toMatchExecutionSnapshot: true,
  toMatchDefinitionSnapshot: true,
};

test('every matcher has a type in ExecutionMatchers, and every type a matcher', () => {
  expect(Object.keys(matchers).sort()).toEqual(Object.keys(TYPED).sort());
});

test('every matcher has a line in the table of docs/testing.md, and every line a matcher', () => {
  const page = readFileSync(join(__dirname, '../../docs/testing.md'), 'utf8');
  const [, table = ''] = page.split(/\| matcher +\| passes if +\|\n/);
  const cells = table
    .split('\n\n')[0]!
    .split('\n')
    .slice(1)
    .map((row) => row.split('|')[1]!);
  const documented = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)\(/g)].map(([, name]) => name!));
  expect(documented.sort()).toEqual(Object.keys(matchers).sort());
});

test('a test of this folder uses every matcher', () => {
  const tests = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  const isTested = (name: string) => tests.includes(`.${name}(`);
  expect(Object.keys(matchers).filter((name) => !isTested(name))).toEqual([]);
});
