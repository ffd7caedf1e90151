// What a workflow is for others, whether it is made here or imported: an IStateMachine.
import { ArnFormat, AspectPriority, Aspects, Resource } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { UnknownPrincipal, type Grant, type IGrantable, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { StateMachine, type IStateMachine, type StateMachineReference } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { placeFarPolicies } from './private/far-policy';
import { refuse } from './private/kinds/construct-error';
import { kindProblem } from './private/kinds/kind';
import { TEXT } from './private/kinds/property-kinds';
import { WorkflowGrants } from './workflow-grants';

/** A workflow, made here or imported. Everything that takes an IStateMachine takes it. */
export interface ILambdaWorkflow extends IStateMachine {
  /** The name of the state machine. */
  readonly stateMachineName: string;

  /** Grants others permissions on the workflow: `workflow.grants.startExecution(api)`. */
  readonly grants: WorkflowGrants;
}

/**
 * The methods of an IStateMachine. jsii gives them to the class that extends this one.
 *
 * @internal
 */
export abstract class LambdaWorkflowBase extends Resource implements ILambdaWorkflow {
  /** The ARN of the state machine. */
  public abstract readonly stateMachineArn: string;

  /** The name of the state machine. */
  public abstract readonly stateMachineName: string;

  /** The workflow's role as a grantee: `table.grantReadData(workflow)`. Nothing for an imported workflow. */
  public abstract readonly grantPrincipal: IPrincipal;

  /** Grants others permissions on the workflow: `workflow.grants.startExecution(api)`. */
  public abstract readonly grants: WorkflowGrants;

  /** A reference to the state machine, as the L1 constructs of aws-cdk-lib take it. */
  public get stateMachineRef(): StateMachineReference {
    return { stateMachineArn: this.stateMachineArn };
  }

  /**
   * The same as `grants.startExecution`.
   *
   * @param identity who gets the permission
   */
  public grantStartExecution(identity: IGrantable): Grant {
    return this.grants.startExecution(identity);
  }

  /**
   * The same as `grants.startSyncExecution`.
   *
   * @param identity who gets the permission
   */
  public grantStartSyncExecution(identity: IGrantable): Grant {
    return this.grants.startSyncExecution(identity);
  }

  /**
   * The same as `grants.read`.
   *
   * @param identity who gets the permission
   */
  public grantRead(identity: IGrantable): Grant {
    return this.grants.read(identity);
  }

  /**
   * The same as `grants.taskResponse`.
   *
   * @param identity who gets the permission
   */
  public grantTaskResponse(identity: IGrantable): Grant {
    return this.grants.taskResponse(identity);
  }

  /**
   * The same as `grants.redriveExecution`.
   *
   * @param identity who gets the permission
   */
  public grantRedriveExecution(identity: IGrantable): Grant {
    return this.grants.redriveExecution(identity);
  }

  /**
   * The same as `grants.execution`.
   *
   * @param identity who gets the permission
   * @param actions such as `states:StopExecution`
   */
  public grantExecution(identity: IGrantable, ...actions: string[]): Grant {
    return this.grants.execution(identity, ...actions);
  }

  /**
   * The same as `grants.actions`.
   *
   * @param identity who gets the permission
   * @param actions such as `states:UpdateStateMachine`
   */
  public grant(identity: IGrantable, ...actions: string[]): Grant {
    return this.grants.actions(identity, ...actions);
  }

  /**
   * A metric of this workflow in the namespace AWS/States; by default a sum over 5 minutes.
   *
   * @param metricName such as `ExecutionsFailed`
   * @param options statistic, period, label and so on
   */
  public metric(metricName: string, options?: MetricOptions): Metric {
    refuse(this, '', kindProblem('metricName', metricName, TEXT));
    return this._machine.metric(metricName, options);
  }

  /**
   * Executions that failed, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricFailed(options?: MetricOptions): Metric {
    return this._machine.metricFailed(options);
  }

  /**
   * Starts and steps that were throttled, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricThrottled(options?: MetricOptions): Metric {
    return this._machine.metricThrottled(options);
  }

  /**
   * Executions that were stopped, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricAborted(options?: MetricOptions): Metric {
    return this._machine.metricAborted(options);
  }

  /**
   * Executions that succeeded, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricSucceeded(options?: MetricOptions): Metric {
    return this._machine.metricSucceeded(options);
  }

  /**
   * Executions that timed out, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricTimedOut(options?: MetricOptions): Metric {
    return this._machine.metricTimedOut(options);
  }

  /**
   * Executions that were started, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricStarted(options?: MetricOptions): Metric {
    return this._machine.metricStarted(options);
  }

  /**
   * How long executions took, in milliseconds, as an average over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricTime(options?: MetricOptions): Metric {
    return this._machine.metricTime(options);
  }

  /**
   * The state machine of aws-stepfunctions, which makes the metrics.
   *
   * @internal
   */
  protected abstract get _machine(): IStateMachine;
}

/** For what comes after all Aspects that change constructs, and before those that judge them. */
export const LAST = { priority: AspectPriority.READONLY };

/** A workflow that is made elsewhere. */
export class ImportedWorkflow extends LambdaWorkflowBase {
  public readonly stateMachineArn: string;
  public readonly stateMachineName: string;
  public readonly grantPrincipal: IPrincipal;
  public readonly grants: WorkflowGrants;
  /** @internal */
  protected readonly _machine: IStateMachine;

  /** @param isFar whether the ARN may be of another account or Region */
  constructor(scope: Construct, id: string, stateMachineArn: string, isFar = true) {
    super(scope, id, isFar ? { environmentFromArn: stateMachineArn } : {});
    this._machine = StateMachine.fromStateMachineArn(this, 'StateMachine', stateMachineArn);
    this.stateMachineArn = stateMachineArn;
    this.stateMachineName = this.stack.splitArn(stateMachineArn, ArnFormat.COLON_RESOURCE_NAME).resourceName!;
    this.grantPrincipal = new UnknownPrincipal({ resource: this });
    this.grants = WorkflowGrants._of({
      scope: this,
      arn: stateMachineArn,
      place: isFar ? { account: this.env.account, region: this.env.region } : undefined,
      isImported: true,
      hasManagedPolicies: false,
    });
    Aspects.of(this).add({ visit: (node) => (node === this ? placeFarPolicies(this) : undefined) }, LAST);
  }
}
