// The ways through the Choice states of a definition: which of them lead to a success, and in which order to try them.
import { machineParts } from '../../asl/machine-parts';
import type { StatePart } from '../../asl/rules/rule';
import { transitionsOf } from '../../asl/transition-targets';
import type { JsonObject } from '../../json/json';

/** A Choice state and its ways: those of its rules, and that of Default behind them. */
export interface Crossing {
  readonly name: string;
  /** The states that the ways lead to; undefined for a Default that is missing. */
  readonly targets: readonly (string | undefined)[];
  /** The indexes of the ways, the most promising first. */
  readonly order: readonly number[];
}

/** The Choice states of a definition, outer ones first. */
export function crossings(definition: JsonObject): Crossing[] {
  return machineParts(definition).machines.flatMap(({ states }) => {
    const byName = new Map(states.map((part) => [part.name, part]));
    return states.filter(({ type }) => type === 'Choice').map((choice) => crossing(choice, byName));
  });
}

function crossing({ name, state }: StatePart, states: ReadonlyMap<string, StatePart>): Crossing {
  const targets = targetsOf(state);
  // First the ways that lead to a success, then those that come back here before, then those that fail.
  const ranks = targets.map((target) => {
    if (target === undefined) return 3;
    if (succeeds(target, states, new Set([name]))) return 0;
    return succeeds(target, states, new Set()) ? 1 : 2;
  });
  const order = targets.map((_, index) => index).sort((one, other) => ranks[one]! - ranks[other]! || one - other);
  return { name, targets, order: order.filter((index) => ranks[index] !== 3) };
}

/** Whether a way leads from the state to a success, without the states that were passed. */
function succeeds(start: string, states: ReadonlyMap<string, StatePart>, passed: Set<string>): boolean {
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name)?.state;
    if (!state || passed.has(name)) continue;
    passed.add(name);
    if (state.Type === 'Succeed' || state.End === true) return true;
    open.push(...targetsOf(state).filter((target) => target !== undefined));
  }
  return false;
}

/** The ways that a state takes unless it fails. */
function targetsOf(state: JsonObject): (string | undefined)[] {
  const transitions = transitionsOf(state);
  const targets = (wanted: string) => transitions.filter(({ field }) => field === wanted).map(({ target }) => target);
  return state.Type === 'Choice' ? [...targets('Choices'), targets('Default')[0]] : targets('Next');
}
