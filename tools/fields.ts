// Writes what is made from src/asl/fields: `npm run fields`. With --check it reports what is not up to date (exit code 1).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionTypesText } from './fields/definition-types';
import { jsonSchemas } from './fields/json-schemas';
import { validatorsText } from './fields/validators';
import { FIELDS } from '../src/asl/fields/table';

const generated = {
  'src/asl/schemas/validators.generated.ts': validatorsText(jsonSchemas(FIELDS)),
  'src/asl/definition.generated.ts': definitionTypesText(FIELDS),
};

for (const [path, text] of Object.entries(generated)) {
  const file = join(__dirname, '..', path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what src/asl/fields gives. Run: npm run fields`);
    process.exitCode = 1;
  }
}
