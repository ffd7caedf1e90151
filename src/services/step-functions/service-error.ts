// The failure of a task whose call of the Step Functions API is refused.
import type { ServiceAction } from '../../asl/services/resource';
import type { Chance } from '../../expressions/scope';
import type { TaskFailureType } from '../../runtime/event-keys';
import { failure, type Failure } from '../../runtime/task-reply';
import type { ApiError } from '../api/api-error';
import { serviceFailure } from '../errors/service-failure';

/** The prefix of the error: for the optimised integration, or for the AWS SDK. */
export type ServiceForm = 'StepFunctions' | 'Sfn';

const CALLED: Readonly<Record<ServiceForm, ServiceAction>> = {
  StepFunctions: { kind: 'optimised', service: 'states', action: 'startExecution' },
  Sfn: { kind: 'sdk', service: 'sfn', action: 'startExecution' },
};

export function serviceError(
  form: ServiceForm,
  { code, message }: Pick<ApiError, 'code' | 'message'>,
  chance: Chance,
  failedEvent?: TaskFailureType,
): Failure {
  const answer = { code: code.replace(/Exception$/, ''), message, requestId: chance.uuid() };
  return failure(serviceFailure(CALLED[form], answer), { failedEvent });
}
