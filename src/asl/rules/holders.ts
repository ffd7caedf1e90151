// The objects and lists in a value, level by level.
import { isArray, type Json, type JsonObject } from '../../json/json';

export type Holder = JsonObject | readonly Json[];

interface OpenHolder {
  readonly holder: Holder;
  readonly at: string;
}

/**
 * Looks at the value itself, if it is an object or a list, and at those inside of it; `at` is their place. Without
 * recursion, so that hostile depth stays off the stack. `enters` tells which members of objects to go into.
 */
export function eachHolder(
  value: Json | undefined,
  at: string,
  look: (holder: Holder, at: string) => void,
  enters: (key: string) => boolean = () => true,
): void {
  if (!isHolder(value)) return;
  const open: OpenHolder[] = [{ holder: value, at }];
  for (const { holder, at: place } of open) {
    look(holder, place);
    if (isArray(holder)) {
      holder.forEach((item, index) => isHolder(item) && open.push({ holder: item, at: `${place}[${index}]` }));
      continue;
    }
    for (const key of Object.keys(holder)) {
      const inner = (holder as JsonObject)[key];
      if (isHolder(inner) && enters(key)) open.push({ holder: inner, at: `${place}/${key}` });
    }
  }
}

/** The same for each member of the objects: `at` is the place of the object. */
export function eachMember(
  value: Json | undefined,
  at: string,
  look: (object: JsonObject, key: string, at: string) => void,
  enters?: (key: string) => boolean,
): void {
  const lookAtMembers = (holder: Holder, place: string): void => {
    if (isArray(holder)) return;
    for (const key of Object.keys(holder)) look(holder as JsonObject, key, place);
  };
  eachHolder(value, at, lookAtMembers, enters);
}

function isHolder(value: Json | undefined): value is Holder {
  return typeof value === 'object' && value !== null;
}
