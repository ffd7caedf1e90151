// Every transition leads to a state of the same machine, and every state can be reached.
// Texts and order: AWS's answer quoted in localstack#11978 and floci#2786.
import { isArray, isObject, member, type Json } from '../../json/json';
import { error, type Diagnostic } from '../diagnostic';
import { eachMachine, type StatePart } from './rule';

export const transitions = eachMachine(({ machine, at, states }) => {
  const names = new Set(states.map(({ name }) => name));
  if (!isObject(member(machine, 'States'))) return [];
  const missing = (target: Json | undefined, location: string): Diagnostic[] =>
    typeof target === 'string' && !names.has(target)
      ? [error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, location)]
      : [];
  const found = missing(member(machine, 'StartAt'), `${at}/StartAt`);
  for (const state of states) {
    for (const { target, location } of targetsOf(state)) found.push(...missing(target, location));
  }
  // Only the whole must have an end: a loop in a branch or an iteration is accepted (measured: floci#2786).
  if (at === '' && hasNoEnd(states)) return [...found, error('MISSING_END_STATE', 'Workflow has no terminal state')];
  const start = member(machine, 'StartAt');
  // Without a start nothing can be reached, which the missing field says already.
  return start === undefined ? found : [...found, ...unreachable(start, states)];
});

interface Target {
  readonly target: Json | undefined;
  readonly location: string;
}

function targetsOf({ state, at }: StatePart): Target[] {
  const targets: Target[] = [{ target: member(state, 'Next'), location: `${at}/Next` }];
  for (const list of ['Choices', 'Catch']) {
    const entries = member(state, list);
    if (!isArray(entries)) continue;
    entries.forEach((entry, index) => {
      if (isObject(entry)) targets.push({ target: member(entry, 'Next'), location: `${at}/${list}[${index}]/Next` });
    });
  }
  targets.push({ target: member(state, 'Default'), location: `${at}/Default` });
  return targets;
}

function hasNoEnd(states: readonly StatePart[]): boolean {
  return (
    states.length > 0 &&
    states.every(({ state }) => member(state, 'End') !== true && state.Type !== 'Succeed' && state.Type !== 'Fail')
  );
}

function unreachable(start: Json | undefined, states: readonly StatePart[]): Diagnostic[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const open: (Json | undefined)[] = [start];
  while (open.length > 0) {
    const name = open.pop();
    const state = typeof name === 'string' && !reached.has(name) ? byName.get(name) : undefined;
    if (!state) continue;
    reached.add(state.name);
    open.push(...targetsOf(state).map(({ target }) => target));
  }
  return states
    .filter(({ name }) => !reached.has(name))
    .map(({ name, at }) => error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, at));
}
