// An activity: workers outside poll for its tasks.
import type { IntegrationType } from './integration';
import type { EventKind } from '../../runtime/history-events';

export const activity: IntegrationType = (resource) =>
  resource.kind === 'activity'
    ? {
        resource,
        label: resource.arn,
        usesToken: true,
        isPolled: true,
        payload: (args) => args,
        result: (returned) => returned,
        scheduled: (call) => ({
          type: 'ActivityScheduled',
          details: {
            resource: resource.arn,
            timeoutInSeconds: call.timeoutSeconds,
            heartbeatInSeconds: call.heartbeatSeconds,
          },
        }),
        started: (workerName) => ({ type: 'ActivityStarted', details: { workerName } }),
        submitted: undefined,
        succeeded: { type: 'ActivitySucceeded' },
        failed: ({ error, cause }, type = 'ActivityFailed') => ({ type, details: { error, cause } }) as EventKind,
        timedOut: ({ error, cause }) => ({ type: 'ActivityTimedOut', details: { error, cause } }),
      }
    : undefined;
