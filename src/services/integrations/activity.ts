// An activity: workers outside poll for its tasks.
import type { IntegrationType } from './integration';

const ACTIVITY_ARN = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;

export const activity: IntegrationType = (resource) =>
  ACTIVITY_ARN.test(resource)
    ? {
        label: resource,
        usesToken: true,
        isPolled: true,
        payload: (args) => args,
        result: (returned) => returned,
        scheduled: (call) => ({
          type: 'ActivityScheduled',
          details: {
            resource,
            timeoutInSeconds: call.timeoutSeconds,
            heartbeatInSeconds: call.heartbeatSeconds,
          },
        }),
        started: (workerName) => ({ type: 'ActivityStarted', details: { workerName } }),
        submitted: undefined,
        succeeded: { type: 'ActivitySucceeded' },
        failed: ({ error, cause }, type) => ({ type: type ?? 'ActivityFailed', details: { error, cause } }),
        timedOut: ({ error, cause }) => ({ type: 'ActivityTimedOut', details: { error, cause } }),
      }
    : undefined;
