// Writes what is made from src/asl/fields, and the schemas for editors: `npm run fields`. With --check it reports what is not up to date (exit code 1).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { definitionTypesText } from './fields/definition-types';
import { jsonSchemas } from './fields/json-schemas';
import { validatorsText } from './fields/validators';
import { schemaFiles } from './schemas/files';
import { FIELDS } from '../src/asl/fields/table';

const generated = {
  'src/asl/schemas/validators.generated.ts': validatorsText(jsonSchemas(FIELDS)),
  'src/asl/definition.generated.ts': definitionTypesText(FIELDS),
  ...schemaFiles(),
};

for (const [path, text] of Object.entries(generated)) {
  const file = join(__dirname, '..', path);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what its source gives. Run: npm run fields`);
    process.exitCode = 1;
  }
}
