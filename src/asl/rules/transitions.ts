// Every transition must lead to a state of the same machine, and every state must be reachable. Texts and order are
// from AWS's answers quoted in localstack#11978 and floci#2786.
import { isArray, isObject, member, type Json } from '../../json/json';
import { MOST_SUGGESTIONS } from '../../json/suggestion';
import { error, suggesting } from '../diagnostic';
import { eachMachine, type StatePart } from './rule';
import { FieldNames } from '../fields/field-names';

/** A transition of a state. */
interface Target {
  readonly name: string;
  /** Next, Default, or the list whose entry names the target, with its index. */
  readonly field: string;
  readonly index?: number;
}

export const transitions = eachMachine(({ machine, at, states }, report) => {
  if (!isObject(member(machine, 'States'))) return;
  const targets = new Map<string, readonly Target[]>();
  for (const state of states) targets.set(state.name, targetsOf(state));
  const start = member(machine, 'StartAt');
  let suggested = 0;
  const missing = (name: string, location: string): void => {
    const finding = error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${name}`, location);
    report(suggested++ < MOST_SUGGESTIONS ? suggesting(finding, name, targets.keys()) : finding);
  };
  if (typeof start === 'string' && !targets.has(start)) missing(start, `${at}/StartAt`);
  for (const state of states) {
    for (const target of targets.get(state.name)!) {
      if (!targets.has(target.name)) missing(target.name, `${state.at}/${placeOf(target)}`);
    }
  }
  // Only the outermost machine must have an end. AWS accepts an endless loop in a branch or an iteration (measured:
  // floci#2786).
  if (at === '' && states.length > 0 && !states.some(isEnd)) {
    report(error('MISSING_END_STATE', 'Workflow has no terminal state'));
  } else if (start !== undefined) {
    // Without a start no state is reachable, and the finding about the missing field already says so.
    const reached = reachedFrom(start, targets);
    for (const { name, at: place } of states) {
      if (!reached.has(name)) report(error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, place));
    }
  }
});

const LEADING = new FieldNames(['Next', 'Choices', 'Catch', 'Default']);

function targetsOf({ state, names }: StatePart): readonly Target[] {
  const targets: Target[] = [];
  for (const field of LEADING.among(names)) {
    const value = state[field]!;
    if (field === 'Next' || field === 'Default') {
      if (typeof value === 'string') targets.push({ name: value, field });
    } else if (isArray(value)) {
      value.forEach((entry, index) => {
        const name = isObject(entry) ? member(entry, 'Next') : undefined;
        if (typeof name === 'string') targets.push({ name, field, index });
      });
    }
  }
  return targets;
}

function placeOf({ field, index }: Target): string {
  return index === undefined ? field : `${field}[${index}]/Next`;
}

function isEnd({ state, type }: StatePart): boolean {
  return member(state, 'End') === true || type === 'Succeed' || type === 'Fail';
}

function reachedFrom(start: Json, targets: ReadonlyMap<string, readonly Target[]>): ReadonlySet<Json> {
  const reached = new Set<Json>();
  const open = [start];
  for (const name of open) {
    const next = typeof name === 'string' && !reached.has(name) ? targets.get(name) : undefined;
    if (!next) continue;
    reached.add(name);
    for (const target of next) open.push(target.name);
  }
  return reached;
}
