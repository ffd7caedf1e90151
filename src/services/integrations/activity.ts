// An activity: workers poll for its tasks.
import type { IntegrationType } from './integration';
import type { ActivityResource } from '../../asl/services/resource';
import type { EventKind } from '../../runtime/history-events';

export const activity: IntegrationType<ActivityResource> = (resource) => ({
  resource,
  label: resource.arn,
  usesToken: true,
  isPolled: true,
  payload: (args) => args,
  result: (returned) => returned,
  scheduledEvent: (call) => ({
    type: 'ActivityScheduled',
    details: {
      resource: resource.arn,
      timeoutInSeconds: call.timeoutSeconds,
      heartbeatInSeconds: call.heartbeatSeconds,
    },
  }),
  startedEvent: (workerName) => ({ type: 'ActivityStarted', details: { workerName } }),
  submittedEvent: undefined,
  succeededEvent: { type: 'ActivitySucceeded' },
  failedEvent: ({ error, cause }, type = 'ActivityFailed') => ({ type, details: { error, cause } }) as EventKind,
  timedOutEvent: ({ error, cause }) => ({ type: 'ActivityTimedOut', details: { error, cause } }),
});
