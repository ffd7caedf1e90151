// The fields of Task.
import type { Fields } from './field';

export const TASK = {
  Resource: {
    kind: 'string',
    required: true,
    verbatim: true,
    doc: 'An ARN: a Lambda function, an activity, or a service integration.',
  },
  Credentials: {
    kind: 'credentials',
    verbatim: true,
    doc: 'The role to assume for the call: `{ "RoleArn": "arn:aws:iam::123456789012:role/name" }`.',
  },
  // docs: state-task
  TimeoutSeconds: {
    kind: 'seconds',
    minimum: 1,
    maximum: 99_999_999,
    twin: 'TimeoutSecondsPath',
    warnsOfPath: true,
    doc: 'Default 99,999,999.',
  },
  HeartbeatSeconds: {
    kind: 'seconds',
    minimum: 1,
    maximum: 99_999_999,
    twin: 'HeartbeatSecondsPath',
    doc: 'The longest time between two heartbeats of the task. By default there need not be any. Less than TimeoutSeconds.',
  },
} as const satisfies Fields;
