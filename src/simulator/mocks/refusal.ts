// A refused call: the code and the message of a mock become the failure of the task.
import type { RefusalError } from './mock';
import { WrongMockError } from './wrong-mock-error';
import type { ServiceAction } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';
import { failure, type TaskReply } from '../../runtime/task-reply';
import { wrongCode } from '../../services/errors/error-codes';
import { serviceFailure } from '../../services/errors/service-failure';
import type { FieldValidationMode } from '../../services/models/check-answer';

/** @param requestId called if it is needed */
export function refusal(
  { code, answer: message, status }: RefusalError,
  call: TaskCall,
  { validation, requestId }: { readonly validation: FieldValidationMode; readonly requestId: () => string },
): TaskReply {
  const { state, resource } = call;
  const called = call.integration.resource;
  if (called.kind === 'activity' || isHttp(called)) {
    const instead =
      called.kind !== 'activity'
        ? "returns({ StatusCode: 404, ResponseBody: '…' }) for the answer of an HTTP endpoint"
        : "fails('ErrorName', 'cause') for the failure of an activity's worker";
    throw new SimulatorError(
      `The mock of '${state}' uses refuses(...), but ${resource} is not the API of a service. Use ${instead}.`,
    );
  }
  const wrong = wrongCode(called, code, validation);
  if (wrong !== undefined) {
    throw new WrongMockError(call, `refuses with an error that the service does not have: ${wrong}`, validation);
  }
  const answer = serviceFailure(called, { code, message, status, requestId: requestId() });
  // A job, and a task with a token, fails to be submitted (ASFHyP3/hyp3#805).
  return failure(answer, { failedEvent: called.pattern === undefined ? undefined : 'TaskSubmitFailed' });
}

/** Whether the service answers with a status and a body instead of an error. */
function isHttp({ kind, service }: ServiceAction): boolean {
  return kind === 'optimised' && (service === 'apigateway' || service === 'http');
}
