// Policies of a role, inline or managed.
import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Policy, type IRole, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export type AnyPolicy = Policy | ManagedPolicy;

/** A managed policy has at most 6,144 characters (docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const LONGEST = 5500;

export function newPolicy(scope: Construct, id: string, role: IRole, isManaged: boolean): AnyPolicy {
  const policy = new Policy(scope, id);
  role.attachInlinePolicy(policy);
  const { isAttached } = policy as unknown as { readonly isAttached: boolean };
  if (!isManaged || !isAttached) return policy; // a role that must not be changed takes no policy of any kind
  scope.node.tryRemoveChild(id);
  return new ManagedPolicy(scope, id, { roles: [role] });
}

/** The policies of a role, of which managed ones are as many as it takes. */
export class RolePolicies {
  public readonly policies: AnyPolicy[] = [];
  private length = 0;

  constructor(
    private readonly scope: Construct,
    private readonly id: string,
    private readonly role: IRole,
    private readonly isManaged: boolean,
  ) {}

  /** Returns the policy that the statement was added to. */
  public add(statement: PolicyStatement): AnyPolicy {
    const { length } = JSON.stringify(Stack.of(this.scope).resolve(statement.toJSON()));
    if (this.policies.length === 0 || (this.isManaged && this.length + length > LONGEST)) {
      const id = `${this.id}${this.policies.length || ''}`;
      this.policies.push(newPolicy(this.scope, id, this.role, this.isManaged));
      this.length = 0;
    }
    this.length += length;
    const policy = this.policies.at(-1)!;
    policy.addStatements(statement);
    return policy;
  }
}
