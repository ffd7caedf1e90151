// The arguments of a task as its service's API takes them: the API's own names, and values of the types in its model.
import { toBytes } from './bytes';
import { requestOf, type ActionRequest } from '../../asl/services/action-request';
import type { ServiceResource } from '../../asl/services/resource';
import { capitalizeFirst, resultName } from '../../asl/services/sdk-names';
import type { Shape } from '../../asl/services/shape';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';

/**
 * Times become dates, bytes become a Uint8Array; where the API takes text, other values become their JSON text. A member
 * that is null is left out, and one that the model does not know keeps its name. Undefined if no model knows the action.
 */
export function apiRequest(resource: ServiceResource, args: Json): Record<string, unknown> | undefined {
  const request = requestOf(resource);
  if (!request || !isObject(args)) return undefined;
  const own = new Set(request.own);
  const given = Object.fromEntries(Object.entries(args).filter(([name]) => !own.has(name)));
  return new Conversion(request).value(given, request.shape, '') as Record<string, unknown>;
}

class Conversion {
  constructor(private readonly request: ActionRequest) {}

  value(value: Json, shape: Shape, name: string): unknown {
    if ('line' in shape) return this.value(value, this.request.shapeOn(shape.line), name);
    if ('members' in shape) return isObject(value) ? this.structure(value, shape.members) : value;
    if ('list' in shape) return isArray(value) ? value.map((item) => this.value(item, shape.list, name)) : value;
    if ('map' in shape) {
      if (!isObject(value)) return value;
      return entriesOf(value, (key, one) => [key, this.value(one, shape.map, key)]);
    }
    return leaf(value, 'enum' in shape ? 'string' : shape.type, name);
  }

  private structure(given: JsonObject, members: Extract<Shape, { members: object }>['members']): object {
    const { isSdk } = this.request;
    const names = new Map([...members.keys()].map((api) => [resultName(api, isSdk), api]));
    return entriesOf(given, (name, one) => {
      // The optimised integrations also take the API's own spelling (connect-parameters.html).
      const api = names.get(name) ?? names.get(capitalizeFirst(name)) ?? name;
      const known = members.get(api);
      return [api, known ? this.value(one, known.shape, name) : one];
    });
  }
}

function entriesOf(given: JsonObject, each: (name: string, value: Json) => readonly [string, unknown]): object {
  const entries = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([name, value]) => each(name, value)));
}

function leaf(value: Json, type: Exclude<Extract<Shape, { type: string }>['type'], never>, name: string): unknown {
  if (value === null) return value;
  switch (type) {
    case 'string':
      // Recorded: put_events_base, publish_base, sfn_start_execution_implicit_json_serialisation.
      return typeof value === 'string' ? value : jsonText(value);
    case 'timestamp':
      return timeOf(value, name);
    case 'blob':
      return toBytes(value, name);
    case 'stream':
      // Recorded: a string keeps its quotes, by the ETag of s3_put_object.
      return Buffer.from(jsonText(value));
    case 'integer':
    case 'number':
      return numberOf(value);
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'document':
      return value;
  }
}

/** ISO 8601, or seconds since 1970. */
function timeOf(value: Json, name: string): unknown {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  const time = isNumber ? 1000 * Number(value) : typeof value === 'string' ? Date.parse(value) : NaN;
  if (!Number.isNaN(new Date(time).getTime())) return new Date(time);
  throw new SimulatorError(
    `Invalid ${name} ${jsonText(value)}: expected a time such as 2026-01-31T12:00:00Z, or seconds since 1970.`,
  );
}

/** The digits of a long integer stay. */
function numberOf(value: Json): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
}
