// The resource types that workflows use: how each is named, the result of Ref, and the attributes.
import type { Environment } from './environment';
import { isArn } from '../../asl/arn';
import { isArray, isObject, member, type Json } from '../../json/json';

/** The parts of a resource that its names and ARNs depend on. */
export interface Named extends Environment {
  readonly type: string;
  readonly logicalId: string;
  /**
   * Its explicit name, or else the logical id. CloudFormation would add the stack's name and a random suffix to the
   * logical id.
   */
  readonly name: string;
  /** A resolved property; undefined if it is missing. */
  property(property: string): Json | undefined;
  /** A property that must be a string. */
  text(property: string): string | undefined;
  /**
   * The position of the resource, from 1, among the resources of its type that have the same value of the property. It
   * gives the numbers of versions.
   */
  ordinal(property: string): number;
}

export type Attribute = (resource: Named) => string;

export interface ResourceType {
  /**
   * The property with the resource's name, if it is neither `Name` nor the last word of the type followed by `Name`.
   */
  readonly namedBy?: string;
  /** The attribute that Ref gives. @default - Ref gives the name */
  readonly ref?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

const name: Attribute = (resource) => resource.name;
const logicalId: Attribute = (resource) => resource.logicalId;

/** `arn:aws:<service>:<region>:<account>:<prefix><name><suffix>` */
export function arn(service: string, prefix = '', suffix = ''): Attribute {
  return (resource) => {
    const { partition, region, account } = resource;
    return `arn:${partition}:${service}:${region}:${account}:${prefix}${resource.name}${suffix}`;
  };
}

/** ARNs of IAM have no region, and a path before the name. */
function iamArn(kind: string): Attribute {
  return ({ partition, account, text, name: own }) =>
    `arn:${partition}:iam::${account}:${kind}${text('Path') ?? '/'}${own}`;
}

/** A type for which Ref and one attribute give the ARN. */
function byArn(attribute: string, value: Attribute, more: Omit<ResourceType, 'ref' | 'attributes'> = {}): ResourceType {
  return { ...more, ref: attribute, attributes: { [attribute]: value } };
}

const table: ResourceType = {
  attributes: {
    Arn: arn('dynamodb', 'table/'),
    StreamArn: arn('dynamodb', 'table/', '/stream/2024-01-01T00:00:00.000'),
  },
};

export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ['AWS::ApiGateway::RestApi', { ref: 'RestApiId', attributes: { RestApiId: logicalId, RootResourceId: logicalId } }],
  ['AWS::ApiGatewayV2::Api', { ref: 'ApiId', attributes: { ApiId: logicalId, ApiEndpoint: apiEndpoint } }],
  [
    'AWS::AppSync::GraphQLApi',
    {
      ref: 'Arn',
      attributes: {
        ApiId: logicalId,
        Arn: ({ partition, region, account, logicalId: id }) =>
          `arn:${partition}:appsync:${region}:${account}:apis/${id}`,
        GraphQLDns: (api) => appSyncHost(api, 'appsync-api'),
        GraphQLUrl: (api) => `https://${appSyncHost(api, 'appsync-api')}/graphql`,
        RealtimeDns: (api) => appSyncHost(api, 'appsync-realtime-api'),
        RealtimeUrl: (api) => `wss://${appSyncHost(api, 'appsync-realtime-api')}/graphql`,
      },
    },
  ],
  ['AWS::Batch::JobDefinition', byArn('JobDefinitionArn', arn('batch', 'job-definition/', ':1'))],
  ['AWS::Batch::JobQueue', byArn('JobQueueArn', arn('batch', 'job-queue/'))],
  ['AWS::CodeBuild::Project', { attributes: { Arn: arn('codebuild', 'project/') } }],
  ['AWS::DynamoDB::GlobalTable', table],
  ['AWS::DynamoDB::Table', table],
  ['AWS::ECS::Cluster', { attributes: { Arn: arn('ecs', 'cluster/') } }],
  ['AWS::ECS::TaskDefinition', byArn('TaskDefinitionArn', arn('ecs', 'task-definition/', ':1'), { namedBy: 'Family' })],
  [
    'AWS::Events::Connection',
    {
      attributes: { Arn: arn('events', 'connection/'), SecretArn: arn('secretsmanager', 'secret:events!connection/') },
    },
  ],
  ['AWS::Events::EventBus', { attributes: { Arn: arn('events', 'event-bus/') } }],
  ['AWS::Events::Rule', { attributes: { Arn: arn('events', 'rule/') } }],
  ['AWS::IAM::Group', { attributes: { Arn: iamArn('group') } }],
  ['AWS::IAM::ManagedPolicy', byArn('PolicyArn', iamArn('policy'))],
  ['AWS::IAM::Role', { attributes: { Arn: iamArn('role') } }],
  ['AWS::IAM::User', { attributes: { Arn: iamArn('user') } }],
  ['AWS::KMS::Alias', { namedBy: 'AliasName', attributes: {} }],
  ['AWS::KMS::Key', { ref: 'KeyId', attributes: { Arn: arn('kms', 'key/'), KeyId: logicalId } }],
  ['AWS::Kinesis::Stream', { attributes: { Arn: arn('kinesis', 'stream/') } }],
  ['AWS::Lambda::Alias', byArn('AliasArn', (alias) => `${targetArn(alias)}:${alias.name}`)],
  ['AWS::Lambda::Function', { attributes: { Arn: arn('lambda', 'function:') } }],
  [
    'AWS::Lambda::LayerVersion',
    byArn('LayerVersionArn', (layer) => `${arn('lambda', 'layer:')(layer)}:${layer.ordinal('LayerName')}`, {
      namedBy: 'LayerName',
    }),
  ],
  ['AWS::Lambda::Url', { ref: 'FunctionArn', attributes: { FunctionArn: targetArn, FunctionUrl: functionUrl } }],
  [
    'AWS::Lambda::Version',
    {
      ref: 'FunctionArn',
      attributes: { FunctionArn: (each) => `${targetArn(each)}:${versionOf(each)}`, Version: versionOf },
    },
  ],
  ['AWS::Logs::LogGroup', { attributes: { Arn: arn('logs', 'log-group:', ':*') } }],
  [
    'AWS::S3::Bucket',
    {
      attributes: {
        Arn: (bucket) => `arn:${bucket.partition}:s3:::${bucket.name}`,
        DomainName: (bucket) => `${bucket.name}.s3.${bucket.urlSuffix}`,
        RegionalDomainName: (bucket) => `${bucket.name}.s3.${bucket.region}.${bucket.urlSuffix}`,
      },
    },
  ],
  ['AWS::SNS::Topic', byArn('TopicArn', arn('sns'))],
  ['AWS::SQS::Queue', { ref: 'QueueUrl', attributes: { Arn: arn('sqs'), QueueName: name, QueueUrl: queueUrl } }],
  [
    'AWS::SSM::Parameter',
    { attributes: { Type: (entry) => entry.text('Type') ?? '', Value: (entry) => entry.text('Value') ?? '' } },
  ],
  ['AWS::SecretsManager::Secret', byArn('Id', arn('secretsmanager', 'secret:'))],
  ['AWS::StepFunctions::Activity', byArn('Arn', arn('states', 'activity:'))],
  ['AWS::StepFunctions::StateMachine', byArn('Arn', arn('states', 'stateMachine:'))],
  ['AWS::StepFunctions::StateMachineAlias', byArn('Arn', (alias) => `${aliasedMachine(alias)}:${alias.name}`)],
  [
    'AWS::StepFunctions::StateMachineVersion',
    byArn('Arn', (version) => `${version.text('StateMachineArn')}:${version.ordinal('StateMachineArn')}`),
  ],
]);

