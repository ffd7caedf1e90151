// lambda:invoke: the event is in Payload, and the result is wrapped in the answer of Lambda's Invoke.
import type { IntegrationType } from './integration';
import { serviceWith } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member } from '../../json/json';

export const lambdaInvoke: IntegrationType<ServiceResource> = (resource) =>
  serviceWith(resource, {
    payload: (args) => (isObject(args) ? (member(args, 'Payload') ?? {}) : {}),
    result: (returned) => ({ ExecutedVersion: '$LATEST', Payload: returned, StatusCode: 200 }),
  });
