// The failure of a task whose request the service refuses, before any mock or function answers.
import { serviceFailure } from './errors/service-failure';
import type { Integration } from './integrations/integration';
import type { TaskCall } from '../runtime/task';
import { failure, type TaskReply } from '../runtime/task-reply';

/**
 * Undefined for a request that the service takes.
 * @param requestId called if it is needed
 */
export function refusedRequest(call: TaskCall, requestId: () => string): TaskReply | undefined {
  const { resource, refused } = call.integration as Integration;
  if (!refused || resource.kind === 'activity') return undefined;
  const refusal = refused(call.arguments);
  if (!refusal) return undefined;
  const failedEvent = resource.pattern === undefined ? undefined : 'TaskSubmitFailed';
  return failure(serviceFailure(resource, { ...refusal, requestId: requestId() }), { failedEvent });
}
