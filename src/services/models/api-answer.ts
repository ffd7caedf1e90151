// A service's answer as the result of a task: the names of Step Functions, and values that JSON can hold.
import { types } from 'node:util';
import { answerOf, type Answer } from './answers';
import { fromBytes } from './bytes';
import type { ServiceResource } from '../../asl/services/resource';
import { capitalizeFirst, resultName } from '../../asl/services/sdk-names';
import type { Shape } from '../../asl/services/shape';
import type { Json, JsonObject } from '../../json/json';

/**
 * @param output what a client of the API returned: dates, and bytes as a Uint8Array. Members that are undefined or null,
 *   and those whose names begin with `$`, are left out.
 */
export function apiAnswer(resource: ServiceResource, output: object): JsonObject {
  const isSdk = resource.kind === 'sdk';
  const answer = answerOf({ ...resource, pattern: undefined });
  return new Conversion(isSdk, answer).value(output, answer?.shape, '') as JsonObject;
}

class Conversion {
  constructor(
    private readonly isSdk: boolean,
    private readonly answer: Answer | undefined,
  ) {}

  value(value: unknown, shape: Shape | undefined, name: string): Json {
    if (shape && 'line' in shape) return this.value(value, this.answer!.model.shapeOn(shape.line), name);
    // Not instanceof: values may come from another realm, as Jest's do.
    if (types.isDate(value)) return this.time(value);
    if (ArrayBuffer.isView(value)) return fromBytes(value, name);
    if (Array.isArray(value) || types.isSet(value)) {
      const item = shape && 'list' in shape ? shape.list : undefined;
      return [...(value as Iterable<unknown>)].map((one) => this.value(one, item, name));
    }
    if (typeof value !== 'object' || value === null) return value as Json;
    if (shape && 'map' in shape) return entriesOf(value, (key, one) => [key, this.value(one, shape.map, key)]);
    if (shape && 'type' in shape && shape.type === 'document') return value as Json;
    const members = shape && 'members' in shape ? shape.members : undefined;
    return entriesOf(value, (api, one) => {
      // A member that is newer than the model.
      const written = members?.has(api) ? resultName(api, this.isSdk) : capitalizeFirst(api);
      return [written, this.value(one, members?.get(api)?.shape, written)];
    });
  }

  /** As Java writes an instant; the optimised integrations write milliseconds (recorded: sfn_start_execution). */
  private time(time: Date): Json {
    return this.isSdk ? time.toISOString().replace('.000Z', 'Z') : time.getTime();
  }
}

function entriesOf(value: object, each: (name: string, value: unknown) => readonly [string, Json]): JsonObject {
  const entries = Object.entries(value).filter(([name, one]) => (one ?? null) !== null && !name.startsWith('$'));
  return Object.fromEntries(entries.map(([name, one]) => each(name, one)));
}
