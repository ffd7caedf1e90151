// lambda:invoke: the payload goes in under Payload and comes back wrapped in the answer of Lambda's Invoke.
import type { IntegrationType } from './integration';
import { serviceWith } from './service';
import { isObject, member } from '../../json/json';

const INVOKE_ARN = /^arn:[^:]+:states:::lambda:invoke$/;

export const lambdaInvoke: IntegrationType = (resource) =>
  INVOKE_ARN.test(resource)
    ? serviceWith(resource, {
        payload: (args) => (isObject(args) ? (member(args, 'Payload') ?? {}) : {}),
        result: (returned) => ({ ExecutedVersion: '$LATEST', Payload: returned, StatusCode: 200 }),
      })
    : undefined;
