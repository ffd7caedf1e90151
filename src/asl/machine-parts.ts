// The machines of a definition, outer ones first: a definition may nest as deeply as its text allows.
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import type { MachinePart, StatePart } from './rules/rule';

/** All machines, without recursion. */
export function machineParts(definition: JsonObject): MachinePart[] {
  const parts: MachinePart[] = [];
  const language = member(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
  const open: { machine: JsonObject; at: string }[] = [{ machine: definition, at: '' }];
  for (let next = 0; next < open.length; next += 1) {
    const { machine, at } = open[next]!;
    const states = statesOf(machine, at, language);
    parts.push({ machine, at, states, definition });
    for (const state of states) open.push(...nestedMachines(state));
  }
  return parts;
}

function statesOf(machine: JsonObject, at: string, inherited: StatePart['language']): StatePart[] {
  const states = member(machine, 'States');
  if (!isObject(states)) return [];
  return Object.entries(states).flatMap(([name, state]) =>
    isObject(state) ? [{ name, state, at: `${at}/States/${name}`, language: languageOf(state, inherited) }] : [],
  );
}

function languageOf(state: JsonObject, inherited: StatePart['language']): StatePart['language'] {
  const own = member(state, 'QueryLanguage');
  return own === 'JSONata' || own === 'JSONPath' ? own : inherited;
}

function nestedMachines({ state, at }: StatePart): { machine: JsonObject; at: string }[] {
  const nested: [string, Json | undefined][] = [
    ['ItemProcessor', member(state, 'ItemProcessor')],
    ['Iterator', member(state, 'Iterator')],
  ];
  const branches = member(state, 'Branches');
  if (isArray(branches)) branches.forEach((branch, index) => nested.push([`Branches[${index}]`, branch]));
  return nested.flatMap(([field, machine]) => (isObject(machine) ? [{ machine, at: `${at}/${field}` }] : []));
}
