// A call that its service refuses: the code and the message of a mock become the failure of the task that asked.
import type { Refusal } from './mock';
import { serviceResource } from '../../asl/integrations';
import type { TaskCall, TaskReply } from '../../runtime/task';
import { wrongCode, type Called } from '../service-errors/error-codes';
import { serviceFailure } from '../service-errors/service-failure';
import type { FieldValidationMode } from '../service-models/check-answer';
import { SimulatorError } from '../simulator-error';

const FUNCTION_ARN = /^arn:[^:]+:lambda:/;
/** What answers with a status and a body rather than with an error. */
const HTTP = ['apigateway', 'http'];

/** @param requestId drawn when it is needed */
export function refused(
  { code, answer: message, status }: Refusal,
  { state, resource }: TaskCall,
  { validation, requestId }: { readonly validation: FieldValidationMode; readonly requestId: () => string },
): TaskReply {
  const called = calledBy(resource);
  if (called === undefined || HTTP.includes(called.service)) {
    const instead = called
      ? "returns({ StatusCode: 404, ResponseBody: '…' }) answers as the endpoint would"
      : "fails('ErrorName', 'cause') fails as its worker would";
    throw new SimulatorError(`The mock of '${state}' refuses, but ${resource} is no API of a service: ${instead}.`);
  }
  const wrong = wrongCode(called, code, validation);
  if (wrong !== undefined) {
    throw new SimulatorError(
      `The mock of '${state}' (${resource}) refuses as the service would not: ${wrong}. ` +
        `Mend the mock, or run with mockValidation: 'NONE' (now '${validation}') where AWS's model has moved on.`,
    );
  }
  const failure = serviceFailure(called, { code, message, status, requestId: requestId() });
  // A job, and a task with a token, fails to be submitted (ASFHyP3/hyp3#805).
  return called.pattern === undefined ? failure : { ...failure, failedEvent: 'TaskSubmitFailed' };
}

function calledBy(resource: string): (Called & { readonly pattern?: string | undefined }) | undefined {
  return FUNCTION_ARN.test(resource) ? { service: 'lambda', action: 'invoke' } : serviceResource(resource);
}
