// Finds states that have another name in the current definition, where that is plain.
import type { Renamed } from './compare/difference';
import { readResource } from '../asl/services/resource';
import { canonicalText } from '../json/equal';
import { member, type JsonObject } from '../json/json';
import { isTaskScheduled, type RecordedEvent } from '../runtime/history-events';
import { placesIn, type StatePlace } from '../steps/definition-places';

/**
 * A state that only the recording has, and one that only the current definition has, are the same if they have the same
 * type, do the same work, and no other state could be meant.
 * @param recorded the definition that ran, if it is known
 */
export function renamedStates(
  events: readonly RecordedEvent[],
  current: JsonObject,
  recorded: JsonObject | undefined,
): Renamed[] {
  const places = placesIn(current);
  const known = recorded && placesIn(recorded);
  const visited = worksIn(events, known);
  const gone = [...visited].filter(([name]) => !places.has(name));
  const added = [...places.values()].filter(({ name }) => !(known ?? visited).has(name));
  return gone.flatMap(([from, work]) => {
    const candidates = added.filter((place) => workOf(place, known !== undefined) === work);
    const rivals = gone.filter(([, other]) => other === work);
    return candidates.length === 1 && rivals.length === 1 ? [{ from, to: candidates[0]!.name }] : [];
  });
}

/** What each visited state does, as text: its definition if it is known, or else its type and what it called. */
function worksIn(
  events: readonly RecordedEvent[],
  known: ReadonlyMap<string, StatePlace> | undefined,
): Map<string, string> {
  const works = new Map<string, string>();
  const entered = new Map<number, string>();
  for (const event of events) {
    const type = /^(\w+)StateEntered$/.exec(event.type)?.[1];
    if (type) {
      const { name } = event.details as { readonly name: string };
      entered.set(event.id, name);
      const place = known?.get(name);
      if (!works.has(name)) works.set(name, place ? workOf(place, true) : type);
    } else if (isTaskScheduled(event) && !known) {
      const name = entered.get(event.previousEventId);
      if (name !== undefined) works.set(name, `Task ${calledBy(event)}`);
    }
  }
  return works;
}

function calledBy({ type, details }: Extract<RecordedEvent, { type: `${string}Scheduled` }>): string {
  if (type !== 'TaskScheduled') return details.resource;
  const { resourceType, resource } = details as { readonly resourceType: string; readonly resource: string };
  return `${resourceType}:${resource}`;
}

/** @param isWhole whether the definition is compared, or only what a history shows of it */
function workOf({ type, state }: StatePlace, isWhole: boolean): string {
  if (isWhole) {
    // A name appears in what leads to it, so that is left out.
    const { Next: _next, End: _end, Comment: _comment, Default: _default, ...work } = state;
    return `${type} ${canonicalText(work)}`;
  }
  if (type !== 'Task') return type;
  const written = member(state, 'Resource') as string;
  const resource = readResource(written);
  if (resource?.kind !== 'optimised' && resource?.kind !== 'sdk') return `Task ${written}`;
  const { kind, service, action, pattern } = resource;
  return `Task ${kind === 'sdk' ? 'aws-sdk:' : ''}${service}:${action}${pattern === undefined ? '' : `.${pattern}`}`;
}
