// Checks that every field of a state is in a test of this folder or of runtime: one without a test may do anything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesFor, partsOf } from '../../src/asl/fields/lookup';
import { FIELDS } from '../../src/asl/fields/table';

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

const tests = [__dirname, join(__dirname, '../runtime')].flatMap(textsIn).join('\n');

test.each(Object.entries(FIELDS.states))('tests have every field of a %s state, and its twin', (_, fields) => {
  const parts = partsOf(fields).flatMap((part) => Object.entries(part.fields));
  const names = [...Object.entries(fields), ...parts].flatMap(([name, field]) => namesFor(name, field));
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests));
  const untested = missing.filter((name) => name !== 'Comment'); // which does nothing
  expect(untested).toEqual([]);
});
