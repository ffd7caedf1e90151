// Names of states: unique in the whole definition, and of 80 characters at most.
import { isObject, member } from '../../json/json';
import { error, type Diagnostic } from '../diagnostic';
import type { MachinePart, Rule } from './rule';

// Quota: name length (service-quotas.html).
const LONGEST = 80;

export const names: Rule = ({ machines }) => [...machines.flatMap(lengths), ...duplicates(machines)];

function lengths({ machine, at }: MachinePart): Diagnostic[] {
  const states = member(machine, 'States');
  if (!isObject(states)) return [];
  return Object.keys(states)
    .filter((name) => name === '' || [...name].length > LONGEST)
    .map((name) =>
      error(
        'INVALID_STATE_NAME',
        `A state's name must have 1 to ${LONGEST} characters, found ${[...name].length}`,
        `${at}/States/${name}`,
      ),
    );
}

// The text is that of Step Functions Local, which AWS made; the place is that of the later one.
function duplicates(machines: readonly MachinePart[]): Diagnostic[] {
  const seen = new Set<string>();
  return machines
    .flatMap(({ states }) => states)
    .filter(({ name }) => seen.has(name) || !seen.add(name))
    .map(({ name, at }) => error('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, at));
}
