// What a resource that was never deployed is called: names and ARNs made of its logical id, the same everywhere.
import { member, type Json } from '../../json/json';
import { SimulatorError } from '../simulator-error';
import type { Place, Resolver, Resource } from './resolver';

/** How resources of a type are named, and what their ARN looks like. */
interface StandIn {
  /** The property with an explicit name. */
  readonly nameProperty?: string;
  /** Whether Ref gives the ARN instead of the name. */
  readonly refIsArn?: boolean;
  /** The ARN behind `arn:aws:`. */
  arn?(name: string, template: Resolver, resource: Resource, place: Place): string;
}

const inRegion =
  (service: string, kind: string) =>
  (name: string, { region, account }: Resolver) =>
    `${service}:${region}:${account}:${kind}${name}`;

const STAND_INS: Readonly<Record<string, StandIn>> = {
  'AWS::DynamoDB::Table': { nameProperty: 'TableName', arn: inRegion('dynamodb', 'table/') },
  'AWS::Events::EventBus': { nameProperty: 'Name', arn: inRegion('events', 'event-bus/') },
  'AWS::IAM::Role': { nameProperty: 'RoleName', arn: (name, { account }) => `iam::${account}:role/${name}` },
  'AWS::KMS::Key': { arn: inRegion('kms', 'key/') },
  'AWS::Lambda::Alias': {
    refIsArn: true,
    arn: (_, template, { properties }, place) =>
      behind(functionArn(template, member(properties, 'FunctionName') ?? null, place)) +
      `:${template.resolveText(member(properties, 'Name') ?? null, place)}`,
  },
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', arn: inRegion('lambda', 'function:') },
  'AWS::Lambda::Version': {
    refIsArn: true,
    arn: (_, template, { properties }, place) =>
      `${behind(functionArn(template, member(properties, 'FunctionName') ?? null, place))}:1`,
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arn: (name, { region, account }) => `logs:${region}:${account}:log-group:${name}:*`,
  },
  'AWS::S3::Bucket': { nameProperty: 'BucketName', arn: (name) => `s3:::${name}` },
  'AWS::SNS::Topic': { nameProperty: 'TopicName', arn: inRegion('sns', ''), refIsArn: true },
  'AWS::SQS::Queue': { nameProperty: 'QueueName', arn: inRegion('sqs', '') },
  'AWS::StepFunctions::Activity': { nameProperty: 'Name', arn: inRegion('states', 'activity:'), refIsArn: true },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    arn: inRegion('states', 'stateMachine:'),
    refIsArn: true,
  },
};

/** What Ref gives: the ARN for the types that do so, else the name; the logical id for types that are not known here. */
export function referenceTo(resource: Resource, template: Resolver, place: Place): string {
  const standIn = STAND_INS[resource.type];
  if (resource.type === 'AWS::SQS::Queue') {
    return `https://sqs.${template.region}.amazonaws.com/${template.account}/${nameOf(resource, template, place)}`;
  }
  return standIn?.refIsArn ? arnOf(resource, template, place) : nameOf(resource, template, place);
}

/** What Fn::GetAtt gives. Throws a SimulatorError that names the resource for an attribute that cannot be made up. */
export function attributeOf(resource: Resource, attribute: string, template: Resolver, place: Place): string {
  if (attribute === 'Arn' || attribute === `${resource.type.split('::')[2]}Arn`) {
    return arnOf(resource, template, place);
  }
  if (/(Name|Id)$/.test(attribute)) return nameOf(resource, template, place);
  throw new SimulatorError(
    `${place}: the attribute '${attribute}' of '${resource.logicalId}' (${resource.type}) is known only after deployment.`,
  );
}

function nameOf(resource: Resource, template: Resolver, place: Place): string {
  const property = STAND_INS[resource.type]?.nameProperty;
  const name = property === undefined ? undefined : member(resource.properties, property);
  return name === undefined ? resource.logicalId : template.resolveText(name, place);
}

function arnOf(resource: Resource, template: Resolver, place: Place): string {
  const name = nameOf(resource, template, place);
  const arn = STAND_INS[resource.type]?.arn;
  if (arn) return `arn:aws:${arn(name, template, resource, place)}`;
  const service = resource.type.split('::')[1]!.toLowerCase();
  return `arn:aws:${service}:${template.region}:${template.account}:${name}`;
}

/** FunctionName is a name or an ARN. */
function functionArn(template: Resolver, functionName: Json, place: Place): string {
  const name = template.resolveText(functionName, place);
  return name.startsWith('arn:') ? name : `arn:aws:lambda:${template.region}:${template.account}:function:${name}`;
}

const behind = (arn: string): string => arn.slice('arn:aws:'.length);
