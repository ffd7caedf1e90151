// Turns SAM connectors from a state machine to the resources that it calls into managed policies, as SAM does.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { TemplateResource } from '../template';

type Resources = ReadonlyMap<string, TemplateResource>;

/** The statements for `Read` and `Write`, for the logical id of a destination. */
type Profile = Readonly<Record<string, (id: string) => readonly JsonObject[]>>;

const PROFILES: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  ...types(['AWS::Serverless::Function', 'AWS::Lambda::Function'], {
    Write: (id) => [allow('lambda', ['InvokeAsync', 'InvokeFunction'], arnOf(id))],
  }),
  ...types(['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'], {
    Read: (id) => [
      allow(
        'dynamodb',
        ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'ConditionCheckItem', 'PartiQLSelect'],
        ...table(id),
      ),
    ],
    Write: (id) => [
      allow(
        'dynamodb',
        ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate'],
        ...table(id),
      ),
    ],
  }),
  ...types(['AWS::SQS::Queue'], {
    Read: (id) => [allow('sqs', ['ReceiveMessage', 'GetQueueAttributes'], arnOf(id))],
    Write: (id) => [allow('sqs', ['DeleteMessage', 'SendMessage', 'ChangeMessageVisibility', 'PurgeQueue'], arnOf(id))],
  }),
  ...types(['AWS::SNS::Topic'], { Write: (id) => [allow('sns', ['Publish'], { Ref: id })] }),
  ...types(['AWS::Events::EventBus'], { Write: (id) => [allow('events', ['PutEvents'], arnOf(id))] }),
  ...types(['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'], {
    Read: (id) => [
      allow('states', ['DescribeStateMachine', 'ListExecutions'], { Ref: id }),
      allow('states', ['DescribeExecution', 'DescribeStateMachineForExecution', 'GetExecutionHistory'], executions(id)),
    ],
    Write: (id) => [
      allow('states', ['StartExecution', 'StartSyncExecution'], { Ref: id }),
      allow('states', ['StopExecution'], executions(id)),
      allow('events', ['PutTargets', 'PutRule', 'DescribeRule'], {
        'Fn::Sub': `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/${EXECUTION_RULE}`,
      }),
    ],
  }),
]);

const EXECUTION_RULE = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

const MACHINES: ReadonlySet<string> = new Set(['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine']);

/**
 * The policies by logical id. Connectors with a source other than a machine, or a destination other than the above, are
 * ignored.
 */
export function connectorPolicies(resources: Resources): ReadonlyMap<string, TemplateResource> {
  const policies = new Map<string, TemplateResource>();
  for (const [id, resource] of resources) {
    if (resource.type === 'AWS::Serverless::Connector') {
      const source = member(resource.properties, 'Source');
      addPolicies(policies, `${id}Policy`, idOf(source), resource.properties, resources);
    }
    for (const [name, connector] of Object.entries(resource.connectors)) {
      const properties = isObject(connector) ? member(connector, 'Properties') : undefined;
      if (isObject(properties)) addPolicies(policies, `${id}${name}Policy`, id, properties, resources);
    }
  }
  return policies;
}

function addPolicies(
  policies: Map<string, TemplateResource>,
  policyId: string,
  source: string | undefined,
  properties: JsonObject,
  resources: Resources,
): void {
  const machine = source === undefined ? undefined : resources.get(source);
  const role = machine && MACHINES.has(machine.type) ? roleOf(source!, machine) : undefined;
  const destinations = [member(properties, 'Destination') ?? []].flat() as readonly Json[];
  const permissions = member(properties, 'Permissions');
  const statements = destinations.map(idOf).flatMap((id) => {
    const profile = PROFILES.get((id !== undefined && resources.get(id)?.type) || '');
    const kinds = isArray(permissions) ? permissions : [];
    return kinds.flatMap((kind) => profile?.[String(kind)]?.(id!) ?? []);
  });
  if (!role || statements.length === 0) return;
  const document = { Version: '2012-10-17', Statement: statements };
  policies.set(policyId, {
    type: 'AWS::IAM::ManagedPolicy',
    properties: { PolicyDocument: document, Roles: [role] },
    metadata: {},
    dependsOn: [],
    connectors: {},
  });
}

/** The role that SAM creates, or the role that the machine names. Undefined if the role is not in the template. */
function roleOf(id: string, { type, properties }: TemplateResource): Json | undefined {
  const given = member(properties, 'Role') ?? member(properties, 'RoleArn');
  if (given === undefined) return type === 'AWS::Serverless::StateMachine' ? { Ref: `${id}Role` } : undefined;
  const attribute = isObject(given) ? member(given, 'Fn::GetAtt') : undefined;
  const role = isArray(attribute) ? attribute[0] : typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  return typeof role === 'string' ? { Ref: role } : undefined;
}

function idOf(end: Json | undefined): string | undefined {
  const id = isObject(end) ? member(end, 'Id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function types(names: readonly string[], profile: Profile): [string, Profile][] {
  return names.map((name) => [name, profile]);
}

function allow(service: string, actions: readonly string[], ...resources: readonly Json[]): JsonObject {
  return { Effect: 'Allow', Action: actions.map((action) => `${service}:${action}`), Resource: resources };
}

function arnOf(id: string): JsonObject {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

function table(id: string): readonly Json[] {
  return [arnOf(id), { 'Fn::Sub': [`\${Table}/index/*`, { Table: arnOf(id) }] }];
}

function executions(id: string): JsonObject {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:execution:\${${id}.Name}:*` };
}
