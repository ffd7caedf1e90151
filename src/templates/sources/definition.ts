// From a definition as text to JSON: DefinitionSubstitutions, then the parser.
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, typeOf, type Json, type JsonObject } from '../../json/json';

/** @param place names the text in messages, such as `file orders.asl.json`. */
export function parseDefinition(text: string, place: string): JsonObject {
  return asDefinition(parseJson(text, place), place);
}

export function asDefinition(value: Json, place: string): JsonObject {
  if (isObject(value)) return value;
  throw new SimulatorError(
    `${capitalized(place)} must hold a JSON object, a state machine definition; found ${typeOf(value)}`,
  );
}

export function parseJson(text: string, place: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const reason = (error as Error).message;
    const hint = /^\s*[\w-]+:(\s|$)/.test(text) ? '. It looks like YAML; only JSON is read' : '';
    throw new SimulatorError(`${capitalized(place)} is not JSON: ${reason}${excerpt(text, reason)}${hint}`);
  }
}

/**
 * Replaces each `${name}` that has a value; a name without one stays as it is written. What a value brings in is
 * replaced too, as CloudFormation's own handler does it, and values that bring each other in without end are an error.
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions (DefinitionProcessor)
 */
export function substitute(text: string, values: ReadonlyMap<string, string>, place: string): string {
  if (values.size === 0) return text;
  const names = [...values.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const reference = new RegExp(`\\$\\{(${names.join('|')})\\}`, 'g');
  let result = text;
  for (let pass = 0; pass <= values.size; pass++) {
    const replaced = result.replace(reference, (_, name: string) => values.get(name) as string);
    if (replaced === result) return result;
    result = replaced;
  }
  if (result.search(reference) < 0) return result;
  throw new SimulatorError(
    `The DefinitionSubstitutions of ${place} bring each other in without end: ${[...values.keys()].join(', ')}`,
  );
}

/** The text around the position that JSON.parse tells, if it tells one. */
function excerpt(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined) return '';
  const at = Number(position);
  return `, near ${JSON.stringify(text.slice(Math.max(0, at - 30), at + 30))}`;
}

function capitalized(place: string): string {
  return /^(file|definition|template)\b/.test(place) ? place[0]!.toUpperCase() + place.slice(1) : place;
}
