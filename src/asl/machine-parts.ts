// The machines of a definition, outer ones first: a definition may nest as deeply as its text allows.
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import type { DefinitionParts, Language, MachinePart, StatePart } from './rules/rule';

/** All machines, without recursion. */
export function machineParts(definition: JsonObject): DefinitionParts {
  const language = declared(definition) ?? 'JSONPath';
  const whole: MachinePart = {
    machine: definition,
    at: '',
    states: statesOf(definition, '', language),
    outer: undefined,
  };
  const machines = [whole];
  for (const outer of machines) {
    for (const { machine, at } of outer.states.flatMap(nestedMachines)) {
      // A nested machine's states speak the language of the whole, whatever the state around it declares (floci#2968).
      machines.push({ machine, at, states: statesOf(machine, at, language), outer });
    }
  }
  return { definition, machines };
}

function statesOf(machine: JsonObject, at: string, inherited: Language): StatePart[] {
  const states = member(machine, 'States');
  if (!isObject(states)) return [];
  return Object.entries(states).flatMap(([name, state]) =>
    isObject(state) ? [{ name, state, at: `${at}/States/${name}`, language: declared(state) ?? inherited }] : [],
  );
}

/** What is declared and is not JSONPath to the letter counts as JSONata (measured: floci#2968). */
function declared(owner: JsonObject): Language | undefined {
  const language = member(owner, 'QueryLanguage');
  if (language === undefined) return undefined;
  return language === 'JSONPath' ? 'JSONPath' : 'JSONata';
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
