// Operations whose IAM action has another name, where no link of the Service Authorization Reference says which one.

/** IAM prefixes of services that sign requests with another name, where the CDK's list does not have them. */
export const PREFIXES: Readonly<Record<string, string>> = {
  cloudcontrol: 'cloudformation',
  ioteventsdata: 'iotevents',
  iotdataplane: 'iot',
  iotjobsdataplane: 'iotjobsdata',
  iotsecuretunneling: 'iot',
  partnercentralaccount: 'partnercentral',
  partnercentralbenefits: 'partnercentral',
  partnercentralchannel: 'partnercentral',
  partnercentralselling: 'partnercentral',
  resourcegroupstaggingapi: 'tag',
};

const each = (operations: readonly string[], ...actions: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(operations.map((operation) => [operation, actions.join(',')]));

/**
 * The IAM actions of operations, by service. An empty text means that AWS checks none.
 * S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 * SNS: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
 * Lambda: https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html, API_GetLayerVersionByArn.html
 * Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, API_runtime_StartAsyncInvoke.html
 * KMS: https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 * WebSocket connections: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 * Budgets: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
 * STS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apigatewaymanagementapi: each(
    ['DeleteConnection', 'GetConnection', 'PostToConnection'],
    'execute-api:ManageConnections',
  ),
  bedrockruntime: {
    Converse: 'bedrock:InvokeModel',
    ConverseStream: 'bedrock:InvokeModelWithResponseStream',
    InvokeModelWithBidirectionalStream: 'bedrock:InvokeModelWithResponseStream',
    StartAsyncInvoke: 'bedrock:InvokeModel',
  },
  budgets: {
    ...each(
      ['CreateBudget', 'CreateNotification', 'CreateSubscriber', 'DeleteBudget', 'DeleteNotification'],
      'budgets:ModifyBudget',
    ),
    ...each(['DeleteSubscriber', 'UpdateBudget', 'UpdateNotification', 'UpdateSubscriber'], 'budgets:ModifyBudget'),
    ...each(
      ['DescribeBudget', 'DescribeBudgetPerformanceHistory', 'DescribeBudgets', 'DescribeNotificationsForBudget'],
      'budgets:ViewBudget',
    ),
    ...each(['DescribeSubscribersForNotification', 'DescribeBudgetNotificationsForAccount'], 'budgets:ViewBudget'),
  },
  cloudfront: { CreateDistributionWithTags: 'cloudfront:CreateDistribution,cloudfront:TagResource' },
  kms: { ReEncrypt: 'kms:ReEncryptFrom,kms:ReEncryptTo' },
  lambda: {
    GetLayerVersionByArn: 'lambda:GetLayerVersion',
    InvokeAsync: 'lambda:InvokeFunction',
    InvokeWithResponseStream: 'lambda:InvokeFunction',
  },
  s3: {
    ...each(['CompleteMultipartUpload', 'CreateMultipartUpload', 'UploadPart'], 's3:PutObject'),
    DeleteBucketAnalyticsConfiguration: 's3:PutAnalyticsConfiguration',
    DeleteBucketCors: 's3:PutBucketCORS',
    DeleteBucketEncryption: 's3:PutEncryptionConfiguration',
    DeleteBucketIntelligentTieringConfiguration: 's3:PutIntelligentTieringConfiguration',
    DeleteBucketInventoryConfiguration: 's3:PutInventoryConfiguration',
    DeleteBucketLifecycle: 's3:PutLifecycleConfiguration',
    DeleteBucketMetricsConfiguration: 's3:PutMetricsConfiguration',
    DeleteBucketOwnershipControls: 's3:PutBucketOwnershipControls',
    DeleteBucketReplication: 's3:PutReplicationConfiguration',
    DeleteBucketTagging: 's3:PutBucketTagging',
    DeleteObjects: 's3:DeleteObject',
    DeletePublicAccessBlock: 's3:PutBucketPublicAccessBlock',
    GetBucketLifecycle: 's3:GetLifecycleConfiguration',
    GetBucketNotificationConfiguration: 's3:GetBucketNotification',
    GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
    HeadBucket: 's3:ListBucket',
    HeadObject: 's3:GetObject',
    ListBucketAnalyticsConfigurations: 's3:GetAnalyticsConfiguration',
    ListBucketIntelligentTieringConfigurations: 's3:GetIntelligentTieringConfiguration',
    ListBucketInventoryConfigurations: 's3:GetInventoryConfiguration',
    ListBucketMetricsConfigurations: 's3:GetMetricsConfiguration',
    ListObjects: 's3:ListBucket',
    PutBucketLifecycle: 's3:PutLifecycleConfiguration',
    PutBucketNotificationConfiguration: 's3:PutBucketNotification',
    PutPublicAccessBlock: 's3:PutBucketPublicAccessBlock',
    SelectObjectContent: 's3:GetObject',
  },
  s3control: {
    DeletePublicAccessBlock: 's3:PutAccountPublicAccessBlock',
    GetPublicAccessBlock: 's3:GetAccountPublicAccessBlock',
    PutPublicAccessBlock: 's3:PutAccountPublicAccessBlock',
  },
  sns: { PublishBatch: 'sns:Publish' },
  sqs: {
    ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
    DeleteMessageBatch: 'sqs:DeleteMessage',
    SendMessageBatch: 'sqs:SendMessage',
  },
  sts: { GetCallerIdentity: '' },
};
