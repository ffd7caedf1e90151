// Grants others permissions on a workflow.
import { Names, Stack } from 'aws-cdk-lib';
import { Grant, Policy, type IGrantable, type IPrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { StateMachineType, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { constructError } from './private/construct-error';
import { useOfKey } from './private/encryption';

/**
 * Grants others permissions on the workflow: `workflow.grants.startExecution(api)`. Each grant names only the state
 * machine or its executions. A function that the workflow itself invokes gets its permission in a separate policy; in
 * the function's default policy it would be a circular dependency.
 */
export class WorkflowGrants {
  /** @internal */
  static _of(stateMachine: StateMachine, invoked: () => readonly IPrincipal[], key?: IKey): WorkflowGrants {
    return new WorkflowGrants(stateMachine, invoked, key);
  }

  private readonly policies = new Map<IPrincipal, Policy>();

  private constructor(
    private readonly stateMachine: StateMachine,
    private readonly invoked: () => readonly IPrincipal[],
    private readonly key?: IKey,
  ) {}

  /**
   * Allows the grantee to start executions, and to use the workflow's key if it has one.
   *
   * @param grantee who gets the permission
   */
  public startExecution(grantee: IGrantable): Grant {
    return this.withKey(grantee, (who) => this.onMachine(who, 'states:StartExecution'));
  }

  /**
   * EXPRESS only: allows the grantee to start executions and wait for their result, and to use the workflow's key if it
   * has one.
   *
   * @param grantee who gets the permission
   * @throws an error for a STANDARD workflow, which does not support StartSyncExecution
   */
  public startSyncExecution(grantee: IGrantable): Grant {
    this.demand(StateMachineType.EXPRESS, 'startSyncExecution', 'startExecution');
    return this.withKey(grantee, (who) => this.onMachine(who, 'states:StartSyncExecution'));
  }

  /**
   * Allows the grantee to read the definition, the executions and their history, and to use the workflow's key if it has
   * one.
   *
   * @param grantee who gets the permission
   */
  public read(grantee: IGrantable): Grant {
    return this.withKey(grantee, (who) =>
      this.onMachine(who, 'states:DescribeStateMachine', 'states:ListExecutions').combine(
        this.onExecutions(
          who,
          'states:DescribeExecution',
          'states:DescribeStateMachineForExecution',
          'states:GetExecutionHistory',
        ),
      ),
    );
  }

  /**
   * Allows the grantee to return task tokens: SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat.
   *
   * @param grantee who gets the permission; may be a function that the workflow invokes
   */
  public taskResponse(grantee: IGrantable): Grant {
    const sameStack = this.roleIsInStack(grantee.grantPrincipal);
    const who = sameStack ? this.policyFor(grantee.grantPrincipal as IRole) : this.apart(grantee);
    return this.onMachine(who, 'states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat');
  }

  /**
   * STANDARD only: allows the grantee to redrive failed executions. The permission is on the executions, as
   * RedriveExecution requires; aws-cdk-lib grants it on the state machine.
   *
   * @param grantee who gets the permission
   * @throws an error for an EXPRESS workflow, whose executions cannot be redriven
   */
  public redriveExecution(grantee: IGrantable): Grant {
    this.demand(StateMachineType.STANDARD, 'redriveExecution', 'startExecution');
    return this.onExecutions(this.apart(grantee), 'states:RedriveExecution');
  }

  /**
   * Allows the grantee these actions on all executions of the workflow.
   *
   * @param grantee who gets the permission
   * @param actions such as `states:StopExecution`
   */
  public execution(grantee: IGrantable, ...actions: string[]): Grant {
    return this.onExecutions(this.apart(grantee), ...actions);
  }

  /**
   * Allows the grantee these actions on the state machine.
   *
   * @param grantee who gets the permission
   * @param actions such as `states:UpdateStateMachine`
   */
  public actions(grantee: IGrantable, ...actions: string[]): Grant {
    return this.onMachine(this.apart(grantee), ...actions);
  }

  private onMachine(grantee: IGrantable, ...actions: string[]): Grant {
    return this.stateMachine.grants.actions(grantee, ...actions);
  }

  private onExecutions(grantee: IGrantable, ...actions: string[]): Grant {
    return this.stateMachine.grants.execution(grantee, ...actions);
  }

  private withKey(grantee: IGrantable, grant: (who: IGrantable) => Grant): Grant {
    const who = this.apart(grantee);
    if (this.key) who.grantPrincipal.addToPrincipalPolicy(useOfKey(this.key, this.stateMachine.stateMachineArn));
    return grant(who);
  }

  private demand(type: StateMachineType, method: string, instead: string): void {
    if (this.stateMachine.stateMachineType === type) return;
    const message = `${method} is only for ${type} workflows. Grant ${instead}, or change stateMachineType.`;
    throw constructError(this.stateMachine.node.scope!, '', message);
  }

  /** The grantee, or a separate policy for a role that the workflow depends on, or whose stack it depends on. */
  private apart(grantee: IGrantable): IGrantable {
    const { grantPrincipal } = grantee;
    const role = grantPrincipal as Partial<IRole>;
    if (role.attachInlinePolicy === undefined) return grantee;
    const isElsewhere = role.stack !== Stack.of(this.stateMachine);
    const depends = this.invoked().some(
      (one) => one === grantPrincipal || (isElsewhere && (one as Partial<IRole>).stack === role.stack),
    );
    return depends ? this.policyFor(grantPrincipal as IRole) : grantee;
  }

  private roleIsInStack(principal: IPrincipal): boolean {
    const role = principal as Partial<IRole>;
    return role.attachInlinePolicy !== undefined && role.stack === Stack.of(this.stateMachine);
  }

  private policyFor(role: IRole): Policy {
    let policy = this.policies.get(role);
    if (!policy) {
      policy = new Policy(this.stateMachine.node.scope!, `GrantTo${Names.nodeUniqueId(role.node)}`);
      role.attachInlinePolicy(policy);
      this.policies.set(role, policy);
    }
    return policy;
  }
}
