// The transitions of a state: which states it leads to, and where that is written.
import { isArray, isObject, member, type JsonObject } from '../json/json';

/** A transition of a state. */
export interface Transition {
  /** The name of the state that it leads to. */
  readonly target: string;
  readonly field: 'Next' | 'Default' | 'Choices' | 'Catch';
  /** The rule or the catcher, for a transition of one. */
  readonly entry?: JsonObject;
  /** Its place in the state: `Next`, `Default`, or that of the entry, such as `Choices[1]`. */
  readonly at: string;
}

/** The transitions of a state: first Next, then those of rules and of catchers, then Default. AWS reports findings in this order. */
export function transitionsOf(state: JsonObject): Transition[] {
  return [
    ...ownTransition(state, 'Next'),
    ...entries(state, 'Choices'),
    ...entries(state, 'Catch'),
    ...ownTransition(state, 'Default'),
  ];
}

function ownTransition(state: JsonObject, field: 'Next' | 'Default'): Transition[] {
  const target = member(state, field);
  return typeof target === 'string' ? [{ target, field, at: field }] : [];
}

function entries(state: JsonObject, field: 'Choices' | 'Catch'): Transition[] {
  const list = member(state, field);
  if (!isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const target = isObject(entry) ? member(entry, 'Next') : undefined;
    return typeof target === 'string' ? [{ target, field, entry: entry as JsonObject, at: `${field}[${index}]` }] : [];
  });
}
