// The machines of a definition, outer ones first. They may nest as deeply as the text allows.
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import { FieldNames, knownNames } from './fields/field-names';
import { fieldsOfStates, ofKinds } from './fields/lookup';
import { FIELDS } from './fields/table';
import type { DefinitionParts, Language, MachinePart, StatePart } from './rules/rule';

/** All machines, found without recursion. */
export function machineParts(definition: JsonObject): DefinitionParts {
  // A nested machine's states speak the language of the whole, whatever the state around it declares (floci#2968).
  const language = declaredLanguage(definition) ?? 'JSONPath';
  const machines: MachinePart[] = [];
  const add = (machine: Json | undefined, at: string, outer: MachinePart | undefined): void => {
    if (isObject(machine)) machines.push({ machine, at, states: statesOf(machine, at, language), outer });
  };
  add(definition, '', undefined);
  for (const outer of machines) for (const state of outer.states) addNested(state, outer, add);
  return { definition, machines };
}

function statesOf(machine: JsonObject, at: string, inherited: Language): StatePart[] {
  const states = member(machine, 'States');
  const parts: StatePart[] = [];
  if (!isObject(states)) return parts;
  for (const name of Object.keys(states)) {
    const state = states[name];
    if (isObject(state)) {
      const language = declaredLanguage(state) ?? inherited;
      parts.push({ name, state, type: state.Type, at: `${at}/States/${name}`, language, names: knownNames(state) });
    }
  }
  return parts;
}

/** Any declared language other than exactly JSONPath counts as JSONata (measured: floci#2968). */
function declaredLanguage(owner: JsonObject): Language | undefined {
  const language = member(owner, 'QueryLanguage');
  if (language === undefined) return undefined;
  return language === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

const FIELDS_OF_STATES = fieldsOfStates(FIELDS);
const NESTED = new FieldNames([...ofKinds(FIELDS_OF_STATES, 'machine'), ...ofKinds(FIELDS_OF_STATES, 'machines')]);

function addNested(
  { state, at, names }: StatePart,
  outer: MachinePart,
  add: (machine: Json | undefined, at: string, outer: MachinePart) => void,
): void {
  for (const field of NESTED.among(names)) {
    const nested = state[field];
    if (FIELDS_OF_STATES[field]!.kind === 'machine') add(nested, `${at}/${field}`, outer);
    else if (isArray(nested)) nested.forEach((branch, index) => add(branch, `${at}/${field}[${index}]`, outer));
  }
}
