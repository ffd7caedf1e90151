// Visits the parts of a state, such as ItemReader and the entries of Catch, and their own parts.
import { isArray, isObject, type JsonObject } from '../../json/json';
import type { Fields, Part } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { partsOf } from '../fields/lookup';

/** Visits parts of `holder`, a state or a part at the place `at`. */
export type EachPart = (
  holder: JsonObject,
  at: string,
  visit: (value: JsonObject, part: Part, at: string) => void,
) => void;

/** Visits the parts that `isMeant` accepts, outer ones first. */
export function eachPart(fields: Fields, isMeant: (part: Part) => boolean): EachPart {
  const inner = new Map<string, { readonly part: Part; readonly isList: boolean; readonly below: EachPart }>();
  for (const [name, field] of Object.entries(fields)) {
    if (!('part' in field) || !partsOf({ [name]: field }).some(isMeant)) continue;
    const { part, kind } = field;
    inner.set(name, { part, isList: kind !== 'part', below: eachPart(part.fields, isMeant) });
  }
  const names = new FieldNames([...inner.keys()]);
  return (holder, at, visit) => {
    for (const name of names.in(holder)) {
      const { part, isList, below } = inner.get(name)!;
      const look = (value: unknown, place: string): void => {
        if (!isObject(value as JsonObject)) return;
        if (isMeant(part)) visit(value as JsonObject, part, place);
        below(value as JsonObject, place, visit);
      };
      const value = holder[name]!;
      if (!isList) look(value, `${at}/${name}`);
      else if (isArray(value)) value.forEach((entry, index) => look(entry, `${at}/${name}[${index}]`));
    }
  };
}
