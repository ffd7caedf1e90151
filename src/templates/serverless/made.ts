// What SAM makes of a resource: plain CloudFormation resources, by logical id.
import type { Json, JsonObject } from '../../json/json';
import type { TemplateResource } from '../template';

export type Made = Readonly<Record<string, Pick<TemplateResource, 'type' | 'properties'>>>;

/** @param properties those of the resource and of Globals */
export type Expansion = (logicalId: string, properties: JsonObject) => Made;

export function withoutUndefined(properties: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries(properties).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
