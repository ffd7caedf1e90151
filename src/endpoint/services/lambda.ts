// Lambda: functions that run on this machine. REST with JSON, below /2015-03-31/functions.
import type { Service } from './service';
import { isObject, type Json, type JsonObject } from '../../json/json';
import { logTail } from '../../local-functions/answer-task';
import { ApiError } from '../../services/api/api-error';
import { requestContentFault } from '../../services/errors/request-content';
import { jsonResponse, type HttpRequest, type HttpResponse } from '../http/exchange';
import { createFunction, describeFunction, functionArnOf, type FunctionRegistry } from '../state/function-requests';
import { updateCode, updateConfiguration } from '../state/function-updates';
import type { FunctionRecord } from '../state/functions';
import type { World } from '../world';

const PREFIX = '/2015-03-31/functions';

/** Lambda's limit for a .zip in a request, 50 MB, as base64 and with the rest of the request. */
const MAX_BODY = 70 * 1024 * 1024;

/** Lambda's limits for the events of synchronous and asynchronous invocations, in bytes. */
const [MAX_EVENT, MAX_ASYNC_EVENT] = [6_291_456, 1_048_576];

export function lambda(world: World, report: (error: unknown) => void): Service {
  return {
    name: 'Lambda',
    claims: ({ path }) => path.startsWith(PREFIX),
    maxBody: MAX_BODY,
    answer: async (request) => {
      try {
        return await answer(request, world, report);
      } catch (error) {
        return refusal(error, report);
      }
    },
  };
}

async function answer(request: HttpRequest, world: World, report: (error: unknown) => void): Promise<HttpResponse> {
  const url = new URL(request.path, 'http://localhost');
  const [name, what, ...more] = url.pathname.slice(PREFIX.length).split('/').filter(Boolean).map(decode);
  const route = more.length > 0 ? '' : `${request.method} ${name === undefined ? '' : 'NAME'}${what ? `/${what}` : ''}`;
  switch (route) {
    case 'POST ':
      return jsonResponse(
        201,
        describeFunction(createFunction(bodyOf(request), { ...registryOf(world), ...world.placeOf(request) })),
      );
    case 'GET ':
      return listFunctions(url.searchParams, world);
    case 'GET NAME':
      return jsonResponse(200, {
        Configuration: describeFunction(record(name!, request, world)),
        Code: { RepositoryType: 'S3', Location: '' },
        Tags: {},
      });
    case 'GET NAME/configuration':
      return jsonResponse(200, describeFunction(record(name!, request, world)));
    case 'PUT NAME/code':
      return jsonResponse(200, describeFunction(updateCode(record(name!, request, world), bodyOf(request), world)));
    case 'PUT NAME/configuration':
      return jsonResponse(
        200,
        describeFunction(updateConfiguration(record(name!, request, world), bodyOf(request), world)),
      );
    case 'DELETE NAME':
      world.functions.remove(record(name!, request, world).configuration.arn);
      return { status: 204, headers: {}, body: '' };
    case 'POST NAME/invocations':
      return invoke(record(name!, request, world), request, world, report);
    default:
      throw new ApiError(
        'UnknownOperationException',
        `There is no ${request.method} ${url.pathname}: of Lambda, the endpoint has CreateFunction, GetFunction, ` +
          'GetFunctionConfiguration, UpdateFunctionCode, UpdateFunctionConfiguration, ListFunctions, DeleteFunction and Invoke.',
        404,
      );
  }
}

async function invoke(
  found: FunctionRecord,
  { headers, body }: HttpRequest,
  world: World,
  report: (error: unknown) => void,
): Promise<HttpResponse> {
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const text = body.length === 0 ? '{}' : body.toString('utf8');
  checkEvent(text, type === 'Event' ? MAX_ASYNC_EVENT : MAX_EVENT);
  const version = { 'x-amz-executed-version': '$LATEST' };
  switch (type) {
    case 'DryRun':
      return { status: 204, headers: version, body: '' };
    case 'Event':
      world.functions.invoke(found, text).catch(report);
      return { status: 202, headers: {}, body: '' };
    case 'RequestResponse': {
      const { payload, functionError, log } = await world.functions.invoke(found, text);
      const tail = headers['x-amz-log-type'] === 'Tail';
      return {
        status: 200,
        headers: {
          'content-type': 'application/json',
          ...version,
          ...(functionError !== undefined && { 'x-amz-function-error': functionError }),
          ...(tail && { 'x-amz-log-result': logTail(log) }),
        },
        body: payload,
      };
    }
    default:
      throw new ApiError(
        'InvalidParameterValueException',
        `Invocation type '${type}' is not supported: use RequestResponse, Event or DryRun.`,
      );
  }
}

function checkEvent(text: string, limit: number): void {
  if (Buffer.byteLength(text) > limit) {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`;
    throw new ApiError('RequestTooLargeException', message, 413);
  }
  const fault = requestContentFault(text);
  if (fault !== undefined) throw new ApiError('InvalidRequestContentException', fault);
}

function listFunctions(query: URLSearchParams, world: World): HttpResponse {
  const { all } = world.functions;
  const most = Math.min(Math.max(Math.trunc(Number(query.get('MaxItems') ?? 50)) || 50, 1), 50);
  const marker = query.get('Marker');
  const start = marker ? all.findIndex(({ configuration }) => configuration.name === marker) : 0;
  if (start < 0) throw new ApiError('InvalidParameterValueException', 'The Marker is of no page of this list.');
  const next = all[start + most];
  const Functions = all.slice(start, start + most).map((one) => describeFunction(one));
  return jsonResponse(200, { Functions, ...(next && { NextMarker: next.configuration.name }) });
}

/** In the region and account of the request; a synthesized app may have put its functions elsewhere. */
function record(name: string, request: HttpRequest, world: World): FunctionRecord {
  const arn = functionArnOf(name, world.placeOf(request));
  return world.functions.tryGet(arn) ?? world.functions.tryGet(functionArnOf(name, world)) ?? world.functions.get(arn);
}

function registryOf({ functions, chance, simulation, region, account }: World): FunctionRegistry {
  return { functions, chance, simulation, region, account };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function bodyOf({ body }: HttpRequest): JsonObject {
  try {
    const value = JSON.parse(body.toString('utf8')) as Json;
    if (isObject(value)) return value;
  } catch {
    // The error below covers it.
  }
  throw new ApiError('InvalidRequestContentException', 'Could not parse request body into json: expected an object.');
}

/** An error in Lambda's form. A function that cannot run here (no Python) is a client error. */
function refusal(error: unknown, report: (error: unknown) => void): HttpResponse {
  const known = error instanceof ApiError ? error : undefined;
  const mendable = known ?? ((error as Error).name === 'SimulatorError' ? (error as Error) : undefined);
  if (!mendable) report(error);
  const { message } = mendable ?? {
    message: `Internal error, a bug in cdk-lambda-workflows: ${String((error as Error).message)}`,
  };
  const code = known?.code ?? (mendable ? 'InvalidParameterValueException' : 'ServiceException');
  const status = known?.status ?? (mendable ? 400 : 500);
  const members = { Type: status < 500 ? 'User' : 'Service', Message: message, message };
  return jsonResponse(status, members, { 'x-amzn-errortype': code });
}
