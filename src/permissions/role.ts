// A role of a template, with every policy that the templates around it attach to it.
import type { PolicySet } from './decide';
import { managedPolicy } from './managed-policies';
import { readPolicy, type Policy } from './policy';
import { isArray, isObject, member, type Json } from '../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

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
    const resource = each.resourcesOfType('AWS::IAM::Role').find((role) => role.tryAttribute('Arn') === arn);
    if (resource) return roleOf(resource, arn, templates);
  }
  return undefined;
}

function roleOf(role: ResolvedResource, arn: string, templates: readonly ResolvedTemplate[]): Role {
  const boundary = role.text('PermissionsBoundary');
  const attached = templates.flatMap((template) => attachedIn(template, role));
  const managed = managedOf(texts(role.property('ManagedPolicyArns')), templates);
  const own = new Set(managed.policies.map(({ name }) => name));
  return {
    arn,
    name: role.name,
    policies: [...inlineOf(role), ...attached.filter(({ name }) => !own.has(name)), ...managed.policies],
    unknown: managed.unknown,
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
 */
function attachedIn(template: ResolvedTemplate, role: ResolvedResource): readonly Policy[] {
  const isOther =
    template !== role.template && template.resourcesOfType('AWS::IAM::Role').some(({ ref }) => ref === role.ref);
  if (isOther) return [];
  return Object.entries(ATTACHING).flatMap(([type, roles]) =>
    template
      .resourcesOfType(type)
      .filter((policy) => roles(policy).includes(role.ref))
      .map(policyOf),
  );
}

function managedOf(arns: readonly string[], templates: readonly ResolvedTemplate[]): Omit<PolicySet, 'boundary'> {
  const policies: Policy[] = [];
  const unknown: string[] = [];
  for (const arn of arns) {
    const made = templates
      .flatMap((template) => template.resourcesOfType('AWS::IAM::ManagedPolicy'))
      .find(({ ref }) => ref === arn);
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