/**
 * The ARN of the function that a version, alias or URL belongs to. Their property holds a name, a partial ARN or an
 * ARN.
 */
function targetArn(resource: Named): string {
  const target = resource.text('FunctionName') ?? resource.text('TargetFunctionArn') ?? resource.logicalId;
  if (isArn(target)) return target;
  return arn('lambda', 'function:')({ ...resource, name: target.slice(target.lastIndexOf(':') + 1) });
}

/** AWS numbers the versions of a function in the order of creation. Here the order in the template counts. */
function versionOf(version: Named): string {
  return String(version.ordinal('FunctionName'));
}

/** An alias routes to versions of one machine. The ARN of the machine is the ARN of a version without its number. */
function aliasedMachine(alias: Named): string {
  const routes = alias.property('RoutingConfiguration');
  const target = isArray(routes) ? routes[0] : alias.property('DeploymentPreference');
  const versionArn = isObject(target) ? member(target, 'StateMachineVersionArn') : undefined;
  return typeof versionArn === 'string' ? versionArn.replace(/:\d+$/, '') : alias.logicalId;
}

/** A WebSocket API has another scheme. */
function apiEndpoint(api: Named): string {
  const scheme = api.text('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
  return `${scheme}://${api.logicalId}.execute-api.${api.region}.${api.urlSuffix}`;
}

function appSyncHost(api: Named, service: string): string {
  return `${api.logicalId.toLowerCase()}.${service}.${api.region}.${api.urlSuffix}`;
}

function functionUrl(url: Named): string {
  return `https://${url.logicalId.toLowerCase()}.lambda-url.${url.region}.on.aws/`;
}

function queueUrl(queue: Named): string {
  return `https://sqs.${queue.region}.${queue.urlSuffix}/${queue.account}/${queue.name}`;
}
