// AWS managed policies that are common for workflow roles, by the name after `arn:aws:iam::aws:policy/`.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { readPolicy, type Policy } from './policy';
import { parseArn } from '../asl/arn';
import type { JsonObject } from '../json/json';

interface ManagedPolicy {
  readonly statements: readonly JsonObject[];
  /** Set if the policy has more statements than these. What the others allow is undecided. */
  readonly isPartial?: true;
}

const MANAGED_POLICIES: Readonly<Record<string, ManagedPolicy>> = {
  AdministratorAccess: allowing('*'),
  AmazonAthenaFullAccess: partly('athena:*'),
  AmazonBedrockFullAccess: partly('bedrock:*'),
  AmazonDynamoDBFullAccess: partly('dynamodb:*'),
  AmazonECS_FullAccess: partly('ecs:*'),
  AmazonEventBridgeFullAccess: partly('events:*'),
  AmazonS3FullAccess: allowing('s3:*', 's3-object-lambda:*'),
  AmazonS3ReadOnlyAccess: allowing(
    ...['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  ),
  AmazonSNSFullAccess: partly('sns:*'),
  AmazonSQSFullAccess: allowing('sqs:*'),
  AWSLambda_FullAccess: partly('lambda:*'),
  AWSStepFunctionsFullAccess: allowing('states:*'),
  AWSXRayDaemonWriteAccess: xray(),
  AWSXrayWriteOnlyAccess: xray(),
  CloudWatchLogsFullAccess: partly('logs:*'),
  'service-role/AWSLambdaBasicExecutionRole': allowing(
    ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  ),
  'service-role/AWSLambdaRole': allowing('lambda:InvokeFunction'),
};

/** The policy with this ARN; undefined if it is not AWS's or not in the table. */
export function managedPolicy(arn: string): Policy | undefined {
  const { service, account, resource = '' } = parseArn(arn) ?? {};
  const name = resource.slice('policy/'.length);
  if (service !== 'iam' || account !== 'aws' || !Object.hasOwn(MANAGED_POLICIES, name)) return undefined;
  const { statements, isPartial } = MANAGED_POLICIES[name]!;
  return { ...readPolicy(arn, { Statement: statements }, arn), isComplete: !isPartial };
}

function allowing(...actions: readonly string[]): ManagedPolicy {
  return { statements: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}

function partly(...actions: readonly string[]): ManagedPolicy {
  return { ...allowing(...actions), isPartial: true };
}

function xray(): ManagedPolicy {
  return allowing(
    ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    'xray:GetSamplingStatisticSummaries',
  );
}
