// The policies through which grantees get their permissions, apart from their default policies.
import { Names, Stack } from 'aws-cdk-lib';
import type {
  ManagedPolicy,
  Policy,
  PrincipalPolicyFragment,
  AddToPrincipalPolicyResult,
  IGrantable,
  IPrincipal,
  IRole,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { DependencyGroup, type Construct } from 'constructs';
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

  /** Places the permissions of roles of other stacks. */
  public settle(stacks: ReadonlySet<Stack>): void {
    for (const [role, policy] of this.far) {
      if (stacks.has(role.stack)) policy.settle(() => this.policyOf(role));
      else policy.settle(() => this.policyThere(role));
    }
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
      policy = new FarPolicy(role);
      this.far.set(role, policy);
    }
    return policy;
  }
}

/**
 * The permissions of a role of another stack. They belong there, because that stack probably uses the workflow, unless
 * the workflow's stack depends on that one: stacks must not depend on each other. Only the finished workflow shows it.
 */
class FarPolicy implements IGrantable, IPrincipal {
  public readonly grantPrincipal: IPrincipal = this;
  public readonly assumeRoleAction = 'sts:AssumeRole';
  private readonly waiting: PolicyStatement[] = [];
  private readonly dependable = new DependencyGroup();
  private policy?: Policy | ManagedPolicy;

  constructor(private readonly role: IRole) {}

  public get policyFragment(): PrincipalPolicyFragment {
    return this.role.policyFragment;
  }

  public addToPolicy(statement: PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }

  public addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.waiting.push(statement);
    return { statementAdded: true, policyDependable: this.dependable };
  }

  public settle(policyOf: () => Policy | ManagedPolicy): void {
    if (!this.policy) {
      this.policy = policyOf();
      this.dependable.add(this.policy);
    }
    this.policy.addStatements(...this.waiting.splice(0));
  }
}
