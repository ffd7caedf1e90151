// Turns the Policies of a SAM machine or function into managed and inline policies of a role.
import { isArn } from '../../asl/arn';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

type PolicyTemplate = readonly [parameter: string, actions: readonly string[], resources: readonly string[]];

/**
 * The SAM policy templates that roles of workflows use: the parameter, the actions, and the resources, where `${name}`
 * is the value of the parameter. The permissions of any other template are unknown: it becomes a managed policy that
 * does not exist.
 * https://github.com/aws/serverless-application-model/blob/develop/samtranslator/policy_templates_data/policy_templates.json
 */
const POLICY_TEMPLATES: Readonly<Record<string, PolicyTemplate>> = {
  CloudWatchPutMetricPolicy: ['', ['cloudwatch:PutMetricData'], ['*']],
  DynamoDBCrudPolicy: [
    'TableName',
    [
      ...['GetItem', 'DeleteItem', 'PutItem', 'Scan', 'Query', 'UpdateItem'],
      ...['BatchWriteItem', 'BatchGetItem', 'DescribeTable', 'ConditionCheckItem'],
    ].map((action) => `dynamodb:${action}`),
    tableArns(),
  ],
  DynamoDBReadPolicy: [
    'TableName',
    ['GetItem', 'Scan', 'Query', 'BatchGetItem', 'DescribeTable'].map((action) => `dynamodb:${action}`),
    tableArns(),
  ],
  DynamoDBWritePolicy: [
    'TableName',
    ['PutItem', 'UpdateItem', 'BatchWriteItem'].map((action) => `dynamodb:${action}`),
    tableArns(),
  ],
  EcsRunTaskPolicy: ['TaskDefinition', ['ecs:RunTask'], [arn('ecs', 'task-definition/${name}')]],
  EventBridgePutEventsPolicy: ['EventBusName', ['events:PutEvents'], [arn('events', 'event-bus/${name}')]],
  LambdaInvokePolicy: ['FunctionName', ['lambda:InvokeFunction'], [arn('lambda', 'function:${name}*')]],
  KMSDecryptPolicy: ['KeyId', ['kms:Decrypt'], [arn('kms', 'key/${name}')]],
  S3CrudPolicy: [
    'BucketName',
    [
      ...['GetObject', 'ListBucket', 'GetBucketLocation', 'GetObjectVersion', 'PutObject', 'PutObjectAcl'],
      ...['GetLifecycleConfiguration', 'PutLifecycleConfiguration', 'DeleteObject'],
    ].map((action) => `s3:${action}`),
    bucketArns(),
  ],
  S3ReadPolicy: [
    'BucketName',
    ['GetObject', 'ListBucket', 'GetBucketLocation', 'GetObjectVersion', 'GetLifecycleConfiguration'].map(
      (action) => `s3:${action}`,
    ),
    bucketArns(),
  ],
  S3WritePolicy: [
    'BucketName',
    ['PutObject', 'PutObjectAcl', 'PutLifecycleConfiguration'].map((action) => `s3:${action}`),
    bucketArns(),
  ],
  SNSPublishMessagePolicy: ['TopicName', ['sns:Publish'], [arn('sns', '${name}')]],
  SQSSendMessagePolicy: ['QueueName', ['sqs:SendMessage*'], [arn('sqs', '${name}')]],
  StepFunctionsExecutionPolicy: [
    'StateMachineName',
    ['states:StartExecution'],
    [arn('states', 'stateMachine:${name}')],
  ],
};

/** The properties of a role with these policies: names and ARNs of managed policies, documents, or policy templates. */
export function rolePolicies(policies: Json | undefined): JsonObject {
  const all = policies === undefined ? [] : isArray(policies) ? policies : [policies];
  const managed = all.filter((policy) => !isInline(policy)).map(managedPolicyArn);
  const written = all.filter(isInline);
  const inline = written.filter(isKnown).map((policy, index) => ({
    PolicyName: `Policy${index}`,
    PolicyDocument: member(policy, 'Statement') === undefined ? fromTemplate(policy) : policy,
  }));
  const unknown = written.filter((policy) => !isKnown(policy)).map((policy) => `SAM's ${Object.keys(policy)[0]}`);
  return { ManagedPolicyArns: [...managed, ...unknown], Policies: inline };
}

/**
 * A document or a policy template. Other objects are CloudFormation functions that give the ARN of a managed policy.
 */
function isInline(policy: Json): policy is JsonObject {
  if (!isObject(policy)) return false;
  return member(policy, 'Statement') !== undefined || Object.keys(policy).some((key) => key.endsWith('Policy'));
}

function managedPolicyArn(policy: Json): Json {
  if (typeof policy !== 'string' || isArn(policy)) return policy;
  const path = /^AWSLambda\w*Role$/.test(policy) ? 'service-role/' : '';
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${path}${policy}` };
}

function isKnown(policy: JsonObject): boolean {
  return member(policy, 'Statement') !== undefined || Object.hasOwn(POLICY_TEMPLATES, Object.keys(policy)[0]!);
}

function fromTemplate(policy: JsonObject): JsonObject {
  const [name, given] = Object.entries(policy)[0] as [string, Json];
  const [parameter, actions, resources] = POLICY_TEMPLATES[name] as PolicyTemplate;
  const value = isObject(given) ? (member(given, parameter) ?? '') : '';
  const statement = {
    Effect: 'Allow',
    Action: actions,
    Resource: resources.map((resource) => ({ 'Fn::Sub': [resource, { name: value }] })),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

function bucketArns(): readonly string[] {
  return ['arn:${AWS::Partition}:s3:::${name}', 'arn:${AWS::Partition}:s3:::${name}/*'];
}

function tableArns(): readonly string[] {
  return [arn('dynamodb', 'table/${name}'), arn('dynamodb', 'table/${name}/index/*')];
}

function arn(service: string, resource: string): string {
  return `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`;
}
