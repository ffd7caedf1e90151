// What a task wants of its arguments: the types of AWS's model of the action.
import { NUMBER, OBJECT, STRING, TRUTH } from './kinds';
import { Composite, List, type Value } from './value';
import { requestOf, type ActionRequest } from '../../../asl/services/action-request';
import { readResource } from '../../../asl/services/resource';
import { resultName } from '../../../asl/services/sdk-names';
import type { Shape } from '../../../asl/services/shape';

/** Wishes for arguments with which the task starts. Arguments that the definition does not build are left alone. */
export function wishArguments(given: Value, arn: string): void {
  const resource = readResource(arn);
  if (!(given instanceof Composite) || (resource?.kind !== 'optimised' && resource?.kind !== 'sdk')) return;
  // A text as Payload must be JSON.
  if (resource.service === 'lambda') given.members.get('Payload')?.wish(OBJECT);
  const request = requestOf(resource);
  if (request) wishShape(given, request.shape, request);
}

function wishShape(value: Value, shape: Shape, request: ActionRequest): void {
  if ('line' in shape) return wishShape(value, request.shapeOn(shape.line), request);
  if ('list' in shape) {
    if (value instanceof Composite) return;
    if (value instanceof List) return value.values.forEach((item) => wishShape(item, shape.list, request));
    return void value.item();
  }
  if ('map' in shape || 'members' in shape) {
    if (!(value instanceof Composite)) return value.wish(OBJECT);
    for (const [name, member] of value.members) {
      const own = 'map' in shape ? shape.map : memberShape(shape.members, name, request.isSdk);
      if (own) wishShape(member, own, request);
    }
    return;
  }
  if (!('type' in shape)) return;
  if (shape.type === 'integer' || shape.type === 'number') value.wish(NUMBER);
  if (shape.type === 'boolean') value.wish(TRUTH);
  if (shape.type === 'string') value.wish(STRING);
}

function memberShape(members: ReadonlyMap<string, { readonly shape: Shape }>, name: string, isSdk: boolean) {
  return [...members].find(([own]) => resultName(own, isSdk) === name)?.[1].shape;
}
