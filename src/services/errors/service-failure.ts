// How a task fails if its service answers with an error: Error and Cause in the form of each family.
import { commonStatus, modelledError } from './error-codes';
import { modelName } from '../../asl/services/called-action';
import type { ErrorFamily } from '../../asl/services/catalogue/row';
import { serviceRow } from '../../asl/services/lookup';
import type { ServiceAction } from '../../asl/services/resource';
import { sdkErrorName, servicePrefix } from '../../asl/services/sdk-names';
import { serviceModel } from '../../asl/services/service-model';

/** A service's error answer. */
export interface ErrorAnswer {
  /** Such as `ConditionalCheckFailedException`. */
  readonly code: string;
  readonly message: string;
  /** @default - the status in the model, otherwise the usual one of the code, otherwise 400 */
  readonly status?: number | undefined;
  readonly requestId: string;
  /** How often the SDK tried. @default 1 */
  readonly attempts?: number;
}

export interface ServiceFailure {
  readonly error: string;
  readonly cause: string;
}

/** An error on the way: no service has answered. */
const CLIENT_ERROR = 'SdkClientException';

/**
 * Recorded (error_handling): an error in the model has its own exception, any other gets the service's most general
 * one. The optimised form names the code, the SDK's does not (`SNS.InvalidParameterException`,
 * `DynamoDB.AmazonDynamoDBException` and `DynamoDb.DynamoDbException`). The SDK's attempt count is newer than these
 * recordings; it was measured.
 */
export function serviceFailure(called: ServiceAction, { code, message, ...answer }: ErrorAnswer): ServiceFailure {
  const modelled = modelledError(called, code);
  const sdkName = servicePrefix(serviceModel(modelName(called))?.id ?? capital(modelName(called)));
  const family: ErrorFamily = serviceRow(called)?.errors ?? { prefix: sdkName };
  const { prefix } = family;
  if (code === CLIENT_ERROR) return { error: `${prefix}.${code}`, cause: message };
  const { status = modelled?.status ?? commonStatus(code) ?? 400, requestId, attempts = 1 } = answer;
  const exchange = { status, requestId };
  if (family.service !== undefined) {
    const exception = modelled ? exceptionOfSdk1(modelled.name) : family.exception;
    const cause = sdk1Cause(message, { ...exchange, service: family.service, code: modelled?.code ?? code });
    return { error: `${prefix}.${exception}`, cause };
  }
  const exception = modelled ? sdkErrorName(modelled.name) : `${sdkName}Exception`;
  return { error: `${prefix}.${exception}`, cause: sdk2Cause(message, { ...exchange, service: sdkName, attempts }) };
}

interface Exchange {
  readonly service: string;
  readonly status: number;
  readonly requestId: string;
}

function sdk1Cause(message: string, { service, status, code, requestId }: Exchange & { code: string }): string {
  const where = `Service: ${service}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null`;
  return `${message} (${where})`;
}

function sdk2Cause(message: string, { service, status, requestId, attempts }: Exchange & { attempts: number }): string {
  const ids = service === 'S3' ? idsOfS3(requestId) : requestId;
  return `${message} (Service: ${service}, Status Code: ${status}, Request ID: ${ids}) (SDK Attempt Count: ${attempts})`;
}

/** S3 has a short id of sixteen upper-case letters and digits, and a long one. */
function idsOfS3(requestId: string): string {
  const short = requestId.replace(/-/g, '').slice(0, 16).toUpperCase();
  return `${short}, Extended Request ID: ${Buffer.from(`${requestId}${requestId}`).toString('base64')}`;
}

/**
 * Names classes as the code generator of SDK version 1 does: `QueueDoesNotExist` becomes `QueueDoesNotExistException`.
 */
function exceptionOfSdk1(name: string): string {
  const capitalized = capital(name);
  return capitalized.endsWith('Exception') ? capitalized : `${capitalized.replace(/Fault$/, '')}Exception`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
