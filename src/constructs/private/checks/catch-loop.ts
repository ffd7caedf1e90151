// Finds catchers that lead back to their own state.
import type { Check, Problem } from './check';
import { machineParts } from '../../../asl/machine-parts';
import type { StatePart } from '../../../asl/rules/rule';
import { readResource } from '../../../asl/services/resource';
import { transitionsOf } from '../../../asl/transition-targets';
import { isArray, isObject, member, type JsonObject } from '../../../json/json';

/**
 * Follows every transition: Next, Choices, Default, and the catchers of the states on the way. A loop is not reported if
 * something slows it down or ends it: a Wait, a task that waits for a token or a worker, also inside of a Parallel or a
 * Map, or a Choice with a branch that does not lead back. A catcher of named errors may well lead back by design (log in
 * again, then repeat), so that is only a warning.
 */
export const catchLoop: Check = {
  id: 'catch-loop',
  severity: 'ERROR',
  reason:
    'while the state fails, the execution repeats it until its history is full at 25,000 events, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  find: (workflow) => {
    const steps = new Map(workflow.states.map((part) => [part.name, stepOf(part)]));
    return workflow.states.flatMap((part) => problemOf(part, steps) ?? []);
  },
};

/** What matters of a state here. */
interface Step {
  /** Where it leads unless it fails. */
  readonly next: readonly string[];
  /** Where its catchers lead. */
  readonly handlers: readonly string[];
  readonly isChoice: boolean;
  readonly isEnd: boolean;
  readonly slowsDown: boolean;
}

type Steps = ReadonlyMap<string, Step>;

function stepOf(part: StatePart): Step {
  const { type, state } = part;
  const transitions = transitionsOf(state);
  const targets = (isCatcher: boolean) =>
    transitions.filter(({ field }) => (field === 'Catch') === isCatcher).map(({ target }) => target);
  return {
    next: targets(false),
    handlers: targets(true),
    isChoice: type === 'Choice',
    // A Choice without a default fails when no rule matches, which is a way out.
    isEnd: type === 'Choice' ? state.Default === undefined : state.Next === undefined,
    slowsDown: slowsDown(part),
  };
}

function problemOf({ name, state }: StatePart, steps: Steps): Problem | undefined {
  const catchers = entriesOf(state, 'Catch');
  if (catchers.length === 0 || steps.get(name)!.slowsDown) return undefined;
  let leaving: ReadonlySet<string> | undefined; // takes longer, so only if something leads back at all
  const loops = catchers.flatMap((catcher) => {
    if (!pathBack(nextOf(catcher), name, steps)) return [];
    leaving ??= statesThatLeave(name, steps);
    const path = pathBack(nextOf(catcher), name, steps, leaving);
    return path === undefined ? [] : [{ path, isForAll: catchesAll(catcher) }];
  });
  const loop = loops.find(({ isForAll }) => isForAll) ?? loops[0];
  if (loop === undefined) return undefined;
  const shown = [name, ...loop.path].map((one) => `'${one}'`).join(' → ');
  return {
    state: name,
    ...(!loop.isForAll && { severity: 'WARNING' }),
    text: `a catcher of '${name}' leads back to it, ${shown}: end the handler there, or put a Wait between, or a Choice with a way out.`,
  };
}

/** The shortest way from the handler to the state, through nothing that decides or slows down. */
function pathBack(from: string, to: string, steps: Steps, leaving?: ReadonlySet<string>): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const name of before.keys()) {
    if (name === to) return wayTo(to, before);
    const step = steps.get(name);
    if (!step || step.slowsDown || (step.isChoice && leaving?.has(name))) continue;
    for (const target of [...step.next, ...step.handlers]) if (!before.has(target)) before.set(target, name);
  }
  return undefined;
}

function wayTo(to: string, before: ReadonlyMap<string, string | undefined>): string[] {
  const path: string[] = [];
  for (let name: string | undefined = to; name !== undefined; name = before.get(name)) path.unshift(name);
  return path;
}

/** The states from which some way does not lead to this one but to an end or a wait, if no state fails. */
function statesThatLeave(to: string, steps: Steps): Set<string> {
  const leaving = new Set<string>();
  const entries = [...steps].reverse(); // the later states first, which the others depend on
  for (let size = -1; size < leaving.size;) {
    size = leaving.size;
    for (const [name, { slowsDown: slow, isEnd, next }] of entries) {
      if (slow || isEnd || next.some((target) => target !== to && leaving.has(target))) leaving.add(name);
    }
  }
  return leaving;
}

function entriesOf(state: JsonObject, field: string): JsonObject[] {
  const entries = member(state, field);
  return isArray(entries) ? entries.filter(isObject) : [];
}

function nextOf(entry: JsonObject): string {
  return String(member(entry, 'Next'));
}

function catchesAll(catcher: JsonObject): boolean {
  const errors = member(catcher, 'ErrorEquals');
  return isArray(errors) && errors.some((error) => error === 'States.ALL' || error === 'States.TaskFailed');
}

function slowsDown(part: StatePart): boolean {
  const { machines } = machineParts({ States: { [part.name]: part.state } });
  return machines.some(({ states }) => states.some(waits));
}

function waits({ type, state }: StatePart): boolean {
  if (type === 'Wait') return true;
  const resource = readResource(String(state.Resource));
  return resource?.kind === 'activity' || String(state.Resource).endsWith('.waitForTaskToken');
}
