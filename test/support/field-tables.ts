// Validates against any table of fields: its rules, and its schemas compiled by ajv on the spot.
import Ajv from 'ajv';
import type { Diagnostic } from '../../src/asl/diagnostic';
import type { Field } from '../../src/asl/fields/field';
import { FIELDS, type FieldTable, type StateTypeName } from '../../src/asl/fields/table';
import { machineParts } from '../../src/asl/machine-parts';
import type { Validators } from '../../src/asl/rules/structure';
import { rulesFor } from '../../src/asl/rules/table';
import type { JsonObject } from '../../src/json/json';
import { jsonSchemas, type JsonSchemas } from '../../tools/fields/json-schemas';

/** The table with one row more. */
export function withRow(type: StateTypeName, name: string, row: Field): FieldTable {
  return { ...FIELDS, states: { ...FIELDS.states, [type]: { ...FIELDS.states[type], [name]: row } } };
}

export function ajvValidators({ common, machine, states }: JsonSchemas): Validators {
  const ajv = new Ajv({ schemas: [common, machine, ...Object.values(states)], allErrors: true, allowUnionTypes: true });
  const validator = (id: string) => ajv.getSchema(id) as Validators['machine'];
  return {
    machine: validator(machine.$id),
    states: Object.fromEntries(Object.entries(states).map(([type, { $id }]) => [type, validator($id)])),
  };
}

/** Findings as `message at location`. */
export function findingsWith(table: FieldTable): (definition: JsonObject) => string[] {
  const rules = rulesFor(table, ajvValidators(jsonSchemas(table)));
  return (definition) => {
    const found: Diagnostic[] = [];
    for (const rule of rules) rule(machineParts(definition), (finding) => void found.push(finding), {});
    return found.map(({ message, location }) => `${message} at ${location}`);
  };
}
