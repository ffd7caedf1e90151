// EventBridge, SNS and SQS: docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html, connect-sns.html, connect-sqs.html.
// Their errors are recorded (error_handling, services).
import { FORBIDDEN, sdk1, type Service } from './row';

export const events: Service = {
  model: 'eventbridge',
  errors: sdk1('EventBridge', 'AmazonEventBridge'),
  denial: {},
  actions: {
    putEvents: {
      required: ['Entries'],
      json: ['Entries.Detail'],
      answer: 'events-put-events',
      waitForTaskToken: true,
      sync: undefined,
      sample: { Entries: [{ EventId: 'event-1' }], FailedEntryCount: 0 },
    },
  },
};

export const sns: Service = {
  model: 'sns',
  errors: sdk1('SNS', 'AmazonSNS'),
  denial: { ...FORBIDDEN, code: 'AuthorizationError', action: (action) => action.replace(/^sns:/, 'SNS:') },
  actions: {
    publish: {
      required: ['Message'],
      json: ['Message'],
      waitForTaskToken: true,
      sync: undefined,
      sample: { MessageId: 'message-1' },
    },
  },
};

export const sqs: Service = {
  model: 'sqs',
  errors: sdk1('SQS', 'AmazonSQS'),
  denial: { ...FORBIDDEN, code: 'AccessDenied', action: (action) => action.toLowerCase() },
  actions: {
    sendMessage: {
      required: ['MessageBody', 'QueueUrl'],
      json: ['MessageBody'],
      waitForTaskToken: true,
      sync: undefined,
      sample: { MD5OfMessageBody: '00000000000000000000000000000000', MessageId: 'message-1' },
    },
  },
};
