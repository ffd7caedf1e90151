// The error codes of a service: those in its model, and those common to all services.
import { modelName } from '../../asl/services/called-action';
import type { ServiceAction } from '../../asl/services/resource';
import { serviceModel, type ServiceError } from '../../asl/services/service-model';
import type { FieldValidationMode } from '../models/check-answer';

/**
 * Common codes with their usual status. https://docs.aws.amazon.com/awssupport/latest/APIReference/CommonErrors.html
 */
const COMMON: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  AccessDeniedException: 400,
  ExpiredTokenException: 403,
  IncompleteSignature: 403,
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InvalidClientTokenId: 403,
  InvalidParameterCombination: 400,
  InvalidParameterValue: 400,
  MissingParameter: 400,
  OptInRequired: 403,
  RequestExpired: 400,
  RequestLimitExceeded: 503,
  RequestTimeout: 400,
  SdkClientException: 400,
  SerializationException: 400,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  SlowDown: 503,
  Throttling: 400,
  ThrottlingException: 400,
  TooManyRequestsException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 400,
  ValidationError: 400,
  ValidationException: 400,
};

/**
 * Finds an error by its code (`InvalidParameter`), its shape (`InvalidParameterException`) or its SDK class
 * (`NoSuchKeyException`).
 */
export function modelledError(called: ServiceAction, code: string): ServiceError | undefined {
  const errors = errorsOf(called);
  return errors.find((one) => one.code === code) ?? errors.find(({ name }) => bare(name) === bare(code));
}

export function commonStatus(code: string): number | undefined {
  return Object.hasOwn(COMMON, code) ? COMMON[code] : undefined;
}

/**
 * What is wrong with a code in a mock. Services have more codes than their models list, so only an apparent typo is
 * wrong. STRICT requires a listed or common code.
 */
export function wrongCode(called: ServiceAction, code: string, mode: FieldValidationMode): string | undefined {
  const errors = errorsOf(called);
  if (mode === 'NONE' || errors.length === 0 || modelledError(called, code) || commonStatus(code)) return undefined;
  const names = errors.map((one) => one.code);
  const near = names.find((name) => isTypo(name.toLowerCase(), code.toLowerCase()));
  if (near !== undefined) return `no error is named '${code}', but one is named '${near}'`;
  return mode === 'STRICT'
    ? `no error is named '${code}'. The errors in its model are: ${names.join(', ')}`
    : undefined;
}

function errorsOf(called: ServiceAction): readonly ServiceError[] {
  return serviceModel(modelName(called))?.errors ?? [];
}

/** The ending may be missing, or have the mistake. */
function isTypo(name: string, code: string): boolean {
  return isNear(bare(name), bare(code)) || isNear(name, code);
}

function bare(name: string): string {
  return name.replace(/(?:exception|fault)$/i, '');
}

/** Whether the texts differ in at most two inserted, deleted or changed letters. */
function isNear(one: string, other: string, slips = 2): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  if (left === '' || right === '') return Math.max(left.length, right.length) <= slips;
  if (slips === 0) return false;
  return (
    isNear(left.slice(1), right, slips - 1) ||
    isNear(left, right.slice(1), slips - 1) ||
    isNear(left.slice(1), right.slice(1), slips - 1)
  );
}
