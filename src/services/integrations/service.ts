// A service integration, `arn:aws:states:::service:action`: what all services share.
import { credentialsOf } from './credentials';
import type { Integration, IntegrationType } from './integration';
import { resourceType, type ServiceResource } from '../../asl/services/resource';
import type { EventKind } from '../../runtime/history-events';
import type { TaskIntegration } from '../../runtime/task';
import { wrongResult } from '../models/check-answer';
import { argumentsCheck } from '../models/check-arguments';

export const service: IntegrationType<ServiceResource> = (resource) => {
  const events = serviceEvents(resource);
  // Every recording of .sync and .waitForTaskToken has TaskSubmitted first.
  const submission = events.usesToken ? { submission: () => ({}) } : {};
  return {
    ...events,
    ...submission,
    payload: (args) => args,
    result: (returned) => returned,
    wrong: (returned, mode) => wrongResult(resource, returned, mode),
  };
};

/** An optimised integration whose mocks receive the service's own payload. */
export function serviceWith(
  resource: ServiceResource,
  dealings: Pick<Integration, 'payload' | 'refused' | 'result'>,
): Integration {
  return { ...serviceEvents(resource), ...dealings };
}

function serviceEvents(resource: ServiceResource): TaskIntegration {
  const { action, pattern } = resource;
  const where = {
    resourceType: resourceType(resource),
    resource: pattern === undefined ? action : `${action}.${pattern}`,
  };
  const started: EventKind = { type: 'TaskStarted', details: where };
  return {
    resource,
    label: where.resourceType,
    // Recorded: sync_with_task_token.
    usesToken: pattern !== undefined,
    problems: argumentsCheck(resource),
    scheduledEvent: (call) => ({
      type: 'TaskScheduled',
      details: {
        ...where,
        region: call.region,
        timeoutInSeconds: call.timeoutSeconds,
        heartbeatInSeconds: call.heartbeatSeconds,
        taskCredentials: credentialsOf(call),
      },
    }),
    startedEvent: () => started,
    submittedEvent: { type: 'TaskSubmitted', details: where },
    succeededEvent: { type: 'TaskSucceeded', details: where },
    failedEvent: ({ error, cause }, type) => ({ type: type ?? 'TaskFailed', details: { ...where, error, cause } }),
    timedOutEvent: ({ error, cause }) => ({ type: 'TaskTimedOut', details: { ...where, error, cause } }),
  };
}
