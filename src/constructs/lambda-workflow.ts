// A state machine with its log group and its role, ready for production.
import { AspectPriority, Aspects, Names, RemovalPolicy } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CustomerManagedEncryptionConfiguration,
  LogLevel,
  StateMachine,
  type LogOptions,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';
import type { LambdaWorkflowProps } from './lambda-workflow-props';
import { allowLogs, logGroupName } from './private/encryption';
import { invokedPrincipals } from './private/invoked';
import { Annotator } from './private/workflow/annotator';
import { checkStates, checkWorkflowProps } from './private/workflow/workflow-checks';
import { WorkflowDefinition } from './private/workflow/workflow-definition';
import { WorkflowAlarms } from './workflow-alarms';
import { WorkflowGrants } from './workflow-grants';

/**
 * A Step Functions state machine with logging, tracing and a role that may do only what its states need.
 *
 * The definition is rendered at synthesis, so states and retriers that you add later, and Aspects, still count. It is
 * also checked then. Each finding becomes an annotation of this construct: an error, which stops the CDK's command line,
 * or a warning. See `acknowledge`.
 */
export class LambdaWorkflow extends Construct implements IGrantable {
  /** The state machine. */
  public readonly stateMachine: StateMachine;

  /** Its log group; undefined if the log level is OFF. */
  public readonly logGroup?: ILogGroup;

  /** The role that its executions assume. */
  public readonly role: IRole;

  /** The role as a grantee: `table.grantReadData(workflow)`. */
  public readonly grantPrincipal: IPrincipal;

  /** Grants others permissions on the workflow: `workflow.grants.startExecution(api)`. */
  public readonly grants: WorkflowGrants;

  /** The alarms; undefined without an `alarmTopic`. */
  public readonly alarms?: WorkflowAlarms;

  private readonly definition: WorkflowDefinition;
  private readonly annotator: Annotator;
  private readonly callbacksGranted = new Set<LambdaTask>();

  /** @throws an error that names the construct if a property is out of its limits */
  constructor(scope: Construct, id: string, props: LambdaWorkflowProps) {
    super(scope, id);
    checkWorkflowProps(scope, id, props);
    const { encryptionKey, alarmTopic } = props;
    this.definition = new WorkflowDefinition(this, props);
    checkStates(scope, id, this.definition.states, this.definition.queryLanguage);

    this.logGroup = props.logLevel === LogLevel.OFF ? undefined : (props.logGroup ?? this.newLogGroup(props));
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: this.definition,
      queryLanguage: this.definition.queryLanguage,
      role: props.role,
      // The role's permission for the key contains the name, so CloudFormation cannot generate it.
      stateMachineName: props.stateMachineName ?? (encryptionKey && Names.uniqueResourceName(this, { maxLength: 80 })),
      stateMachineType: props.stateMachineType,
      timeout: props.timeout,
      tracingEnabled: props.tracingEnabled ?? true,
      encryptionConfiguration: encryptionKey && new CustomerManagedEncryptionConfiguration(encryptionKey),
      logs: this.logOptions(props),
    });
    const { stateMachine } = this;
    this.role = stateMachine.role;
    this.grantPrincipal = stateMachine.grantPrincipal;
    this.grants = WorkflowGrants._of(stateMachine, () => invokedPrincipals(this.definition.states), encryptionKey);
    this.alarms = alarmTopic && new WorkflowAlarms(this, 'Alarms', { stateMachine, topic: alarmTopic });
    this.grantCallbacks();

    this.annotator = new Annotator(this, props, this.definition);
    // Runs after other Aspects, which may add to the states.
    const finish = { visit: (node: unknown) => (node === this ? this.finish() : undefined) };
    Aspects.of(this).add(finish, { priority: AspectPriority.READONLY });
  }

  /** The ARN of the state machine. */
  public get stateMachineArn(): string {
    return this.stateMachine.stateMachineArn;
  }

  /** The name of the state machine. */
  public get stateMachineName(): string {
    return this.stateMachine.stateMachineName;
  }

  /**
   * Accepts the finding of a check in this workflow: it becomes an informational annotation with the reason.
   *
   * @param id the id in the annotation, such as `task-timeout`; docs/constructs.md lists them
   * @param reason why the finding is acceptable, for later readers
   */
  public acknowledge(id: string, reason: string): void {
    this.annotator.acknowledge(id, reason);
  }

  /**
   * A metric of this workflow in the namespace AWS/States; by default a sum over 5 minutes.
   *
   * @param metricName such as `ExecutionsFailed`
   * @param options statistic, period, label and so on
   */
  public metric(metricName: string, options?: MetricOptions): Metric {
    return this.stateMachine.metric(metricName, options);
  }

  /**
   * Executions that failed, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricFailed(options?: MetricOptions): Metric {
    return this.stateMachine.metricFailed(options);
  }

  /**
   * Executions that succeeded, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricSucceeded(options?: MetricOptions): Metric {
    return this.stateMachine.metricSucceeded(options);
  }

  /**
   * Executions that timed out, as a sum over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricTimedOut(options?: MetricOptions): Metric {
    return this.stateMachine.metricTimedOut(options);
  }

  /**
   * How long executions took, in milliseconds, as an average over 5 minutes.
   *
   * @param options statistic, period, label and so on
   */
  public metricTime(options?: MetricOptions): Metric {
    return this.stateMachine.metricTime(options);
  }

  private newLogGroup(props: LambdaWorkflowProps): LogGroup {
    const name = logGroupName(this);
    const encryptionKey = props.logEncryptionKey;
    if (encryptionKey) allowLogs(this, encryptionKey, name);
    return new LogGroup(this, 'LogGroup', {
      logGroupName: name,
      encryptionKey,
      retention: props.logRetention ?? RetentionDays.ONE_MONTH,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
    });
  }

  private logOptions({ logLevel, includeExecutionData }: LambdaWorkflowProps): LogOptions | undefined {
    return (
      this.logGroup && {
        destination: this.logGroup,
        level: logLevel ?? LogLevel.ALL,
        includeExecutionData: includeExecutionData ?? false,
      }
    );
  }

  private grantCallbacks(): void {
    for (const state of this.definition.states) {
      if (!(state instanceof LambdaTask) || !state.callback || this.callbacksGranted.has(state)) continue;
      this.callbacksGranted.add(state);
      this.grants.taskResponse(state.callback);
    }
  }

  /** Does what needs the finished app. */
  private finish(): void {
    this.definition.grantLate(this.stateMachine);
    this.grantCallbacks();
    this.annotator.annotate();
  }
}
