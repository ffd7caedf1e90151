// Visits the parts of a state, such as ItemReader and the entries of Catch, and their own parts.
import { isArray, isObject, type JsonObject } from '../../json/json';
import type { Fields, Part } from '../fields/field';
import { FieldNames, knownNames, type KnownName } from '../fields/field-names';
import { partsOf } from '../fields/lookup';

/** A state, or a part of one. */
export interface Holder {
  readonly value: JsonObject;
  readonly names: readonly KnownName[];
  /** Its place. */
  readonly at: string;
}

/** Visits parts of a state or of a part. */
export type EachPart = (holder: Holder, visit: (part: Part, holder: Holder) => void) => void;

/** Visits the parts that `isMeant` accepts, outer ones first. */
export function eachPart(fields: Fields, isMeant: (part: Part) => boolean): EachPart {
  const inner = new Map<string, { readonly part: Part; readonly isList: boolean; readonly below: EachPart }>();
  for (const [name, field] of Object.entries(fields)) {
    if (!('part' in field) || !partsOf({ [name]: field }).some(isMeant)) continue;
    const { part, kind } = field;
    inner.set(name, { part, isList: kind !== 'part', below: eachPart(part.fields, isMeant) });
  }
  const names = new FieldNames([...inner.keys()]);
  return (holder, visit) => {
    for (const name of names.among(holder.names)) {
      const { part, isList, below } = inner.get(name)!;
      const look = (value: unknown, place: string): void => {
        if (!isObject(value)) return;
        const found = { value, names: knownNames(value), at: place };
        if (isMeant(part)) visit(part, found);
        below(found, visit);
      };
      const { at } = holder;
      const value = holder.value[name]!;
      if (!isList) look(value, `${at}/${name}`);
      else if (isArray(value)) value.forEach((entry, index) => look(entry, `${at}/${name}[${index}]`));
    }
  };
}
