// The schemas for editors by the files that hold them.
import { definitionSchema } from './definition';
import { mockConfigSchema } from './mock-config';
import { mocksSchema } from './mocks';
import { FIELDS } from '../../src/asl/fields/table';

export function schemaFiles(): Readonly<Record<string, string>> {
  const schemas = {
    'schemas/definition.json': definitionSchema(FIELDS),
    'schemas/mocks.json': mocksSchema(),
    'schemas/mock-config.json': mockConfigSchema(),
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([path, schema]) => [path, `${JSON.stringify(schema, undefined, 1)}\n`]),
  );
}
