// Turns SAM's state machines and functions into plain CloudFormation resources, with their roles.
import { connectorPolicies } from './connectors';
import { rolePolicies } from './policies';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { Template, TemplateResource } from '../template';

type Expansion = (logicalId: string, properties: JsonObject) => Readonly<Record<string, Made>>;
type Made = Pick<TemplateResource, 'type' | 'properties'>;

const EXPANSIONS: ReadonlyMap<string, Expansion> = new Map<string, Expansion>([
  ['AWS::Serverless::Function', expandFunction],
  ['AWS::Serverless::StateMachine', expandStateMachine],
  ['AWS::Serverless::SimpleTable', (id, properties) => ({ [id]: { type: 'AWS::DynamoDB::Table', properties } })],
]);

/**
 * Resources of other SAM types (APIs, events) are left unchanged, because no definition depends on them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandServerless(template: Template): Template {
  if (![...template.resources.values()].some((resource) => EXPANSIONS.has(resource.type))) return template;
  const connected = connectorPolicies(template.resources);
  const resources = new Map<string, TemplateResource>();
  for (const [logicalId, resource] of template.resources) {
    const expand = EXPANSIONS.get(resource.type);
    if (!expand) {
      resources.set(logicalId, resource);
    } else {
      const defaults = member(template.globals, resource.type.split('::')[2] as string);
      const properties = { ...(isObject(defaults) ? defaults : {}), ...resource.properties };
      for (const [id, made] of Object.entries(expand(logicalId, properties))) {
        const own = id === logicalId ? resource : { ...resource, dependsOn: [] };
        resources.set(id, { ...own, ...made });
      }
    }
  }
  for (const [id, policy] of connected) resources.set(id, policy);
  return { ...template, resources };
}

function expandStateMachine(logicalId: string, properties: JsonObject): Readonly<Record<string, Made>> {
  const { Name, Type, Role, Definition, DefinitionUri, DefinitionSubstitutions, Logging, Tracing } = properties;
  const isTraced = isObject(Tracing) && member(Tracing, 'Enabled') === true;
  return {
    [logicalId]: {
      type: 'AWS::StepFunctions::StateMachine',
      properties: withoutUndefinedProperties({
        StateMachineName: Name,
        StateMachineType: Type,
        RoleArn: Role ?? roleArn(logicalId),
        Definition,
        DefinitionS3Location: DefinitionUri === undefined ? undefined : locationOf(DefinitionUri),
        DefinitionSubstitutions,
        LoggingConfiguration: Logging,
        TracingConfiguration: Tracing,
      }),
    },
    ...(Role === undefined && role(logicalId, 'states.amazonaws.com', properties, isTraced ? [TRACING] : [])),
  };
}

function expandFunction(logicalId: string, properties: JsonObject): Readonly<Record<string, Made>> {
  const { Role, Policies: _, AutoPublishAlias, ...rest } = properties;
  const version = `${logicalId}.Version`;
  return {
    [logicalId]: { type: 'AWS::Lambda::Function', properties: { ...rest, Role: Role ?? roleArn(logicalId) } },
    ...(Role === undefined && role(logicalId, 'lambda.amazonaws.com', properties)),
    // SAM templates can use these names: { "Ref": "Charge.Alias" }
    ...(AutoPublishAlias !== undefined && {
      [version]: { type: 'AWS::Lambda::Version', properties: { FunctionName: { Ref: logicalId } } },
      [`${logicalId}.Alias`]: {
        type: 'AWS::Lambda::Alias',
        properties: {
          FunctionName: { Ref: logicalId },
          FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
          Name: AutoPublishAlias,
        },
      },
    }),
  };
}

/** The policies that SAM adds to the role of a machine with tracing. */
const TRACING = 'AWSXRayDaemonWriteAccess';

function role(
  logicalId: string,
  service: string,
  { Policies = [], RolePath, PermissionsBoundary }: JsonObject,
  more: readonly string[] = [],
): Readonly<Record<string, Made>> {
  const trust = { Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] };
  return {
    [`${logicalId}Role`]: {
      type: 'AWS::IAM::Role',
      properties: withoutUndefinedProperties({
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
        Path: RolePath,
        PermissionsBoundary,
        ...rolePolicies([Policies, more].flat()),
      }),
    },
  };
}

function roleArn(logicalId: string): Json {
  return { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] };
}

/** An object in S3, an `s3://` address, or a path relative to the template. */
function locationOf(uri: Json): Json {
  const [, bucket, key] = (typeof uri === 'string' && /^s3:\/\/([^/]+)\/(.+)$/.exec(uri)) || [];
  if (bucket !== undefined && key !== undefined) return { Bucket: bucket, Key: key };
  return isObject(uri) ? uri : { Key: uri };
}

function withoutUndefinedProperties(properties: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries(properties).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
