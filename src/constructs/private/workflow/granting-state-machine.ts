// The state machine of a workflow, whose own grants are those of the workflow.
import type { Grant, IGrantable, ManagedPolicy, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StateMachine, type StateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WorkflowGrants } from '../../workflow-grants';
import { newPolicy } from '../new-policy';

/**
 * Other constructs, such as targets of rules, take the state machine and grant themselves what they need. The grants of
 * aws-stepfunctions forget the key of the state machine, make circles, and are on too much or too little.
 */
export class GrantingStateMachine extends StateMachine {
  constructor(
    scope: Construct,
    id: string,
    props: StateMachineProps,
    private readonly workflowGrants: () => WorkflowGrants,
  ) {
    super(scope, id, props);
    this.waitForRolePolicy();
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
   * and this one depends on the role.
   */
  public override addToRolePolicy(statement: PolicyStatement): void {
    if (this.role.stack === this.stack) {
      super.addToRolePolicy(statement);
      return;
    }
    (this.rolePolicy ?? newPolicy(this, 'RolePolicy', this.role, false)).addStatements(statement);
    this.waitForRolePolicy();
  }

  private get rolePolicy(): Policy | ManagedPolicy | undefined {
    return this.node.tryFindChild('RolePolicy') as Policy | ManagedPolicy | undefined; // a field would be reset after super()
  }

  /** Step Functions creates no state machine whose role may not write its log. */
  private waitForRolePolicy(): void {
    if (this.rolePolicy) this.node.defaultChild?.node.addDependency(this.rolePolicy);
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
