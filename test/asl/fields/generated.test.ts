// What is generated from the rows and shipped is what the rows say today; `npm run fields` writes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS } from '../../../src/asl/fields/table';
import { definitionTypesText } from '../../../tools/fields/definition-types';
import { schemaFiles } from '../../../tools/schemas/files';

const inProject = (path: string) => readFileSync(join(__dirname, '../../..', path), 'utf8');

test('the types of definitions have every row with its kind, values, bounds and documentation', () => {
  expect(definitionTypesText(FIELDS)).toBe(inProject('src/asl/definition.generated.ts'));
});

test.each(Object.entries(schemaFiles()))('%s describes every row to editors', (path, text) => {
  expect(text).toBe(inProject(path));
});
