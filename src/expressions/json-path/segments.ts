// The segments that name members and elements.
import { namesText } from '../../asl/json-path/text';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { setMember } from '../../json/merge';
import { nodeText } from '../java-text';
import { sameStep, stepsOf, type ItemTest, type Place, type Steps } from './step';

export function memberSteps(name: string, { next: { ofMember: next }, last, skipsAbsent }: Place): Steps {
  const text = namesText([name]);
  return sameStep((value, path, run) => {
    if (!isObject(value)) return run.fail('missing', () => `Property ${text} not found in path ${path}`);
    const found = member(value, name);
    if (found !== undefined) return next(found, run.pathToMember(path, name), run);
    if (last) return run.fail('missing', () => `No results for path: ${path}${text}`);
    return skipsAbsent ? undefined : run.fail('missing', () => `Missing property in path ${path}${text}`);
  });
}

/** `['a','b']`: one object with the members that are there. */
export function membersSteps(names: readonly string[], { next: { ofMember: next }, last }: Place): Steps {
  const text = namesText(names);
  return sameStep((value, path, run) => {
    if (!isObject(value)) return run.fail('missing', () => `Property ${text} not found in path ${path}`);
    if (last) return next(pickMembers(value, names), run.explains ? path + text : path, run);
    return run.fail('invalid', () => `Multi properties can only be used as path leafs: ${path}${text}`);
  });
}

export function pickMembers(value: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json> = {};
  for (const name of names) if (Object.hasOwn(value, name)) setMember(picked, name, value[name]!);
  return picked;
}

/** Selects elements of a list of this length: from the first bound up to, not including, the second. */
export type Range = (length: number) => readonly [number, number];

/** Elements outside the list are passed on as undefined. */
export function elementsSteps(ranges: readonly Range[], { next: { ofElement: next }, rest }: Place): Steps {
  return stepsOf((isElement) => (value, path, run) => {
    if (!isArray(value)) {
      const isNull = value === undefined || (value === null && !isElement);
      if (isNull) return run.fail('missing', () => `The path ${path} is null`);
      return run.fail('invalid', () => notFor('can only be applied to arrays', rest(), value, isElement));
    }
    for (const range of ranges) {
      const [from, to] = range(value.length);
      for (let index = from; index < to; index++) {
        // JavaScript would look for a negative index among the names of the list's members, which is slow.
        const element = index < 0 ? undefined : value[index];
        const failure = run.countVisit() ?? next(element, run.pathToElement(path, index), run);
        if (failure) return failure;
      }
    }
    return undefined;
  });
}

export function elementAt(index: number): Range {
  return () => [index, index + 1];
}

export function elementFromEnd(offset: number): Range {
  return (length) => [length + offset, length + offset + 1];
}

/** A negative bound counts from the end only if it is the only bound: `[-2:-1]` selects no elements of a list. */
export function slice(from: number | undefined, to: number | undefined): Range {
  if (to === undefined) return (length) => [Math.max(0, from! < 0 ? length + from! : from!), length];
  if (from === undefined) return (length) => [0, Math.min(length, to < 0 ? length + to : to)];
  return (length) => [from, length === 0 ? from : Math.min(length, to)];
}

/** If the rest of the path is missing for an element, the element is skipped. For a member it is a failure. */
export function wildcardSteps({ next }: Place): Steps {
  const { ofElement, ofMember } = next;
  return sameStep((value, path, run) => {
    if (isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const failure = ofElement(value[index], run.pathToElement(path, index), run);
        if (failure && failure.kind !== 'missing') return failure;
      }
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const failure = ofMember(value[name], run.pathToMember(path, name), run);
        if (failure) return failure;
      }
    }
    return undefined;
  });
}

/** Tests each item of a list, or an object itself. */
export function filterSteps(test: ItemTest, { next: { ofElement: next }, rest }: Place): Steps {
  return stepsOf((isElement) => (value, path, run) => {
    if (isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const verdict = test(value[index]!, run);
        if (verdict === false) continue;
        const failure = verdict === true ? next(value[index], run.pathToElement(path, index), run) : verdict;
        if (failure) return failure;
      }
      return undefined;
    }
    if (!isObject(value)) {
      return run.fail('invalid', () => notFor('can not be applied to primitives', rest(), value, isElement));
    }
    const verdict = test(value, run);
    if (verdict === true) return next(value, path, run);
    return verdict === false ? undefined : verdict;
  });
}

/** A `$` inside a path. */
export function rootSteps({ next }: Place): Steps {
  return stepsOf((isElement) => (value, _, run) => (isElement ? next.ofElement : next.ofMember)(value, '$', run));
}

function notFor(why: string, rest: string, value: Json | undefined, isElement: boolean): string {
  const context = typeof value === 'string' && !isElement ? value : nodeText(value ?? null);
  return `Filter: ${rest} ${why}. Current context is: ${context}`;
}
