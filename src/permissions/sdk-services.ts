// The services of AWS SDK integrations: their IAM prefixes, and their errors for a denial if they have no optimised
// integration. https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
import { FORBIDDEN, type Denial } from '../asl/services/catalogue/row';

interface SdkService {
  /** Before the colon of its actions. */
  readonly prefix: string;
  readonly denial?: Denial;
}

/** @param className the name in the AWS SDK for Java 2; in lower case it is the name in Resources */
function service(className: string, prefix = className.toLowerCase(), denial?: Denial): [string, SdkService] {
  return [className.toLowerCase(), { prefix, ...(denial && { denial }) }];
}

const SDK_SERVICES: ReadonlyMap<string, SdkService> = new Map([
  service('AccessAnalyzer', 'access-analyzer'),
  service('Account'),
  service('Acm'),
  service('ApiGateway'),
  service('ApiGatewayManagementApi', 'execute-api', FORBIDDEN),
  service('ApiGatewayV2', 'apigateway'),
  service('AppConfig'),
  service('ApplicationAutoScaling', 'application-autoscaling'),
  service('Athena'),
  service('AutoScaling'),
  service('Backup'),
  service('Batch'),
  service('Bedrock'),
  service('BedrockAgent', 'bedrock', FORBIDDEN),
  service('BedrockAgentRuntime', 'bedrock', FORBIDDEN),
  service('BedrockRuntime', 'bedrock', FORBIDDEN),
  service('CloudFormation'),
  service('CloudFront'),
  service('CloudTrail'),
  service('CloudWatch'),
  service('CloudWatchLogs', 'logs'),
  service('CodeBuild'),
  service('CodePipeline'),
  service('CognitoIdentity', 'cognito-identity'),
  service('CognitoIdentityProvider', 'cognito-idp'),
  service('Comprehend'),
  service('Config'),
  service('DataBrew'),
  service('DataSync'),
  service('DynamoDb'),
  service('Ec2', 'ec2', FORBIDDEN),
  service('Ecr'),
  service('Ecs'),
  service('Efs', 'elasticfilesystem'),
  service('Eks'),
  service('ElastiCache'),
  service('ElasticLoadBalancing'),
  service('ElasticLoadBalancingV2', 'elasticloadbalancing'),
  service('Emr', 'elasticmapreduce'),
  service('EmrContainers', 'emr-containers'),
  service('EmrServerless', 'emr-serverless'),
  service('EventBridge', 'events'),
  service('Firehose'),
  service('Glue'),
  service('Iam', 'iam', FORBIDDEN),
  service('IotDataPlane', 'iot'),
  service('Kinesis'),
  service('Kms'),
  service('Lambda'),
  service('MediaConvert'),
  service('Organizations'),
  service('Pipes'),
  service('Polly'),
  service('Rds'),
  service('RdsData', 'rds-data'),
  service('Redshift'),
  service('RedshiftData', 'redshift-data'),
  service('Rekognition'),
  service('ResourceGroupsTaggingApi', 'tag'),
  service('Route53'),
  service('S3', 's3', FORBIDDEN),
  service('SageMaker'),
  service('SageMakerRuntime', 'sagemaker'),
  service('Scheduler', 'scheduler', FORBIDDEN),
  service('SecretsManager'),
  service('ServiceDiscovery'),
  service('Ses'),
  service('SesV2', 'ses', FORBIDDEN),
  service('Sfn', 'states'),
  service('Sns'),
  service('Sqs'),
  service('Ssm'),
  service('Sts', 'sts', FORBIDDEN),
  service('Textract'),
  service('Transcribe'),
  service('Translate'),
]);

/** Undefined for a service that is not in the table; its IAM prefix is unknown. */
export function sdkService(name: string): SdkService | undefined {
  return SDK_SERVICES.get(name.toLowerCase());
}

/** Exceptions from the rule that the IAM action has the name of the API action. */
const SDK_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'apigatewaymanagementapi:deleteConnection': ['execute-api:ManageConnections'],
  'apigatewaymanagementapi:getConnection': ['execute-api:ManageConnections'],
  'apigatewaymanagementapi:postToConnection': ['execute-api:ManageConnections'],
  'bedrockruntime:converse': ['bedrock:InvokeModel'],
  'lambda:invoke': ['lambda:InvokeFunction'],
  'lambda:invokeAsync': ['lambda:InvokeFunction'],
  's3:completeMultipartUpload': ['s3:PutObject'],
  's3:createMultipartUpload': ['s3:PutObject'],
  's3:deleteObjects': ['s3:DeleteObject'],
  's3:headBucket': ['s3:ListBucket'],
  's3:headObject': ['s3:GetObject'],
  's3:listBuckets': ['s3:ListAllMyBuckets'],
  's3:listMultipartUploads': ['s3:ListBucketMultipartUploads'],
  's3:listObjects': ['s3:ListBucket'],
  's3:listObjectsV2': ['s3:ListBucket'],
  's3:listObjectVersions': ['s3:ListBucketVersions'],
  's3:selectObjectContent': ['s3:GetObject'],
};

/**
 * The IAM actions that an API action needs; undefined if unknown: a service that is not in the table, or an action that
 * AWS checks by its content, such as a copy or a transaction.
 */
export function sdkActions(name: string, action: string): readonly string[] | undefined {
  const known = sdkService(name);
  const key = `${name}:${action}`;
  if (!known || UNKNOWN.has(key)) return undefined;
  return Object.hasOwn(SDK_ACTIONS, key)
    ? SDK_ACTIONS[key]!
    : [`${known.prefix}:${action.charAt(0).toUpperCase()}${action.slice(1)}`];
}

const UNKNOWN: ReadonlySet<string> = new Set([
  ...['batchExecuteStatement', 'executeStatement', 'executeTransaction'].map((action) => `dynamodb:${action}`),
  ...['transactGetItems', 'transactWriteItems'].map((action) => `dynamodb:${action}`),
  ...['copyObject', 'uploadPartCopy'].map((action) => `s3:${action}`),
]);
