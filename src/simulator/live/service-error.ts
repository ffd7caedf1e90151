// An error of Step Functions' own API, as a task that calls it fails with it.
import type { Chance } from '../../expressions/scope';
import type { EventType } from '../../runtime/history-events';
import type { TaskReply } from '../../runtime/task';

/** The name in front of the error: of the optimised integration, or of the AWS SDK. */
export type ServiceForm = 'StepFunctions' | 'Sfn';

/** The two forms are recorded for many services: the optimised one has the older SDK's text. */
export function serviceError(
  form: ServiceForm,
  code: string,
  message: string,
  chance: Chance,
  failedEvent?: EventType,
): TaskReply {
  const requestId = chance.uuid();
  const where =
    form === 'Sfn'
      ? `(Service: Sfn, Status Code: 400, Request ID: ${requestId}) (SDK Attempt Count: 1)`
      : `(Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
  return { error: `${form}.${code}Exception`, cause: `${message} ${where}`, ...(failedEvent && { failedEvent }) };
}
