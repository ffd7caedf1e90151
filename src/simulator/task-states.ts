// The states of a definition, those inside Parallel and Map included.
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';

export interface TaskState {
  readonly name: string;
  readonly resource: string;
  /** Whether it assumes a role of its own. */
  readonly hasCredentials: boolean;
  /** Parameters or Arguments, as written. */
  readonly given?: Json;
}

/** All task states of a valid definition, outer ones first. */
export function taskStates(definition: JsonObject): TaskState[] {
  return statesOf(definition)
    .filter(({ state }) => state.Type === 'Task')
    .map(({ name, state }) => ({
      name,
      resource: state.Resource as string,
      hasCredentials: member(state, 'Credentials') !== undefined,
      given: member(state, 'Parameters') ?? member(state, 'Arguments'),
    }));
}

/** The names of all states of a valid definition, outer ones first. */
export function stateNames(definition: JsonObject): string[] {
  return statesOf(definition).map(({ name }) => name);
}

/** Without recursion: definitions may nest deeply. */
function statesOf(definition: JsonObject): { readonly name: string; readonly state: JsonObject }[] {
  const found: { name: string; state: JsonObject }[] = [];
  const machines: (Json | undefined)[] = [definition];
  for (let machine = machines.shift(); machine !== undefined; machine = machines.shift()) {
    if (!isObject(machine) || !isObject(machine.States)) continue;
    for (const [name, state] of Object.entries(machine.States)) {
      if (!isObject(state)) continue;
      found.push({ name, state });
      const branches = member(state, 'Branches');
      if (isArray(branches)) machines.push(...branches);
      machines.push(member(state, 'ItemProcessor') ?? {}, member(state, 'Iterator') ?? {});
    }
  }
  return found;
}
