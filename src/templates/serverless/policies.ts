// Turns the Policies of a SAM machine or function into managed and inline policies of a role.
import { policyFromTemplate } from './policy-templates';
import { isArn } from '../../asl/arn';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** The properties of a role with these policies: names and ARNs of managed policies, documents, or policy templates. */
export function rolePolicies(policies: Json | undefined): JsonObject {
  const all = policies === undefined ? [] : isArray(policies) ? policies : [policies];
  const managed = all.filter((policy) => !isInline(policy)).map(managedPolicyArn);
  const written = all.filter(isInline).map((policy) => ({ policy, document: documentOf(policy) }));
  const inline = written.flatMap(({ document }, index) =>
    document === undefined ? [] : [{ PolicyName: `Policy${index}`, PolicyDocument: document }],
  );
  // The permissions of a template that SAM does not have are unknown: it becomes a managed policy that does not exist.
  const unknown = written.filter(({ document }) => !document).map(({ policy }) => `SAM's ${Object.keys(policy)[0]}`);
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

/** The document itself, or that of a template with its parameters. */
function documentOf(policy: JsonObject): JsonObject | undefined {
  if (member(policy, 'Statement') !== undefined) return policy;
  const [name, parameters] = Object.entries(policy)[0] as [string, Json];
  return policyFromTemplate(name, parameters);
}
