// Finds catchers that lead back to their own state.
import type { Check } from './check';

import type { StatePart } from '../../../asl/rules/rule';
import { isArray, isObject, member } from '../../../json/json';

/**
 * Only loops that nothing slows down or decides about: a Wait, a Choice or a task that waits for a token shows that the
 * loop is meant.
 */
export const catchLoop: Check = {
  id: 'catch-loop',
  severity: 'ERROR',
  reason:
    'while the state fails, the execution repeats it until its history is full at 25,000 events, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  find: (workflow) => {
    const parts = new Map(workflow.states.map((part) => [part.name, part]));
    return workflow.states.flatMap((part) => {
      const loop = handlersOf(part)
        .map((next) => pathBack(next, part.name, parts))
        .find((path) => path !== undefined);
      const shown = loop?.map((name) => `'${name}'`).join(' → ');
      return shown === undefined
        ? []
        : [
            {
              state: part.name,
              text: `a catcher of '${part.name}' leads back to it, '${part.name}' → ${shown}: end the handler there, or put a Choice or a Wait between.`,
            },
          ];
    });
  },
};

function handlersOf({ state }: StatePart): string[] {
  const catchers = member(state, 'Catch');
  return isArray(catchers) ? catchers.filter(isObject).map((catcher) => String(member(catcher, 'Next'))) : [];
}

function pathBack(from: string, to: string, parts: ReadonlyMap<string, StatePart>): string[] | undefined {
  const path: string[] = [];
  for (let name = from; !path.includes(name);) {
    path.push(name);
    if (name === to) return path;
    const next = decides(parts.get(name)) ? undefined : member(parts.get(name)!.state, 'Next');
    if (typeof next !== 'string') return undefined;
    name = next;
  }
  return undefined;
}

function decides(part: StatePart | undefined): boolean {
  if (!part) return true;
  const { Type, Resource } = part.state;
  return Type === 'Wait' || Type === 'Choice' || String(Resource).endsWith('.waitForTaskToken');
}
