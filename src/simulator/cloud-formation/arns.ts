// What Ref and Fn::GetAtt give for a resource: stable names and ARNs by resource type, the same in every run.
import type { Environment } from './environment';
import { isArray, isObject, member, type Json } from '../../json/json';

/** A resource, as far as its names and ARNs depend on it. */
export interface Named extends Environment {
  readonly type: string;
  readonly logicalId: string;
  /**
   * The name property (`FunctionName` of a function, or `Name`), or else the logical id. CloudFormation itself would add
   * the stack's name and a random suffix.
   */
  readonly name: string;
  /** A property, resolved; undefined if it is not there. */
  property(property: string): Json | undefined;
  /** A property that must be text. */
  text(property: string): string | undefined;
  /** The resource's place, from 1, among those of its type with the same value of the property: versions are counted. */
  ordinal(property: string): number;
}

type Attribute = (resource: Named) => string;

interface Identity {
  /** The attribute that Ref gives; without it Ref gives the name. */
  readonly ref?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** The types that workflows are made of. For every other type the generic rules of `attributeOf` and `refOf` hold. */
const IDENTITIES: ReadonlyMap<string, Identity> = new Map<string, Identity>([
  ['AWS::Lambda::Function', { attributes: { Arn: functionArn } }],
  [
    'AWS::Lambda::Version',
    { ref: 'FunctionArn', attributes: { FunctionArn: qualifiedArn(version), Version: version } },
  ],
  ['AWS::Lambda::Alias', { ref: 'AliasArn', attributes: { AliasArn: qualifiedArn((alias) => alias.name) } }],
  ['AWS::Lambda::Url', { ref: 'FunctionArn', attributes: { FunctionArn: targetArn, FunctionUrl: functionUrl } }],
  [
    'AWS::Lambda::LayerVersion',
    arnFirst(
      'LayerVersionArn',
      'lambda',
      (layer) => `layer:${layer.text('LayerName') ?? layer.logicalId}:${layer.ordinal('LayerName')}`,
    ),
  ],
  ['AWS::StepFunctions::StateMachine', arnFirst('Arn', 'states', (machine) => `stateMachine:${machine.name}`)],
  [
    'AWS::StepFunctions::StateMachineVersion',
    { ref: 'Arn', attributes: { Arn: (each) => `${each.text('StateMachineArn')}:${each.ordinal('StateMachineArn')}` } },
  ],
  ['AWS::StepFunctions::StateMachineAlias', { ref: 'Arn', attributes: { Arn: machineAliasArn } }],
  ['AWS::StepFunctions::Activity', arnFirst('Arn', 'states', (activity) => `activity:${activity.name}`)],
  ['AWS::SQS::Queue', { ref: 'QueueUrl', attributes: { Arn: arn('sqs', name), QueueUrl: queueUrl, QueueName: name } }],
  ['AWS::SNS::Topic', arnFirst('TopicArn', 'sns', name)],
  [
    'AWS::DynamoDB::Table',
    { attributes: { Arn: arn('dynamodb', tableResource), StreamArn: arn('dynamodb', streamResource) } },
  ],
  [
    'AWS::DynamoDB::GlobalTable',
    { attributes: { Arn: arn('dynamodb', tableResource), StreamArn: arn('dynamodb', streamResource) } },
  ],
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
  ['AWS::Logs::LogGroup', { attributes: { Arn: arn('logs', (group) => `log-group:${group.name}:*`) } }],
  ['AWS::Events::EventBus', { attributes: { Arn: arn('events', (bus) => `event-bus/${bus.name}`), Name: name } }],
  ['AWS::Events::Rule', { attributes: { Arn: arn('events', (rule) => `rule/${rule.name}`) } }],
  [
    'AWS::Events::Connection',
    {
      attributes: {
        Arn: arn('events', (connection) => `connection/${connection.name}`),
        SecretArn: arn('secretsmanager', (connection) => `secret:events!connection/${connection.name}`),
      },
    },
  ],
  [
    'AWS::KMS::Key',
    { ref: 'KeyId', attributes: { Arn: arn('kms', (key) => `key/${key.logicalId}`), KeyId: (key) => key.logicalId } },
  ],
  ['AWS::IAM::Role', { attributes: { Arn: iamArn('role'), RoleId: (role) => role.logicalId } }],
  ['AWS::IAM::User', { attributes: { Arn: iamArn('user') } }],
  ['AWS::IAM::Group', { attributes: { Arn: iamArn('group') } }],
  ['AWS::IAM::ManagedPolicy', { ref: 'PolicyArn', attributes: { PolicyArn: iamArn('policy') } }],
  ['AWS::SecretsManager::Secret', arnFirst('Id', 'secretsmanager', (secret) => `secret:${secret.name}`)],
  [
    'AWS::SSM::Parameter',
    {
      attributes: {
        Value: (parameter) => parameter.text('Value') ?? '',
        Type: (parameter) => parameter.text('Type') ?? '',
      },
    },
  ],
  ['AWS::Kinesis::Stream', { attributes: { Arn: arn('kinesis', (stream) => `stream/${stream.name}`) } }],
  ['AWS::ECS::Cluster', { attributes: { Arn: arn('ecs', (cluster) => `cluster/${cluster.name}`) } }],
  [
    'AWS::ECS::TaskDefinition',
    arnFirst('TaskDefinitionArn', 'ecs', (task) => `task-definition/${task.text('Family') ?? task.logicalId}:1`),
  ],
  ['AWS::Batch::JobDefinition', arnFirst('JobDefinitionArn', 'batch', (job) => `job-definition/${job.name}:1`)],
  ['AWS::Batch::JobQueue', arnFirst('JobQueueArn', 'batch', (queue) => `job-queue/${queue.name}`)],
  ['AWS::CodeBuild::Project', { attributes: { Arn: arn('codebuild', (project) => `project/${project.name}`) } }],
]);

/** What Ref gives. For a type that is not in the table: the name. */
export function refOf(resource: Named): string {
  const identity = IDENTITIES.get(resource.type);
  const attribute = identity?.ref === undefined ? undefined : identity.attributes[identity.ref];
  return attribute ? attribute(resource) : resource.name;
}

/**
 * What Fn::GetAtt gives, or undefined where nothing can be said. Beyond the table, an attribute that ends in `Arn` is an
 * ARN of the type's service and the resource's name, one that ends in `Name` the name, one that ends in `Id` the logical
 * id: AWS draws these when it creates the resource, and any value serves that is always the same.
 */
export function attributeOf(resource: Named, attribute: string): string | undefined {
  const attributes = IDENTITIES.get(resource.type)?.attributes ?? {};
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (known) return known(resource);
  if (attribute.endsWith('Arn')) {
    return arn((resource.type.split('::')[1] ?? resource.type).toLowerCase(), name)(resource);
  }
  if (attribute.endsWith('Name')) return resource.name;
  return attribute.endsWith('Id') ? resource.logicalId : undefined;
}

/** The attributes that a type is known to have, for messages. */
export function attributesOf(type: string): readonly string[] {
  return Object.keys(IDENTITIES.get(type)?.attributes ?? {});
}

/** `arn:aws:<service>:<region>:<account>:<resource>` */
function arn(service: string, resource: Attribute): Attribute {
  return (named) => `arn:${named.partition}:${service}:${named.region}:${named.account}:${resource(named)}`;
}

function arnFirst(attribute: string, service: string, resource: Attribute): Identity {
  return { ref: attribute, attributes: { [attribute]: arn(service, resource) } };
}

function iamArn(kind: string): Attribute {
  return (named) => `arn:${named.partition}:iam::${named.account}:${kind}${named.text('Path') ?? '/'}${named.name}`;
}

function name(resource: Named): string {
  return resource.name;
}

function functionArn(named: Named): string {
  return arn('lambda', (lambda) => `function:${lambda.name}`)(named);
}

/** The ARN of the function that a version, alias or URL belongs to; their property may hold a name, a partial ARN or an ARN. */
function targetArn(resource: Named): string {
  const target = resource.text('FunctionName') ?? resource.text('TargetFunctionArn') ?? resource.logicalId;
  return target.startsWith('arn:') ? target : arn('lambda', () => `function:${target.split(':').at(-1)}`)(resource);
}

function qualifiedArn(qualifier: Attribute): Attribute {
  return (resource) => `${targetArn(resource)}:${qualifier(resource)}`;
}

function version(resource: Named): string {
  return String(resource.ordinal('FunctionName'));
}

/** An alias routes to versions of one machine; the machine's ARN is a version's without its number. */
function machineAliasArn(alias: Named): string {
  const routes = alias.property('RoutingConfiguration');
  const target = isArray(routes) ? routes[0] : alias.property('DeploymentPreference');
  const versionArn = isObject(target) ? member(target, 'StateMachineVersionArn') : undefined;
  const machine = typeof versionArn === 'string' ? versionArn.replace(/:\d+$/, '') : alias.logicalId;
  return `${machine}:${alias.name}`;
}

function functionUrl(url: Named): string {
  return `https://${url.logicalId.toLowerCase()}.lambda-url.${url.region}.on.aws/`;
}

function queueUrl(queue: Named): string {
  return `https://sqs.${queue.region}.${queue.urlSuffix}/${queue.account}/${queue.name}`;
}

function tableResource(table: Named): string {
  return `table/${table.name}`;
}

function streamResource(table: Named): string {
  return `table/${table.name}/stream/2024-01-01T00:00:00.000`;
}
