// A role of a template, with every policy that the templates around it attach to it.
import type { PolicySet } from './decide';
import { managedPolicy } from './managed-policies';
import { readPolicy, type Policy } from './policy';
import { isArray, isObject, member, type Json } from '../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';
import { tried } from '../templates/unresolved-error';

/** A role whose policies are available. */
export interface Role extends PolicySet {
  readonly arn: string;
  readonly name: string;
}

/**
 * The role with this ARN, in the template itself or in the templates around it. Undefined if none of them creates it;
 * then its policies are unknown.
 * @throws SimulatorError if one of its policies does not resolve or is not a policy
 */
export function findRole(arn: string, template: ResolvedTemplate): Role | undefined {
  const templates = templatesAround(template);
  for (const each of templates) {
    const resource = each.resourcesOfType('AWS::IAM::Role').find((role) => arnOf(role, template) === arn);
    if (resource) return roleOf(resource, arn, templates);
  }
  return undefined;
}

/** A role of another template may have a name that does not resolve here. */
function arnOf(role: ResolvedResource, own: ResolvedTemplate): string | undefined {
  const read = () => role.tryAttribute('Arn');
  return role.template === own ? read() : tried(read);
}

function roleOf(role: ResolvedResource, arn: string, templates: readonly ResolvedTemplate[]): Role {
  const boundary = role.text('PermissionsBoundary');
  const around = templates.map((template) => attachedIn(template, role));
  const attached = around.flatMap(({ policies }) => policies);
  const managed = managedOf(texts(role.property('ManagedPolicyArns')), templates);
  const own = new Set(managed.policies.map(({ name }) => name));
  return {
    arn,
    name: role.name,
    policies: [...inlineOf(role), ...attached.filter(({ name }) => !own.has(name)), ...managed.policies],
    unknown: [...managed.unknown, ...around.flatMap(({ unknown }) => unknown)],
    ...(boundary !== undefined && { boundary: managedOf([boundary], templates) }),
  };
}

function inlineOf(role: ResolvedResource): readonly Policy[] {
  const policies = role.property('Policies');
  return (isArray(policies) ? policies : []).map((policy, index) => {
    const name = isObject(policy) ? member(policy, 'PolicyName') : undefined;
    const document = isObject(policy) ? member(policy, 'PolicyDocument') : undefined;
    const label = typeof name === 'string' ? name : `policy ${index + 1}`;
    return readPolicy(`${label} in ${role.logicalId}`, document, role.place(`Policies[${index}].PolicyDocument`));
  });
}

/** The resource types that attach a policy to roles, with the names of the roles. */
const ATTACHING: Readonly<Record<string, (policy: ResolvedResource) => readonly string[]>> = {
  'AWS::IAM::Policy': (policy) => texts(policy.property('Roles')),
  'AWS::IAM::ManagedPolicy': (policy) => texts(policy.property('Roles')),
  'AWS::IAM::RolePolicy': (policy) => texts(policy.property('RoleName')),
};

/**
 * A role without an explicit name may share its name with a role of another stack, whose policies do not count here.
 * A policy of another stack whose roles do not resolve here may be attached, too.
 */
function attachedIn(template: ResolvedTemplate, role: ResolvedResource): Omit<PolicySet, 'boundary'> {
  const isOwn = template === role.template;
  const roles = template.resourcesOfType('AWS::IAM::Role');
  if (!isOwn && roles.some((one) => tried(() => one.ref) === role.ref)) return { policies: [], unknown: [] };
  const policies: Policy[] = [];
  const unknown: string[] = [];
  for (const [type, rolesOf] of Object.entries(ATTACHING)) {
    for (const policy of template.resourcesOfType(type)) {
      const names = isOwn ? rolesOf(policy) : tried(() => rolesOf(policy));
      if (!names) unknown.push(policy.logicalId);
      else if (names.includes(role.ref)) policies.push(policyOf(policy));
    }
  }
  return { policies, unknown };
}

function managedOf(arns: readonly string[], templates: readonly ResolvedTemplate[]): Omit<PolicySet, 'boundary'> {
  const policies: Policy[] = [];
  const unknown: string[] = [];
  for (const arn of arns) {
    const made = templates
      .flatMap((template) => template.resourcesOfType('AWS::IAM::ManagedPolicy'))
      .find((policy) => tried(() => policy.ref) === arn);
    const policy = made ? policyOf(made) : managedPolicy(arn);
    if (policy) policies.push(policy);
    else unknown.push(arn);
  }
  return { policies, unknown };
}

function policyOf(policy: ResolvedResource): Policy {
  return readPolicy(policy.logicalId, policy.property('PolicyDocument'), policy.place('PolicyDocument'));
}

function texts(value: Json | undefined): readonly string[] {
  const list = value === undefined ? [] : isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string');
}
