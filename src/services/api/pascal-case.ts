// The API in the form of an AWS SDK integration: members in PascalCase, times as ISO 8601 text.
import type { ServiceModel } from './service-model';
import { isArray, isObject, member, type Json } from '../../json/json';
import { jsonText } from '../../json/text';

/** Builds a request from `Parameters`. Where the API expects a string, a JSON value becomes its JSON text. */
export function fromPascalCase(model: ServiceModel, shapeName: string, value: Json): Json {
  const { type, members = {}, member: itemShape } = model.shapes[shapeName]!;
  if (type === 'string' && typeof value === 'object' && value !== null) return jsonText(value);
  if (type === 'list' && isArray(value)) return value.map((item) => fromPascalCase(model, itemShape!, item));
  if (type !== 'structure' || !isObject(value)) return value;
  const known = Object.entries(members).flatMap(([name, shape]) => {
    const given = member(value, pascal(name));
    return given === undefined ? [] : [[name, fromPascalCase(model, shape, given)] as const];
  });
  return Object.fromEntries(known);
}

/**
 * Turns an answer into the task's result.
 * @param time how the integration writes times: ISO 8601 text for the AWS SDK, a number for the optimised one
 */
export function toPascalCase(
  model: ServiceModel,
  shapeName: string,
  value: unknown,
  time: (date: Date) => string | number = isoText,
): Json {
  const { type, members = {}, member: itemShape } = model.shapes[shapeName]!;
  if (type === 'timestamp') return time(new Date(Math.round((value as number) * 1000)));
  if (type === 'list') return (value as unknown[]).map((item) => toPascalCase(model, itemShape!, item, time));
  if (type !== 'structure') return value as Json;
  const known = Object.entries(value as object).filter(([name, inner]) => inner !== undefined && members[name]);
  return Object.fromEntries(
    known.map(([name, inner]) => [pascal(name), toPascalCase(model, members[name]!, inner, time)]),
  );
}

function isoText(date: Date): string {
  return date.toISOString();
}

function pascal(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
