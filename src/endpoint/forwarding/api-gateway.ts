// apigateway:invoke as a request to another endpoint, such as a local API.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
import type { ServiceResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText, parseBounded } from '../../json/text';
import type { TaskCall } from '../../runtime/task';
import { failure, silence, success, type TaskReply } from '../../runtime/task-reply';
import { httpStatus } from '../../services/integrations/http-status';

/**
 * @param target the URL to which the stage and the path are appended, as they are to the host of an API on AWS. With
 *   `{path}` it is complete; `{stage}` and `{api}` (the first part of ApiEndpoint) are replaced, too.
 */
export async function forwardToApiGateway(call: TaskCall, target: string): Promise<TaskReply> {
  const args = call.arguments as JsonObject;
  const url = urlOf(args, target);
  const method = textAt(args, 'Method');
  const body = bodyOf(args);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { method, headers: headersOf(args, body), body: body ?? null, redirect: 'manual' });
    text = await response.text();
  } catch (error) {
    const { cause = error, message } = error as Error;
    const reason = (cause as NodeJS.ErrnoException).code ?? ((cause as Error).message || message);
    throw new SimulatorError(`--forward apigateway=${target} does not answer (${method} ${url}): ${reason}.`, {
      cause: error,
    });
  }
  const { status, statusText } = response;
  const Headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]]));
  const output = { Headers, ResponseBody: valueOf(text), StatusCode: status, StatusText: statusText };
  const resource = call.integration.resource as ServiceResource;
  const failed = httpStatus(resource).failure!(output);
  if (failed) return failure(failed);
  return resource.pattern === 'waitForTaskToken' ? silence(output) : success(output);
}

function urlOf(args: JsonObject, target: string): string {
  const path = textAt(args, 'Path').replace(/^\/+/, '');
  const stage = textAt(args, 'Stage');
  const [api = ''] = textAt(args, 'ApiEndpoint')
    .replace(/^https?:\/\//, '')
    .split('.');
  const isComplete = target.includes('{path}');
  const whole = isComplete ? target : [target.replace(/\/+$/, ''), ...parts(target, stage), path].join('/');
  const url = new URL(whole.replace('{api}', api).replace('{stage}', stage).replace('{path}', path));
  for (const [name, values] of Object.entries(objectAt(args, 'QueryParameters'))) {
    for (const value of isArray(values) ? values : [values]) url.searchParams.append(name, plainText(value));
  }
  return url.href;
}

function parts(target: string, stage: string): readonly string[] {
  return stage === '' || target.includes('{stage}') ? [] : [stage];
}

function headersOf(args: JsonObject, body: string | undefined): [string, string][] {
  const given = Object.entries(objectAt(args, 'Headers')).flatMap(([name, values]) =>
    (isArray(values) ? values : [values]).map((value): [string, string] => [name, plainText(value)]),
  );
  const hasType = given.some(([name]) => name.toLowerCase() === 'content-type');
  return body === undefined || hasType ? given : [...given, ['Content-Type', 'application/json']];
}

/** The RequestBody is JSON. Its nulls are sent only if AllowNullValues is true (docs). */
function bodyOf(args: JsonObject): string | undefined {
  const body = member(args, 'RequestBody') ?? null;
  if (body === null) return undefined;
  return jsonText(member(args, 'AllowNullValues') === true ? body : withoutNulls(body));
}

function withoutNulls(value: Json): Json {
  if (isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, withoutNulls(one)]));
}

/** Recorded: invoke_with_body_post. */
function valueOf(text: string): Json {
  try {
    return parseBounded(text);
  } catch {
    return text;
  }
}

function objectAt(args: JsonObject, name: string): JsonObject {
  const value = member(args, name) ?? null;
  return isObject(value) ? value : {};
}

function textAt(args: JsonObject, name: string): string {
  return plainText(member(args, name) ?? '');
}

function plainText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value);
}
