// SAM's Globals: defaults for the properties of resources.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { isCall } from '../is-call';

/**
 * Objects are merged and lists joined, at every depth. Everything else of the resource replaces the default.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(type: string, properties: JsonObject, globals: JsonObject): JsonObject {
  const defaults = member(globals, type.split('::')[2] as string);
  return isObject(defaults) ? mergeObjects(defaults, properties) : properties;
}

function mergeObjects(defaults: JsonObject, own: JsonObject): JsonObject {
  const merged = { ...defaults, ...own };
  for (const key of Object.keys(own)) {
    if (Object.hasOwn(defaults, key)) merged[key] = merge(defaults[key]!, own[key]!);
  }
  return merged;
}

function merge(defaults: Json, own: Json): Json {
  if (isArray(defaults) && isArray(own)) return [...defaults, ...own];
  if (!isObject(defaults) || !isObject(own) || isCall(defaults) || isCall(own)) return own;
  return mergeObjects(defaults, own);
}
