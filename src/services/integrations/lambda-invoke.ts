// lambda:invoke: the event is in Payload, and the result is wrapped in the answer of Lambda's Invoke.
import type { Integration, IntegrationType } from './integration';
import { service, serviceWith } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member, type Json } from '../../json/json';
import { parseBounded } from '../../json/text';
import { requestContentFault } from '../errors/request-content';

export const lambdaInvoke: IntegrationType<ServiceResource> = (resource) =>
  serviceWith(resource, { payload: eventOf, refused, result: answerOfInvoke });

/** The task's result comes with the token. */
export const lambdaInvokeWithToken: IntegrationType<ServiceResource> = (resource) => ({
  ...service(resource),
  payload: eventOf,
  refused,
});

/** The answer of Invoke for what a function returned. */
export function answerOfInvoke(returned: Json): Json {
  return { ExecutedVersion: '$LATEST', Payload: returned, StatusCode: 200 };
}

/** Text is the body of the invocation: the function receives its JSON (recorded: invoke_json_values). */
function eventOf(args: Json): Json {
  const payload = payloadOf(args);
  if (typeof payload !== 'string') return payload ?? {};
  try {
    return parseBounded(payload);
  } catch {
    return payload;
  }
}

const refused: Integration['refused'] = (args) => {
  const payload = payloadOf(args);
  const message = typeof payload === 'string' ? requestContentFault(payload) : undefined;
  return message === undefined ? undefined : { code: 'InvalidRequestContentException', message };
};

function payloadOf(args: Json): Json | undefined {
  return isObject(args) ? member(args, 'Payload') : undefined;
}
