// The state machine of a workflow, whose own grants are those of the workflow.
import type { Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StateMachine, type StateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct, IConstruct } from 'constructs';
import type { WorkflowGrants } from '../../workflow-grants';
import { RolePolicies } from '../new-policy';
import { WorkflowRole } from './workflow-role';

// Fields would not exist yet while the constructor of StateMachine adds statements.
/** The workflows with managed policies. */
const withManagedPolicies = new WeakSet<IConstruct>();
const rolePolicies = new WeakMap<StateMachine, RolePolicies>();

/**
 * Other constructs, such as targets of rules, take the state machine and grant themselves what they need. The grants of
 * aws-stepfunctions forget the key of the state machine, make circles, and are on too much or too little.
 */
export class GrantingStateMachine extends StateMachine {
  constructor(
    scope: Construct,
    id: string,
    props: StateMachineProps,
    hasManagedPolicies: boolean,
    private readonly workflowGrants: () => WorkflowGrants,
  ) {
    if (hasManagedPolicies) withManagedPolicies.add(scope);
    super(scope, id, props);
    this.waitForRolePolicies();
    // Its class has a private constructor. Its methods are replaced one by one.
    Object.assign(this.grants, {
      startExecution: (who: IGrantable) => this.grantStartExecution(who),
      startSyncExecution: (who: IGrantable) => this.grantStartSyncExecution(who),
      read: (who: IGrantable) => this.grantRead(who),
      taskResponse: (who: IGrantable) => this.grantTaskResponse(who),
      redriveExecution: (who: IGrantable) => this.grantRedriveExecution(who),
      execution: (who: IGrantable, ...actions: string[]) => this.grantExecution(who, ...actions),
      actions: (who: IGrantable, ...actions: string[]) => this.grant(who, ...actions),
    });
  }

  /**
   * A role of another stack gets a policy here: its own stack would depend on this one because of what the states need,
   * and this one depends on the role. So does any role that gets managed policies and was not made by the workflow.
   */
  public override addToRolePolicy(statement: PolicyStatement): void {
    const isManaged = withManagedPolicies.has(this.node.scope!);
    if (this.role instanceof WorkflowRole || (this.role.stack === this.stack && !isManaged)) {
      super.addToRolePolicy(statement);
      return;
    }
    const policies = rolePolicies.get(this) ?? new RolePolicies(this, 'RolePolicy', this.role, isManaged);
    rolePolicies.set(this, policies);
    policies.add(statement);
    this.waitForRolePolicies();
  }

  /** Step Functions creates no state machine whose role may not write its log. */
  private waitForRolePolicies(): void {
    for (const policy of rolePolicies.get(this)?.policies ?? []) this.node.defaultChild?.node.addDependency(policy);
  }

  public override grantStartExecution(identity: IGrantable): Grant {
    return this.workflowGrants().startExecution(identity);
  }

  public override grantStartSyncExecution(identity: IGrantable): Grant {
    return this.workflowGrants().startSyncExecution(identity);
  }

  public override grantRead(identity: IGrantable): Grant {
    return this.workflowGrants().read(identity);
  }

  public override grantTaskResponse(identity: IGrantable): Grant {
    return this.workflowGrants().taskResponse(identity);
  }

  public override grantExecution(identity: IGrantable, ...actions: string[]): Grant {
    return this.workflowGrants().execution(identity, ...actions);
  }

  public override grantRedriveExecution(identity: IGrantable): Grant {
    return this.workflowGrants().redriveExecution(identity);
  }

  public override grant(identity: IGrantable, ...actions: string[]): Grant {
    return this.workflowGrants().actions(identity, ...actions);
  }
}
