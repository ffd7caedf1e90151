// Names of states are unique in the whole definition and have at most 80 characters.
import { isObject, member } from '../../json/json';
import { unicodeLength } from '../../json/unicode-length';
import { error } from '../diagnostic';
import type { MachinePart, Report, Rule } from './rule';

// Quota: name length (service-quotas.html).
export const LONGEST_NAME = 80;

export const names: Rule = ({ machines }, report) => {
  for (const machine of machines) lengths(machine, report);
  duplicates(machines, report);
};

function lengths({ machine, at }: MachinePart, report: Report): void {
  const states = member(machine, 'States');
  if (!isObject(states)) return;
  for (const name of Object.keys(states)) {
    const length = unicodeLength(name);
    if (length >= 1 && length <= LONGEST_NAME) continue;
    const message = `A state's name must have 1 to ${LONGEST_NAME} characters, found ${length}`;
    report(error('INVALID_STATE_NAME', message, `${at}/States/${name}`));
  }
}

// The text is that of AWS's Step Functions Local. The place is that of the second state.
function duplicates(machines: readonly MachinePart[], report: Report): void {
  const seen = new Set<string>();
  for (const { states } of machines) {
    for (const { name, at } of states) {
      if (seen.has(name)) report(error('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, at));
      else seen.add(name);
    }
  }
}
