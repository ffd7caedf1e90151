// The families of optimised integrations: how each begins the names of its errors, and what causes call its service.

/** Optimised integrations speak version 1 of the AWS SDK for Java; those that came after it speak version 2. */
export type Family = FamilyOfSdk1 | FamilyOfSdk2;

interface FamilyOfSdk1 {
  /** Before the name of an error. */
  readonly prefix: string;
  /** The service in a cause. */
  readonly service: string;
  /** The exception for what the service's model does not list. */
  readonly exception: string;
}

interface FamilyOfSdk2 {
  readonly prefix: string;
  readonly service?: undefined;
}

/**
 * Recorded: DynamoDB, EventBridge, Lambda, SNS, SQS, Step Functions (error_handling, services). Batch: ASFHyP3/hyp3#805 and
 * #911. ECS: terraform-aws-modules/terraform-aws-step-functions#24. AgentCore: the page of its integration. The others have the
 * classes of the SDK.
 */
const FAMILIES: Readonly<Record<string, Family>> = {
  athena: sdk1('Athena', 'AmazonAthena'),
  batch: sdk1('Batch', 'AWSBatch'),
  bedrock: { prefix: 'Bedrock' },
  bedrockagentcore: { prefix: 'BedrockAgentCore' },
  codebuild: sdk1('CodeBuild', 'AWSCodeBuild'),
  databrew: sdk1('DataBrew', 'AWSGlueDataBrew'),
  dynamodb: sdk1('DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'),
  ecs: sdk1('ECS', 'AmazonECS'),
  eks: sdk1('EKS', 'AmazonEKS'),
  elasticmapreduce: sdk1('ElasticMapReduce', 'AmazonElasticMapReduce'),
  'emr-containers': sdk1('EMRContainers', 'AmazonEMRContainers'),
  'emr-serverless': sdk1('EMRServerless', 'AWSEMRServerless'),
  events: sdk1('EventBridge', 'AmazonEventBridge'),
  glue: sdk1('Glue', 'AWSGlue'),
  lambda: sdk1('Lambda', 'AWSLambda'),
  mediaconvert: sdk1('MediaConvert', 'AWSMediaConvert'),
  sagemaker: sdk1('SageMaker', 'AmazonSageMaker'),
  sns: sdk1('SNS', 'AmazonSNS'),
  sqs: sdk1('SQS', 'AmazonSQS'),
  states: sdk1('StepFunctions', 'AWSStepFunctions'),
};

/** Undefined for what is no API: HTTP and API Gateway, which fail by the status of the answer. */
export function familyOf(service: string): Family | undefined {
  return Object.hasOwn(FAMILIES, service) ? FAMILIES[service] : undefined;
}

function sdk1(prefix: string, service: string, exception = `${service}Exception`): FamilyOfSdk1 {
  return { prefix, service, exception };
}
