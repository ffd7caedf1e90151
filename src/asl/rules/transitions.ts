// Every transition must lead to a state of the same machine, and every state must be reachable. Texts and order are
// from AWS's answers quoted in localstack#11978 and floci#2786.
import { isObject, member, type Json } from '../../json/json';
import { MOST_SUGGESTIONS } from '../../json/suggestion';
import { error, suggesting } from '../diagnostic';
import { eachMachine, type StatePart } from './rule';
import { transitionsOf, type Transition } from '../transition-targets';

export const transitions = eachMachine(({ machine, at, states }, report) => {
  if (!isObject(member(machine, 'States'))) return;
  const found = new Map<string, readonly Transition[]>();
  for (const { name, state } of states) found.set(name, transitionsOf(state));
  const start = member(machine, 'StartAt');
  let suggested = 0;
  const missing = (name: string, location: string): void => {
    const finding = error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${name}`, location);
    report(suggested++ < MOST_SUGGESTIONS ? suggesting(finding, name, found.keys()) : finding);
  };
  if (typeof start === 'string' && !found.has(start)) missing(start, `${at}/StartAt`);
  for (const state of states) {
    for (const { target, at: place, entry } of found.get(state.name)!) {
      if (!found.has(target)) missing(target, `${state.at}/${place}${entry ? '/Next' : ''}`);
    }
  }
  // Only the outermost machine must have an end. AWS accepts an endless loop in a branch or an iteration (measured:
  // floci#2786).
  if (at === '' && states.length > 0 && !states.some(isEnd)) {
    report(error('MISSING_END_STATE', 'Workflow has no terminal state'));
  } else if (start !== undefined) {
    // Without a start no state is reachable, and the finding about the missing field already says so.
    const reached = reachedFrom(start, found);
    for (const { name, at: place } of states) {
      if (!reached.has(name)) report(error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, place));
    }
  }
});

function isEnd({ state, type }: StatePart): boolean {
  return member(state, 'End') === true || type === 'Succeed' || type === 'Fail';
}

function reachedFrom(start: Json, found: ReadonlyMap<string, readonly Transition[]>): ReadonlySet<Json> {
  const reached = new Set<Json>();
  const open = [start];
  for (const name of open) {
    const next = typeof name === 'string' && !reached.has(name) ? found.get(name) : undefined;
    if (!next) continue;
    reached.add(name);
    for (const { target } of next) open.push(target);
  }
  return reached;
}
