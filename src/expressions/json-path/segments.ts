// The segments that name members and elements.
import { isArray, isObject, member, type Json } from '../../json/json';
import { setMember } from '../../json/merge';
import { javaClass, javaText } from '../java-text';
import { PathFailure } from './path-failure';
import type { ItemTest, Place, Step } from './step';

/** The JSON provider that AWS's texts point to: values are Java's maps, lists and boxed numbers. */
const PROVIDER = 'com.jayway.jsonpath.spi.json.JacksonJsonProvider';

export function memberStep(name: string, place: Place): Step {
  const next = place.nextOfMember;
  return (value, run) => {
    if (!isObject(value)) return wrongKind(value, place);
    const found = member(value, name);
    if (found === undefined) absent(name, place);
    else next(found, run);
  };
}

/** `['a','b']` at the end of a path: one object with the members that are there. */
export function mergeStep(names: readonly string[], place: Place): Step {
  const { next } = place;
  return (value, run) => {
    if (!isObject(value)) return wrongKind(value, place);
    const present = names.filter((name) => Object.hasOwn(value, name));
    if (place.strict && present.length < names.length) {
      throw new PathFailure('missing', `Missing property in path ${place.before}[${quoted(names)}]`);
    }
    const merged: Record<string, Json> = {};
    for (const name of present) setMember(merged, name, value[name]!);
    next(merged, run);
  };
}

/** `['a','b']` elsewhere: each of the members that are there. */
export function membersStep(names: readonly string[], place: Place): Step {
  const { next } = place;
  return (value, run) => {
    if (!isObject(value)) return wrongKind(value, place);
    for (const name of names) {
      const found = member(value, name);
      if (found !== undefined) next(found, run);
      else if (place.strict) absent(name, place);
    }
  };
}

export function elementsStep(indexes: readonly number[], place: Place): Step {
  const { next } = place;
  return (value, run) => {
    if (!isArray(value)) return notArray(value, place);
    for (const index of indexes) {
      const found = value[index < 0 ? value.length + index : index];
      if (found !== undefined) next(found, run);
    }
  };
}

/**
 * `[from:to]`. Jayway counts a negative bound from the end where it stands alone; of two bounds it takes the numbers as they
 * are, and reads each negative index on the way from the end: `[-1:1]` gives the last element and the first.
 */
export function sliceStep(from: number | undefined, to: number | undefined, place: Place): Step {
  const { next } = place;
  return (value, run) => {
    if (!isArray(value)) return notArray(value, place);
    const { length } = value;
    const alone = from === undefined || to === undefined;
    let index = from === undefined ? 0 : alone && from < 0 ? length + from : from;
    let end = to === undefined ? length : alone && to < 0 ? length + to : to;
    index = Math.max(index, alone ? 0 : -length);
    end = Math.min(end, length);
    for (; index < end; index++) next(value[index < 0 ? length + index : index]!, run);
  };
}

export function wildcardStep(place: Place): Step {
  const { next, nextOfMember } = place;
  return (value, run) => {
    if (isObject(value)) for (const key of Object.keys(value)) nextOfMember(value[key]!, run);
    else if (isArray(value)) for (const item of value) skipMissing(place, () => next(item, run));
  };
}

/** A filter on an array tests each item; on an object, the object itself. */
export function filterStep(test: ItemTest, place: Place): Step {
  const { next } = place;
  return (value, run) => {
    if (isArray(value)) {
      for (const item of value) if (test(item, run.evaluation)) next(item, run);
    } else if (isObject(value)) {
      if (test(value, run.evaluation)) next(value, run);
    } else if (place.definite) {
      const context = `Current context is: ${javaText(value)}`;
      throw new PathFailure('invalid', `Filter: ${place.rest} can not be applied to primitives. ${context}`);
    }
  };
}

/** Behind a wildcard on a list, a failure loses the item alone: only arguments of functions can be missing there. */
function skipMissing({ strict }: Place, step: () => void): void {
  try {
    step();
  } catch (thrown) {
    if (strict || !(thrown instanceof PathFailure) || thrown.kind !== 'missing') throw thrown;
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

/** A member that the object lacks. At the end of a path that is no failure yet: the path has no results. */
function absent(name: string, place: Place): void {
  const isFailure = place.strict || (place.definite && !place.last);
  if (!isFailure) return;
  const what = place.last ? 'No results for path:' : 'Missing property in path';
  throw new PathFailure('missing', `${what} ${place.before}['${name}']`);
}

function wrongKind(value: Json, place: Place): void {
  if (!place.definite) return;
  throw new PathFailure(
    'missing',
    `Expected to find an object with property ${place.fragment} in path ${place.before} but found '${javaClass(value)}'. ` +
      `This is not a json object according to the JsonProvider: '${PROVIDER}'.`,
  );
}

function notArray(value: Json, place: Place): void {
  if (!place.definite) return;
  if (value === null) throw new PathFailure('missing', `The path ${place.before} is null`);
  const context = `Current context is: ${javaText(value)}`;
  throw new PathFailure('missing', `Filter: ${place.rest} can only be applied to arrays. ${context}`);
}
