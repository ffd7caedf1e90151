// A policy of a role, inline or managed.
import { ManagedPolicy, Policy, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export function newPolicy(scope: Construct, id: string, role: IRole, isManaged: boolean): Policy | ManagedPolicy {
  if (isManaged) return new ManagedPolicy(scope, id, { roles: [role] });
  const policy = new Policy(scope, id);
  role.attachInlinePolicy(policy);
  return policy;
}
