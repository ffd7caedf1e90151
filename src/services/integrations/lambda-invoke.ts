// lambda:invoke: the event is in Payload, and the result is wrapped in the answer of Lambda's Invoke.
import type { Integration, IntegrationType } from './integration';
import { service, serviceWith } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member, type Json } from '../../json/json';
import { jsonText, parseBounded } from '../../json/text';
import { requestContentFault } from '../errors/request-content';
import type { ServiceFailure } from '../errors/service-failure';

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

/**
 * The failure of a task whose function failed. The error is the payload's errorType. The cause is the payload: as the
 * function wrote it for a Lambda ARN, and as compact JSON for `lambda:invoke` (recorded:
 * task-lambda-test-raise-exception-catch, task-service-lambda-…).
 */
export function functionFailure(payload: string, isByArn: boolean): ServiceFailure {
  const value = returnedValue(payload);
  const errorType = isObject(value) ? member(value, 'errorType') : undefined;
  const error = typeof errorType === 'string' && errorType !== '' ? errorType : 'Lambda.Unknown';
  return { error, cause: isByArn ? payload : jsonText(value) };
}

/**
 * What a function returned. A `provided` runtime may answer with something other than JSON, which Lambda passes on as
 * text. JSON that is nested too deeply is passed on as text, too.
 */
export function returnedValue(payload: string): Json {
  try {
    return payload === '' ? null : parseBounded(payload);
  } catch {
    return payload;
  }
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
