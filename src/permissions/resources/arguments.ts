// The arguments of a call as texts, to be compared with the placeholders of ARNs.
import { isArray, type Json, type JsonObject } from '../../json/json';

export interface Argument {
  readonly name: string;
  /** A text, or the texts of a list. */
  readonly values: readonly string[];
}

/** The arguments that are texts or lists of texts. */
export function textArguments(args: JsonObject): readonly Argument[] {
  return Object.entries(args).flatMap(([name, value]) => {
    const values = textsOf(value);
    return values.length === 0 ? [] : [{ name, values }];
  });
}

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
