// What the schemas for editors have in common. They are draft-07, the newest draft that all editors know.
import { repository } from '../../package.json';

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** A whole file: `$schema`, `$id`, title and description, then what it holds. */
export function editorSchema(name: string, title: string, description: string, body: object): object {
  const home = repository.url
    .replace('https://github.com/', 'https://raw.githubusercontent.com/')
    .replace(/\.git$/, '');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${home}/main/schemas/${name}`,
    title,
    description,
    ...body,
  };
}

export const ref = (name: string): { readonly $ref: string } => ({ $ref: `#/definitions/${name}` });

/** draft-07 ignores what is beside a `$ref`. */
export function described(description: string | undefined, schema: JsonSchema): JsonSchema {
  if (!description) return schema;
  if (typeof schema === 'boolean') return schema ? { description } : schema;
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

/** An object whose members are the given ones and no others. */
export function closed(properties: Readonly<Record<string, JsonSchema>>, more: object = {}): JsonSchema {
  return { type: 'object', ...more, properties, additionalProperties: false };
}

export const objectOf = (schema: JsonSchema, more: object = {}): JsonSchema => ({
  type: 'object',
  ...more,
  additionalProperties: schema,
});

export const listOf = (items: JsonSchema, minItems = 0): JsonSchema => ({
  type: 'array',
  ...(minItems > 0 && { minItems }),
  items,
});

/** Whether the member is there and has this value. */
export const has = (name: string, value: unknown): JsonSchema => ({
  required: [name],
  properties: { [name]: { const: value } },
});

/** One of the members is there. */
export const anyOfThem = (names: readonly string[]): JsonSchema =>
  names.length === 1 ? { required: [...names] } : { anyOf: names.map((name) => ({ required: [name] })) };

/** None of the members is there. Editors name the one that is. */
export const noneOf = (names: readonly string[]): JsonSchema => ({
  properties: Object.fromEntries(names.map((name) => [name, false])),
});

/** At most one of the members is there. */
export const atMostOne = (names: readonly string[]): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(names.map((name) => [name, noneOf(names.filter((other) => other !== name))]));
