// A machine with tasks of several kinds, nested ones too.

export const ORDERS = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'Charge' },
      Next: 'Ask for approval',
    },
    'Ask for approval': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'url', MessageBody: 'body' },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Ship',
          States: {
            Ship: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Ship', End: true },
          },
        },
        {
          StartAt: "Tell 'em",
          States: {
            "Tell 'em": {
              Type: 'Task',
              Resource: 'arn:aws:states:::sns:publish',
              Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'm' },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
};
