// The policies through which grantees get their permissions, apart from their default policies.
import { Names, Stack } from 'aws-cdk-lib';
import type { IGrantable, IRole, ManagedPolicy, Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { FarPolicy } from './far-policy';
import { refuse } from './kinds/construct-error';
import { kindProblem } from './kinds/kind';
import { GRANTEE } from './kinds/property-kinds';
import { newPolicy } from './new-policy';

/**
 * A function's default policy is deployed before the function, and a workflow after the functions that it invokes. So a
 * permission on the workflow in the default policy would be a circle if the workflow invokes the function, now or after
 * a later `next`. A policy of its own never is.
 */
export class GranteePolicies {
  private readonly policies = new Map<IRole, Policy | ManagedPolicy>();
  private readonly far = new Map<IRole, FarPolicy>();

  constructor(
    private readonly scope: Construct,
    private readonly isManaged: boolean,
  ) {}

  /** The policy of a role, or the grantee itself: users, groups, services and accounts have no such policy. */
  public of(grantee: IGrantable): IGrantable {
    refuse(this.scope, '', kindProblem('grantee', grantee, GRANTEE));
    const { grantPrincipal } = grantee;
    const role = grantPrincipal as Partial<IRole>;
    if (role.attachInlinePolicy === undefined) return grantee;
    return role.stack === Stack.of(this.scope) ? this.policyOf(role as IRole) : this.farPolicyOf(role as IRole);
  }

  private policyThere(role: IRole): Policy | ManagedPolicy {
    const id = `GrantOf${Names.nodeUniqueId(this.scope.node)}`;
    return newPolicy(role as unknown as Construct, id, role, this.isManaged);
  }

  private policyOf(role: IRole): Policy | ManagedPolicy {
    let policy = this.policies.get(role);
    if (!policy) {
      policy = newPolicy(this.scope, `GrantTo${Names.nodeUniqueId(role.node)}`, role, this.isManaged);
      this.policies.set(role, policy);
    }
    return policy;
  }

  private farPolicyOf(role: IRole): FarPolicy {
    let policy = this.far.get(role);
    if (!policy) {
      const places = { here: () => this.policyOf(role), there: () => this.policyThere(role) };
      policy = new FarPolicy(this.scope, role, places);
      this.far.set(role, policy);
    }
    return policy;
  }
}
