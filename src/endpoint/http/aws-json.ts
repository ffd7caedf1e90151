// The AWS JSON protocol: the operation in X-Amz-Target, JSON in the body, an error as `__type` and `message`.
import type { HttpHead, HttpRequest, HttpResponse } from './exchange';
import type { Json } from '../../json/json';
import { parseBounded } from '../../json/text';
import { ApiError } from '../../services/api/api-error';
import { decodeRequest } from '../../services/api/decode';
import type { ServiceModel } from '../../services/api/service-model';

/** Answers one operation with its decoded request. */
export type Operate = (operation: string, input: object, request: HttpRequest) => object | Promise<object>;

export function isTargetOf(model: ServiceModel, { headers }: HttpHead): boolean {
  return headers['x-amz-target']?.startsWith(`${model.targetPrefix}.`) ?? false;
}

/** Never rejects. `report` gets internal errors. */
export async function answerAwsJson(
  model: ServiceModel,
  request: HttpRequest,
  operate: Operate,
  report: (error: unknown) => void,
): Promise<HttpResponse> {
  try {
    const operation = request.headers['x-amz-target']!.slice(model.targetPrefix.length + 1);
    if (!Object.hasOwn(model.operations, operation)) throw unknownOperation(operation);
    const input = decodeRequest(model, model.operations[operation]!.input, parseBody(request.body));
    return awsJson(model, 200, JSON.stringify(await operate(operation, input, request)));
  } catch (error) {
    return errorResponse(error, report, model);
  }
}

/** An error in the form of AWS JSON. Also used for requests that no service claims. */
export function errorResponse(
  error: unknown,
  report: (error: unknown) => void,
  model: Pick<ServiceModel, 'jsonVersion'> = { jsonVersion: '1.0' },
): HttpResponse {
  if (error instanceof ApiError) {
    const { code, message, status, members } = error;
    return awsJson(model, status, JSON.stringify({ __type: code, message, ...members }), code);
  }
  report(error);
  const message = `Internal error, a bug in cdk-lambda-workflows: ${error instanceof Error ? error.message : String(error)}`;
  return awsJson(model, 500, JSON.stringify({ __type: 'InternalFailure', message }), 'InternalFailure');
}

function awsJson(
  { jsonVersion }: Pick<ServiceModel, 'jsonVersion'>,
  status: number,
  body: string,
  errorType?: string,
): HttpResponse {
  const headers = { 'content-type': `application/x-amz-json-${jsonVersion}` };
  return { status, headers: errorType === undefined ? headers : { ...headers, 'x-amzn-errortype': errorType }, body };
}

function parseBody(body: Buffer): Json {
  if (body.length === 0) return {};
  try {
    return parseBounded(body.toString('utf8'));
  } catch (error) {
    throw new ApiError('SerializationException', `The body is not JSON: ${(error as Error).message}`);
  }
}

function unknownOperation(operation: string): ApiError {
  return new ApiError('UnknownOperationException', `There is no operation '${operation}' in this service.`);
}
