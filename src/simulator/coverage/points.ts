// The points of a definition that tests can cover: states, transitions, retriers.
import { machineParts } from '../../asl/machine-parts';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** The kinds that are counted separately, in the order of reports. Choice rules and catchers are transitions, too. */
export const POINT_KINDS = ['states', 'transitions', 'choiceRules', 'catchers', 'retriers'] as const;

export type PointKind = (typeof POINT_KINDS)[number];

/** A point that an execution can pass through. */
export interface Point {
  /** What it counts as: a transition of a catcher counts as both. */
  readonly kinds: readonly PointKind[];
  /** Its place in the definition, such as `/States/Charge/Catch[0]`. */
  readonly at: string;
  /** For messages: `Charge`, `Charge → Ship`, `Charge catches States.ALL → Refund`. */
  readonly title: string;
}

/** All points of a valid definition, in order. Those of nested machines follow the outer ones. */
export function pointsOf(definition: JsonObject): Point[] {
  return machineParts(definition).machines.flatMap(({ states }) =>
    states.flatMap(({ name, state, at }) => [
      { kinds: ['states'] as const, at, title: name },
      ...nextOf(name, state, at),
      ...choicesOf(name, state, at),
      ...retriersOf(name, state, at),
      ...catchersOf(name, state, at),
    ]),
  );
}

function nextOf(name: string, state: JsonObject, at: string): Point[] {
  const next = member(state, 'Next');
  return next === undefined ? [] : [{ kinds: ['transitions'], at: `${at}/Next`, title: `${name} → ${String(next)}` }];
}

function choicesOf(name: string, state: JsonObject, at: string): Point[] {
  const kinds = ['transitions', 'choiceRules'] as const;
  const rules = listIn(state, 'Choices').map((rule, index) => ({
    kinds,
    at: `${at}/Choices[${index}]`,
    title: `${name} rule ${index + 1} → ${String(rule.Next)}`,
  }));
  const fallback = member(state, 'Default');
  if (fallback === undefined) return rules;
  return [...rules, { kinds, at: `${at}/Default`, title: `${name} default → ${String(fallback)}` }];
}

/** A retrier with MaxAttempts 0 is meant to never retry. */
function retriersOf(name: string, state: JsonObject, at: string): Point[] {
  return listIn(state, 'Retry').flatMap((retrier, index) =>
    member(retrier, 'MaxAttempts') === 0
      ? []
      : [{ kinds: ['retriers'] as const, at: `${at}/Retry[${index}]`, title: `${name} retries ${errorsOf(retrier)}` }],
  );
}

function catchersOf(name: string, state: JsonObject, at: string): Point[] {
  return listIn(state, 'Catch').map((catcher, index) => ({
    kinds: ['transitions', 'catchers'] as const,
    at: `${at}/Catch[${index}]`,
    title: `${name} catches ${errorsOf(catcher)} → ${String(catcher.Next)}`,
  }));
}

function errorsOf(rule: JsonObject): string {
  const [first, ...others] = rule.ErrorEquals as readonly string[];
  return others.length === 0 ? first! : `${first} and ${others.length} more`;
}

function listIn(state: JsonObject, field: string): JsonObject[] {
  const list: Json | undefined = member(state, field);
  return isArray(list) ? list.filter(isObject) : [];
}
