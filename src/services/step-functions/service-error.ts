// An error of Step Functions' own API, as a task that calls it fails with it.
import type { ServiceAction } from '../../asl/services/resource';
import type { Chance } from '../../expressions/scope';
import type { TaskFailureType } from '../../runtime/event-keys';
import { failure, type Failure } from '../../runtime/task-reply';
import type { ApiError } from '../api/api-error';
import { serviceFailure } from '../errors/service-failure';

/** The name in front of the error: of the optimised integration, or of the AWS SDK. */
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
