// The states that a running execution may still enter.
import { processorOf } from '../asl/map-states';
import { transitionsOf } from '../asl/transition-targets';
import { isArray, isObject, member, type JsonObject } from '../json/json';
import { placesIn, type StatePlace } from '../steps/definition-places';
import type { Step } from '../steps/step';

/** The names of the states that may follow the running steps, in the order of the definition. */
export function statesAhead(steps: readonly Step[], definition: JsonObject): string[] {
  const places = placesIn(definition);
  const reached = new Set<string>();
  const queue = running(steps).flatMap((name) => followers(places.get(name)));
  for (const name of queue) {
    const place = places.get(name);
    if (!place || reached.has(name)) continue;
    reached.add(name);
    queue.push(...followers(place), ...startsIn(place.state));
  }
  return [...places.keys()].filter((name) => reached.has(name));
}

function running(steps: readonly Step[]): string[] {
  return steps
    .filter(({ status }) => status === 'RUNNING')
    .flatMap(({ name, attempts }) => {
      const last = attempts[attempts.length - 1];
      const branches = last?.kind === 'Map' ? last.iterations : last?.kind === 'Parallel' ? last.branches : [];
      return [name, ...branches.flatMap((branch) => running(branch.steps))];
    });
}

function followers(place: StatePlace | undefined): string[] {
  return place ? transitionsOf(place.state).map(({ target }) => target) : [];
}

/** The first states of the machines inside of a state. */
function startsIn(state: JsonObject): string[] {
  const branches = member(state, 'Branches');
  const machines = [processorOf(state)?.machine, ...(isArray(branches) ? branches : [])];
  return machines.filter(isObject).flatMap((machine) => {
    const start = member(machine, 'StartAt');
    return typeof start === 'string' ? [start] : [];
  });
}
