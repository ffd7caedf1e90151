// The data that TRACE shows for an HTTP Task: the request that it would send, and the response that its mock describes.
// https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html, example 3, and call-https-apis.html
import type { StateMock } from './mock';
import type { InspectionData, InspectionDataRequest, InspectionDataResponse } from './types';
import { addressText, formText, plainText, queryText } from './url-encoding';
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import { withoutUndefined } from '../json/merge';
import type { TaskCall } from '../runtime/task';

/** The only kind of error that implies a response. */
const STATUS_ERROR = /^States\.Http\.StatusCode\.(\d+)$/;

/**
 * Empty for a task other than an HTTP Task. Additions of the EventBridge connection (authorization, headers,
 * parameters) are a secret, which AWS leaves out without `revealSecrets`; and `revealSecrets` cannot be combined with a
 * mock.
 */
export function httpInspection(
  { integration: { resource }, region, arguments: args }: Pick<TaskCall, 'integration' | 'region' | 'arguments'>,
  mock: StateMock,
): Pick<InspectionData, 'request' | 'response'> {
  if (resource.kind !== 'optimised' || resource.service !== 'http') return {};
  const request = requestOf(isObject(args) ? args : {}, region);
  const described = 'result' in mock ? describeAnswer(mock.result) : failed(mock);
  return { request, ...(described && { response: withoutUndefined({ protocol: request.protocol, ...described }) }) };
}

function requestOf(args: JsonObject, region: string): InspectionDataRequest {
  const [endpoint, method] = [text(args, 'ApiEndpoint'), text(args, 'Method')];
  return withoutUndefined({
    protocol: endpoint && /^[a-z][a-z\d+.-]*(?=:)/i.exec(endpoint)?.[0].toLowerCase(),
    method,
    url: endpoint && addressText(endpoint, queryText(member(args, 'QueryParameters') ?? '')),
    headers: headersText([
      ...headersOf(args).filter(([name]) => !/^(user-agent|range)$/i.test(name)),
      ['User-Agent', `Amazon|StepFunctions|HttpInvoke|${region}`],
      ['Range', 'bytes=0-262144'],
    ]),
    body: bodyOf(args),
  });
}

/** A string is sent unchanged, even if the body is to be URL-encoded. */
function bodyOf(args: JsonObject): string | undefined {
  const body = member(args, 'RequestBody');
  if (body === undefined) return undefined;
  const transform = objectIn(args, 'Transform');
  if (!isObject(body) || member(transform, 'RequestBodyEncoding') !== 'URL_ENCODED') return plainText(body);
  return formText(body, member(objectIn(transform, 'RequestEncodingOptions'), 'ArrayFormat'));
}

/** The result of an HTTP Task has the form `{ Headers, ResponseBody, StatusCode, StatusText }`. */
function describeAnswer(result: Json): InspectionDataResponse {
  if (!isObject(result)) return {};
  const [code, body] = [member(result, 'StatusCode'), member(result, 'ResponseBody')];
  return {
    statusCode: code === undefined ? undefined : plainText(code),
    statusMessage: text(result, 'StatusText'),
    headers: Object.hasOwn(result, 'Headers') ? headersText(headersOf(result)) : undefined,
    body: body === undefined ? undefined : plainText(body),
  };
}

/** AWS uses the status text as the cause. */
function failed({ error = '', cause }: Extract<StateMock, { error: unknown }>): InspectionDataResponse | undefined {
  const statusCode = STATUS_ERROR.exec(error)?.[1];
  return statusCode === undefined ? undefined : { statusCode, statusMessage: cause };
}

type Header = readonly [name: string, value: string];

/** A header with several values is repeated for each value. */
function headersOf(holder: JsonObject): readonly Header[] {
  return Object.entries(objectIn(holder, 'Headers')).flatMap(([name, value]) =>
    (isArray(value) ? value : [value]).map((one): Header => [name, plainText(one)]),
  );
}

/** AWS reports headers as one string. */
function headersText(headers: readonly Header[]): string {
  return `[${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
}

function objectIn(holder: JsonObject, name: string): JsonObject {
  const value = member(holder, name);
  return isObject(value) ? value : {};
}

function text(holder: JsonObject, name: string): string | undefined {
  const value = member(holder, name);
  return typeof value === 'string' ? value : undefined;
}
