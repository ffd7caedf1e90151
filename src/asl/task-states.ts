// Lists the states of a definition, including those inside Parallel and Map.
import { machineParts } from './machine-parts';
import type { DefinitionParts } from './rules/rule';
import { member, type Json, type JsonObject } from '../json/json';

export interface TaskState {
  readonly name: string;
  readonly resource: string;
  /** Whether it assumes a role of its own. */
  readonly hasCredentials: boolean;
  /** Parameters or Arguments, as written. */
  readonly given?: Json;
}

/** All task states of a valid definition, outer ones first. */
export function taskStates({ machines }: DefinitionParts): TaskState[] {
  const tasks: TaskState[] = [];
  for (const { states } of machines) {
    for (const { name, type, state } of states) {
      if (type !== 'Task') continue;
      const resource = state.Resource as string;
      const hasCredentials = member(state, 'Credentials') !== undefined;
      tasks.push({ name, resource, hasCredentials, given: member(state, 'Parameters') ?? member(state, 'Arguments') });
    }
  }
  return tasks;
}

/** The names of all states of a valid definition, outer ones first. */
export function stateNames(definition: JsonObject): string[] {
  return machineParts(definition).machines.flatMap(({ states }) => states.map(({ name }) => name));
}
