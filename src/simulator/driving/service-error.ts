// An error of Step Functions' own API, as a task that calls it fails with it.
import type { Chance } from '../../expressions/scope';
import type { EventType } from '../../runtime/history-events';
import type { TaskReply } from '../../runtime/task';
import { serviceFailure } from '../../services/errors/service-failure';

/** The name in front of the error: of the optimised integration, or of the AWS SDK. */
export type ServiceForm = 'StepFunctions' | 'Sfn';

const SERVICES: Readonly<Record<ServiceForm, string>> = { StepFunctions: 'states', Sfn: 'aws-sdk:sfn' };

export function serviceError(
  form: ServiceForm,
  code: string,
  message: string,
  chance: Chance,
  failedEvent?: EventType,
): TaskReply {
  const called = { service: SERVICES[form], action: 'startExecution' };
  const failure = serviceFailure(called, { code, message, requestId: chance.uuid() });
  return { ...failure, ...(failedEvent && { failedEvent }) };
}
