// The call of a task, as its scheduled event describes it.
import type { Call } from './step';
import { asDoubles } from '../json/exact-integer';
import { isObject, member } from '../json/json';
import type { TaskScheduledType } from '../runtime/event-keys';
import type { RecordedEvent } from '../runtime/history-events';

export function callOf(event: RecordedEvent<TaskScheduledType>): Call {
  const { timeoutInSeconds, heartbeatInSeconds, taskCredentials } = event.details as Limits;
  const { target, payload } = called(event);
  return {
    target,
    payload: asDoubles(payload),
    ...(timeoutInSeconds !== undefined && { timeoutSeconds: timeoutInSeconds }),
    ...(heartbeatInSeconds !== undefined && { heartbeatSeconds: heartbeatInSeconds }),
    ...(taskCredentials?.roleArn !== undefined && { roleArn: taskCredentials.roleArn }),
  };
}

interface Limits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn?: string };
}

function called(event: RecordedEvent<TaskScheduledType>): Pick<Call, 'target' | 'payload'> {
  if (event.type !== 'TaskScheduled') return { target: event.details.resource, payload: event.details.input };
  const { resourceType, resource, parameters } = event.details;
  if (resourceType !== 'lambda') return { target: `${resourceType}:${resource}`, payload: parameters };
  const name = isObject(parameters) ? member(parameters, 'FunctionName') : undefined;
  const payload = isObject(parameters) ? member(parameters, 'Payload') : undefined;
  return { target: String(name), payload: payload ?? {} };
}
