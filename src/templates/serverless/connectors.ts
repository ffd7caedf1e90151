// Turns SAM connectors from a state machine to the resources that it calls into managed policies, as SAM does.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
import { connectorStatements, type ConnectorEnd } from './connector-profiles';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { TemplateResource } from '../template';

type Resources = ReadonlyMap<string, TemplateResource>;

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
      addPolicies(policies, `${id}Policy`, source, resource.properties, resources);
    }
    for (const [name, connector] of Object.entries(resource.connectors)) {
      const properties = isObject(connector) ? member(connector, 'Properties') : undefined;
      if (isObject(properties)) addPolicies(policies, `${id}${name}Policy`, { Id: id }, properties, resources);
    }
  }
  return policies;
}

function addPolicies(
  policies: Map<string, TemplateResource>,
  policyId: string,
  source: Json | undefined,
  properties: JsonObject,
  resources: Resources,
): void {
  const role = sourceRole(source, resources);
  const destinations = [member(properties, 'Destination') ?? []].flat() as readonly Json[];
  const permissions = member(properties, 'Permissions');
  const statements = destinations.flatMap((destination) => {
    const end = endOf(destination, resources);
    return (isArray(permissions) ? permissions : []).flatMap((kind) =>
      end ? connectorStatements(end, String(kind)) : [],
    );
  });
  if (role === undefined || statements.length === 0) return;
  const document = { Version: '2012-10-17', Statement: statements };
  policies.set(policyId, {
    type: 'AWS::IAM::ManagedPolicy',
    properties: { PolicyDocument: document, Roles: [role] },
    metadata: {},
    dependsOn: [],
    connectors: {},
  });
}

/** The source by its logical id, or by its type and the name of its role. */
function sourceRole(source: Json | undefined, resources: Resources): Json | undefined {
  const id = idOf(source);
  if (id === undefined) {
    return isObject(source) && MACHINES.has(typeOf(source)) ? member(source, 'RoleName') : undefined;
  }
  const machine = resources.get(id);
  return machine && MACHINES.has(machine.type) ? roleOf(id, machine) : undefined;
}

/** The destination by its logical id, or by its type and its properties, such as Arn. */
function endOf(destination: Json, resources: Resources): ConnectorEnd | undefined {
  const id = idOf(destination);
  if (id === undefined) {
    return isObject(destination)
      ? { type: typeOf(destination), property: (name) => member(destination, name) }
      : undefined;
  }
  const type = resources.get(id)?.type;
  const isRef = (name: string) => name === 'Arn' && BY_REF.has(type ?? '');
  const property = (name: string): Json => (isRef(name) ? { Ref: id } : { 'Fn::GetAtt': [id, name] });
  return type === undefined ? undefined : { type, property };
}

/** Types whose ARN is what Ref gives. */
const BY_REF: ReadonlySet<string> = new Set([...MACHINES, 'AWS::SNS::Topic']);

function typeOf(end: JsonObject): string {
  return String(member(end, 'Type') ?? '');
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
