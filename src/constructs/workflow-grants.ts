// Grants others permissions on a workflow.
import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { useOfKey } from './private/encryption';
import type { GrantedMachine } from './private/granted-machine';
import { GranteePolicies } from './private/grantee-policies';
import { constructError, refuse } from './private/kinds/construct-error';
import { kindProblem } from './private/kinds/kind';
import { TEXTS } from './private/kinds/property-kinds';

/**
 * Grants others permissions on the workflow: `workflow.grants.startExecution(api)`. Each grant names only the state
 * machine, its executions or its Map Runs.
 *
 * A role gets its permissions in a policy of its own, apart from its default policy. So a function may start the
 * workflow that invokes it, and grants and states may be added in any order: there is never a circular dependency. A
 * resource that uses a permission during the deployment depends on it with `applyBefore`.
 *
 * @example
 * workflow.grants.startExecution(api).applyBefore(trigger);
 */
export class WorkflowGrants {
  /** @internal */
  static _of(machine: GrantedMachine): WorkflowGrants {
    return new WorkflowGrants(machine);
  }

  private readonly policies: GranteePolicies;
  private readonly ofMapRuns: (() => void)[] = [];

  private constructor(private readonly machine: GrantedMachine) {
    this.policies = new GranteePolicies(machine.scope, machine.hasManagedPolicies);
  }

  /**
   * Allows the grantee to start executions, and to use the workflow's key if it has one.
   *
   * @param grantee who gets the permission
   */
  public startExecution(grantee: IGrantable): Grant {
    const who = this.withKey(grantee);
    return this.onMachine(who, 'states:StartExecution');
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
    const who = this.withKey(grantee);
    return this.onMachine(who, 'states:StartSyncExecution');
  }

  /**
   * Allows the grantee to read the definition, the executions and their history, and to use the workflow's key if it has
   * one. If the workflow has a distributed Map, also its Map Runs and their child executions.
   *
   * @param grantee who gets the permission
   */
  public read(grantee: IGrantable): Grant {
    const who = this.withKey(grantee);
    const onExecution = [
      'states:DescribeExecution',
      'states:DescribeStateMachineForExecution',
      'states:GetExecutionHistory',
    ];
    this.whenMapRuns(() => {
      this.add(who, ['states:ListMapRuns'], this.executionArn('*'));
      this.add(who, onExecution, this.childExecutionArn());
      this.add(who, ['states:DescribeMapRun', 'states:ListExecutions'], this.mapRunArn());
    });
    return this.onMachine(who, 'states:DescribeStateMachine', 'states:ListExecutions').combine(
      this.onExecutions(who, ...onExecution),
    );
  }

  /**
   * Allows the grantee to return task tokens: SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat.
   *
   * @param grantee who gets the permission; may be a function that the workflow invokes
   */
  public taskResponse(grantee: IGrantable): Grant {
    const who = this.policies.of(grantee);
    return this.onMachine(who, 'states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat');
  }

  /**
   * STANDARD only: allows the grantee to redrive failed executions, and the child executions of distributed Maps. The
   * permission is on the executions, as RedriveExecution requires; aws-cdk-lib grants it on the state machine.
   *
   * @param grantee who gets the permission
   * @throws an error for an EXPRESS workflow, whose executions cannot be redriven
   */
  public redriveExecution(grantee: IGrantable): Grant {
    this.demand(StateMachineType.STANDARD, 'redriveExecution', 'startExecution');
    const who = this.policies.of(grantee);
    this.whenMapRuns(() => this.add(who, ['states:RedriveExecution'], this.childExecutionArn()));
    return this.onExecutions(who, 'states:RedriveExecution');
  }

  /**
   * Allows the grantee these actions on all executions of the workflow.
   *
   * @param grantee who gets the permission
   * @param actions such as `states:StopExecution`
   */
  public execution(grantee: IGrantable, ...actions: string[]): Grant {
    this.demandActions(actions);
    return this.onExecutions(this.policies.of(grantee), ...actions);
  }

  /**
   * Allows the grantee these actions on the state machine.
   *
   * @param grantee who gets the permission
   * @param actions such as `states:UpdateStateMachine`
   */
  public actions(grantee: IGrantable, ...actions: string[]): Grant {
    this.demandActions(actions);
    return this.onMachine(this.policies.of(grantee), ...actions);
  }

  /**
   * Grants what depends on the finished workflow.
   *
   * @internal
   */
  public _settle(hasMapRuns: boolean): void {
    if (hasMapRuns) this.ofMapRuns.splice(0).forEach((grant) => grant());
  }

  private whenMapRuns(grant: () => void): void {
    if (this.machine.isImported) {
      grant();
    } // nothing says what states it has
    else {
      this.ofMapRuns.push(grant);
    }
  }

  private withKey(grantee: IGrantable): IGrantable {
    const who = this.policies.of(grantee);
    const { key, arn } = this.machine;
    if (key) who.grantPrincipal.addToPrincipalPolicy(useOfKey(key, arn));
    return who;
  }

  private onMachine(grantee: IGrantable, ...actions: string[]): Grant {
    return this.add(grantee, actions, this.machine.arn);
  }

  private onExecutions(grantee: IGrantable, ...actions: string[]): Grant {
    return this.add(grantee, actions, this.executionArn('*'));
  }

  private add(grantee: IGrantable, actions: string[], arn: string): Grant {
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] });
  }

  private executionArn(name: string): string {
    return this.arnOf('execution', `:${name}`);
  }

  /** `execution:NAME/LABEL:*` */
  private childExecutionArn(): string {
    return this.arnOf('execution', '/*:*');
  }

  /** `mapRun:NAME/LABEL:*` */
  private mapRunArn(): string {
    return this.arnOf('mapRun', '/*:*');
  }

  private arnOf(resource: string, rest: string): string {
    const { arn, scope, place } = this.machine;
    const { resourceName } = Arn.split(arn, ArnFormat.COLON_RESOURCE_NAME);
    return Stack.of(scope).formatArn({
      ...place,
      service: 'states',
      resource,
      resourceName: `${resourceName}${rest}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  private demandActions(actions: string[]): void {
    const isEmpty = actions.length === 0;
    const problem = isEmpty ? 'actions is empty: add at least one, such as states:StopExecution.' : undefined;
    refuse(this.machine.scope, '', problem ?? kindProblem('actions', actions, TEXTS));
  }

  private demand(type: StateMachineType, method: string, instead: string): void {
    const { scope, isImported } = this.machine;
    if (isImported || this.machine.type === type) return;
    const message = `${method} is only for ${type} workflows. Grant ${instead}, or change stateMachineType.`;
    throw constructError(scope, '', message);
  }
}
