// Checks that a test of this folder calls every action: the fuzz test only checks the form of answers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../src/endpoint/actions/table';

const tests = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(__dirname, path), 'utf8'))
  .join('\n');

test('tests call every action of the endpoint with a request that succeeds', () => {
  const isCalled = (name: string) => new RegExp(`\\.call\\(\\s*'${name}'`).test(tests);
  expect(Object.keys(ACTIONS).filter((name) => !isCalled(name))).toEqual([]);
});
