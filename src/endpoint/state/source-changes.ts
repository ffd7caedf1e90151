// What changed of a state machine, for people: the names of its states and fields.
import { machineParts } from '../../asl/machine-parts';
import { PROCESSOR_FIELDS } from '../../asl/map-states';
import { equalJson } from '../../json/equal';
import type { Json, JsonObject } from '../../json/json';
import type { MachineSource } from '../../templates/sources/machine-source';

/** The most names in a sentence. */
const MOST = 5;

/** Fields that hold machines, whose states are compared by themselves. */
const NESTED: ReadonlySet<string> = new Set(['States', 'Branches', ...PROCESSOR_FIELDS]);

/** Such as `definition changed: Charge, Refund (new), TimeoutSeconds; role changed`. */
export function changesBetween(before: MachineSource, after: MachineSource): string {
  const names = changedNames(before.definition, after.definition);
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  const others: Readonly<Record<string, readonly [Json, Json]>> = {
    type: [before.type, after.type],
    role: [before.roleArn, after.roleArn],
    logging: [before.loggingConfiguration ?? null, after.loggingConfiguration ?? null],
    tracing: [before.tracingEnabled, after.tracingEnabled],
  };
  const changed = Object.entries(others).filter(([, [one, other]]) => !equalJson(one, other));
  return [
    ...(names.length > 0 ? [`definition changed: ${names.slice(0, MOST).join(', ')}${more}`] : []),
    ...changed.map(([what]) => `${what} changed`),
  ].join('; ');
}

function changedNames(before: JsonObject, after: JsonObject): readonly string[] {
  const [one, other] = [partsOf(before), partsOf(after)];
  const names: string[] = [];
  for (const [name, part] of other) {
    const known = one.get(name);
    if (known === undefined) names.push(`${name} (new)`);
    else if (!equalJson(known, part)) names.push(name);
  }
  for (const name of one.keys()) if (!other.has(name)) names.push(`${name} (removed)`);
  return names;
}

/** The states by name, and the fields of the machine. */
function partsOf(definition: JsonObject): ReadonlyMap<string, Json> {
  const parts = new Map<string, Json>();
  for (const { machine, states } of machineParts(definition).machines) {
    for (const { name, state } of states) parts.set(name, own(state));
    if (machine !== definition) continue;
    for (const [field, value] of Object.entries(own(machine))) parts.set(field, value);
  }
  return parts;
}

function own(part: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(part).filter(([field]) => !NESTED.has(field))) as JsonObject;
}
