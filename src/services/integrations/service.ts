// A service integration, `arn:aws:states:::service:action`: what is the same for every service.
import { credentialsOf } from './credentials';
import type { Integration, IntegrationType } from './integration';
import type { EventKind } from '../../runtime/history-events';
import type { TaskIntegration } from '../../runtime/task';
import { wrongResult } from '../models/check-answer';

/** The parts of `arn:aws:states:REGION:ACCOUNT:aws-sdk:service:action.pattern`; region and account are mostly empty. */
const SERVICE_ARN = /^arn:[^:]+:states:([^:]*):[^:]*:((?:aws-sdk:)?[^:]+):([^:]+(?::2)?)$/;

export const service: IntegrationType = (resource) => {
  const events = serviceEvents(resource);
  if (!events) return undefined;
  // Every recording of .sync and .waitForTaskToken tells of the request's acceptance first.
  const submission = events.usesToken ? { submission: () => ({}) } : {};
  return {
    ...events,
    ...submission,
    payload: (args) => args,
    result: (returned) => returned,
    wrong: (returned, mode) => wrongResult(resource, returned, mode),
  };
};

/** An optimised integration whose mocks speak of the service's own payload. */
export function serviceWith(resource: string, dealings: Pick<Integration, 'payload' | 'result'>): Integration {
  return { ...serviceEvents(resource)!, ...dealings };
}

function serviceEvents(arn: string): TaskIntegration | undefined {
  const [, , resourceType, resource] = SERVICE_ARN.exec(arn) ?? [];
  if (!resource || !resourceType) return undefined;
  const where = { resourceType, resource };
  const started: EventKind = { type: 'TaskStarted', details: where };
  return {
    label: resourceType,
    // Recorded: sync_with_task_token.
    usesToken: /\.(waitForTaskToken|sync(:2)?)$/.test(resource),
    scheduled: (call) => ({
      type: 'TaskScheduled',
      details: {
        ...where,
        region: call.region,
        timeoutInSeconds: call.timeoutSeconds,
        heartbeatInSeconds: call.heartbeatSeconds,
        taskCredentials: credentialsOf(call),
      },
    }),
    started: () => started,
    submitted: { type: 'TaskSubmitted', details: where },
    succeeded: { type: 'TaskSucceeded', details: where },
    failed: ({ error, cause }, type) => ({ type: type ?? 'TaskFailed', details: { ...where, error, cause } }),
    timedOut: ({ error, cause }) => ({ type: 'TaskTimedOut', details: { ...where, error, cause } }),
  };
}
