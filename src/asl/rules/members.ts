// Visits the members of a template, a result or a rule, level by level.
import type { Report } from './rule';
import { isArray, type Json, type JsonObject } from '../../json/json';

export type Holder = JsonObject | readonly Json[];

/** A member of an object by its name, or an item of a list by its index. */
export type Key = string | number;

/** Checks one member. `at` is the place of the object or list that contains it. */
type Look = (value: Json, key: Key, holder: Holder, at: string, report: Report) => void;

/**
 * Visits all members of a value and of the values that the visitor enters. It does not recurse, so hostile depth is
 * harmless.
 */
export function eachMember(
  value: Json | undefined,
  at: string,
  look: Look,
  enters: (key: Key) => boolean,
  report: Report,
): void {
  if (!isHolder(value)) return;
  const open: { readonly holder: Holder; readonly at: string }[] = [{ holder: value, at }];
  for (let next = 0; next < open.length; next += 1) {
    const { holder, at: place } = open[next]!;
    const visit = (key: Key, inner: Json): void => {
      look(inner, key, holder, place, report);
      if (isHolder(inner) && enters(key)) open.push({ holder: inner, at: placeOf(key, place) });
    };
    if (isArray(holder)) holder.forEach((item, index) => visit(index, item));
    else for (const key of Object.keys(holder)) visit(key, (holder as JsonObject)[key]!);
  }
}

export function placeOf(key: Key, at: string): string {
  return typeof key === 'number' ? `${at}[${key}]` : `${at}/${key}`;
}

function isHolder(value: Json | undefined): value is Holder {
  return typeof value === 'object' && value !== null;
}
