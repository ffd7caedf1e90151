// Makes the JSON Schemas of machines, states and their parts from the rows of src/asl/fields.
import { SHARED_SCHEMAS, schemaOf, type JsonSchema } from './kinds';
import type { Fields } from '../../src/asl/fields/field';
import { namesOf, partsOf } from '../../src/asl/fields/lookup';
import type { FieldTable } from '../../src/asl/fields/table';

export interface SchemaWithId {
  readonly $id: string;
  readonly [keyword: string]: unknown;
}

export interface JsonSchemas {
  /** What the others refer to. */
  readonly common: SchemaWithId;
  readonly machine: SchemaWithId;
  /** By type of state. */
  readonly states: Readonly<Record<string, SchemaWithId>>;
}

/** AWS names the fields that a machine lacks in this order (recorded: validate_state_machine_definition_not_a_definition). */
const REQUIRED_IN_MACHINES = ['States', 'StartAt'];

export function jsonSchemas({ machine, states }: FieldTable): JsonSchemas {
  const parts = new Set([machine, ...Object.values(states)].flatMap(partsOf));
  const $defs = {
    ...SHARED_SCHEMAS,
    ...Object.fromEntries([...parts].map(({ name, fields }) => [name, objectSchema(fields)])),
  };
  return {
    common: { $id: 'common.json', $defs },
    machine: { $id: 'machine.json', ...objectSchema(machine, REQUIRED_IN_MACHINES) },
    states: Object.fromEntries(
      Object.entries(states).map(([type, fields]) => [type, { $id: `${type}.json`, ...objectSchema(fields) }]),
    ),
  };
}

/** ajv reports what is wrong with members in the order of `properties`. */
function objectSchema(fields: Fields, required = namesOf(fields, (field) => field.required === true)) {
  const properties = Object.entries(fields).flatMap(([name, field]): [string, JsonSchema][] => [
    [name, schemaOf(field)],
    ...(field.twin ? [[field.twin, { type: 'string' }] as [string, JsonSchema]] : []),
  ]);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}
