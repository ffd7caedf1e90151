// The task states of a definition, those inside Parallel and Map included.
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';

export interface TaskState {
  readonly name: string;
  readonly resource: string;
  /** Whether it assumes a role of its own. */
  readonly hasCredentials: boolean;
  /** Parameters or Arguments, as written. */
  readonly given?: Json;
}

/** All task states of a valid definition, outer ones first, without recursion: definitions may nest deeply. */
export function taskStates(definition: JsonObject): TaskState[] {
  const found: TaskState[] = [];
  const machines: (Json | undefined)[] = [definition];
  for (let machine = machines.shift(); machine !== undefined; machine = machines.shift()) {
    if (!isObject(machine) || !isObject(machine.States)) continue;
    for (const [name, state] of Object.entries(machine.States)) {
      if (!isObject(state)) continue;
      if (state.Type === 'Task') {
        const hasCredentials = member(state, 'Credentials') !== undefined;
        const given = member(state, 'Parameters') ?? member(state, 'Arguments');
        found.push({ name, resource: state.Resource as string, hasCredentials, given });
      }
      const branches = member(state, 'Branches');
      if (isArray(branches)) machines.push(...branches);
      machines.push(member(state, 'ItemProcessor') ?? {}, member(state, 'Iterator') ?? {});
    }
  }
  return found;
}
