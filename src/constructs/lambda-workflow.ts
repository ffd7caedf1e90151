// A state machine with its log group and its role, ready for production.
import { ArnFormat, Aspects, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CustomerManagedEncryptionConfiguration,
  LogLevel,
  type IStateMachine,
  type LogOptions,
  type StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';
import { ImportedWorkflow, LambdaWorkflowBase, LAST, type ILambdaWorkflow } from './lambda-workflow-base';
import type { LambdaWorkflowProps } from './lambda-workflow-props';
import { allowLogs, logGroupName } from './private/encryption';
import { placeFarPolicies } from './private/far-policy';
import { injectedProps } from './private/injected-props';
import { checkPlace, refuse } from './private/kinds/construct-error';
import { Annotator } from './private/workflow/annotator';
import { GrantingStateMachine } from './private/workflow/granting-state-machine';
import { MapRunPolicy } from './private/workflow/map-run-policy';
import { arnProblem, checkWorkflowProps, nameProblem } from './private/workflow/workflow-checks';
import { WorkflowDefinition } from './private/workflow/workflow-definition';
import { WORKFLOW_KINDS } from './private/workflow/workflow-kinds';
import { WorkflowRole } from './private/workflow/workflow-role';
import { WorkflowAlarms } from './workflow-alarms';
import { WorkflowGrants } from './workflow-grants';

/**
 * A Step Functions state machine with logging, tracing and a role that may do only what its states need.
 *
 * The definition is rendered at synthesis, so states and retriers that you add later, and Aspects, still count. It is
 * also checked then. Each finding becomes an annotation of this construct: an error, which stops the CDK's command line,
 * or a warning. See `acknowledge`.
 *
 * @example
 * new LambdaWorkflow(this, 'Orders', {
 *   definition: chargeTask.next(shipTask),
 *   onFailure: OnFailure.notify(alarms),
 *   alarmTopic: alarms,
 *   timeout: Duration.days(1),
 * });
 */
export class LambdaWorkflow extends LambdaWorkflowBase {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.LambdaWorkflow';

  /**
   * A workflow that is made elsewhere, by its ARN. Its type, key and states are not known: no grant is refused, and
   * who starts or reads an encrypted workflow also needs a permission for its key.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param stateMachineArn the ARN of the state machine
   * @throws an error that names the construct if this is not such an ARN
   */
  static fromLambdaWorkflowArn(scope: Construct, id: string, stateMachineArn: string): ILambdaWorkflow {
    checkPlace('LambdaWorkflow.fromLambdaWorkflowArn', scope, id);
    refuse(scope, id, arnProblem(stateMachineArn));
    return new ImportedWorkflow(scope, id, stateMachineArn);
  }

  /**
   * A workflow of this account and Region that is made elsewhere, by its name.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param stateMachineName the name of the state machine
   * @throws an error that names the construct if this is not such a name
   */
  static fromLambdaWorkflowName(scope: Construct, id: string, stateMachineName: string): ILambdaWorkflow {
    checkPlace('LambdaWorkflow.fromLambdaWorkflowName', scope, id);
    refuse(scope, id, nameProblem(stateMachineName));
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    const parts = { service: 'states', resource: 'stateMachine', resourceName: stateMachineName, arnFormat };
    return new ImportedWorkflow(scope, id, Stack.of(scope).formatArn(parts), false);
  }

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

  /** The alarms; undefined without `alarmTopic` and `alarmActions`. */
  public readonly alarms?: WorkflowAlarms;

  private readonly props: LambdaWorkflowProps;
  private readonly definition: WorkflowDefinition;
  private readonly annotator: Annotator;
  private readonly callbacksGranted = new Set<IPrincipal>();
  private readonly mapRunPolicy: MapRunPolicy;

  /** @throws an error that names the construct if a property is out of its limits */
  constructor(scope: Construct, id: string, givenProps: LambdaWorkflowProps) {
    const props = injectedProps(scope, id, LambdaWorkflow.PROPERTY_INJECTION_ID, givenProps, WORKFLOW_KINDS);
    super(scope, id);
    checkWorkflowProps(scope, id, props);
    this.props = props;
    const { encryptionKey, managedPolicies: hasManagedPolicies = false } = props;
    this.definition = new WorkflowDefinition(this, props);
    this.logGroup = props.logLevel === LogLevel.OFF ? undefined : (props.logGroup ?? this.newLogGroup(props));
    const machineProps = {
      definitionBody: this.definition,
      queryLanguage: this.definition.queryLanguage,
      role: props.role ?? new WorkflowRole(this, 'Role', props.roleName, hasManagedPolicies),
      // The role's permission for the key contains the name, so CloudFormation cannot generate it.
      stateMachineName: props.stateMachineName ?? (encryptionKey && Names.uniqueResourceName(this, { maxLength: 80 })),
      stateMachineType: props.stateMachineType,
      timeout: props.timeout,
      tracingEnabled: props.tracingEnabled ?? true,
      encryptionConfiguration: encryptionKey && new CustomerManagedEncryptionConfiguration(encryptionKey),
      logs: this.logOptions(props),
    };
    this.stateMachine = new GrantingStateMachine(
      this,
      'StateMachine',
      machineProps,
      hasManagedPolicies,
      () => this.grants,
    );
    const { stateMachine } = this;
    this.node.defaultChild = stateMachine.node.defaultChild; // for escape hatches, and what aws-apigateway reads
    const { stateMachineArn: arn, stateMachineType: type } = stateMachine;
    this.role = stateMachine.role;
    this.grantPrincipal = stateMachine.grantPrincipal;
    this.grants = WorkflowGrants._of({
      ...{ scope: this, arn, type, isImported: false, hasManagedPolicies, key: encryptionKey },
    });
    this.mapRunPolicy = new MapRunPolicy(stateMachine, hasManagedPolicies);
    this.alarms = this.newAlarms(props);

    this.annotator = new Annotator(this, props, this.definition);
    // Before Aspects that read policies, such as rule packs, come to the policies below this construct.
    const settle = () => {
      this._settle();
      placeFarPolicies(this);
    };
    Aspects.of(this).add({ visit: (node) => (node === this ? settle() : undefined) }, LAST);
    // After all Aspects, which may change states and functions.
    this.node.addValidation({ validate: () => this.annotator.annotate() });
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
   * Accepts the findings of a check in this workflow: they become informational annotations with the reason.
   *
   * @param id the id in the annotation, such as `task-timeout`; docs/constructs.md lists them
   * @param reason why the finding is acceptable, for later readers
   * @param stateName only the findings about this state; otherwise about all states, also those that are added later
   * @throws an error that lists the checks if the id is unknown
   */
  public acknowledge(id: string, reason: string, stateName?: string): void {
    this.annotator.acknowledge(id, reason, stateName);
  }

  private newAlarms({
    alarmTopic: topic,
    alarmActions: actions,
    alarmOptions,
  }: LambdaWorkflowProps): WorkflowAlarms | undefined {
    if (!topic && !actions) return undefined;
    return new WorkflowAlarms(this, 'Alarms', { stateMachine: this.stateMachine, topic, actions, ...alarmOptions });
  }

  private newLogGroup(props: LambdaWorkflowProps): LogGroup {
    const name = props.logGroupName ?? logGroupName(this);
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
      if (!(state instanceof LambdaTask) || !state.callback) continue;
      const { grantPrincipal } = state.callback;
      if (this.callbacksGranted.has(grantPrincipal)) continue;
      this.callbacksGranted.add(grantPrincipal);
      this.grants.taskResponse(state.callback);
    }
  }

  /**
   * Grants what the finished workflow needs and gives, whatever the order in which its parts were made.
   *
   * @internal
   */
  public _settle(): void {
    const { definition, stateMachine } = this;
    const statements = definition.newStatements();
    statements.forEach((statement) => stateMachine.addToRolePolicy(statement));
    const { distributedMaps } = definition;
    this.mapRunPolicy.settle(distributedMaps);
    this.grantCallbacks();
    this.grants._settle(distributedMaps.length > 0);
  }

  /**
   * What the workflow needs before it can be deployed, with tokens.
   *
   * @internal
   */
  public get _needs(): unknown {
    const { definition, role, logGroup, props } = this;
    const { encryptionKey, logEncryptionKey, alarmTopic } = props;
    return [
      ...[definition.render(), definition.statements.map((statement) => statement.toJSON() as unknown)],
      ...[role.roleArn, logGroup?.logGroupArn, encryptionKey?.keyArn, logEncryptionKey?.keyArn, alarmTopic?.topicArn],
    ];
  }

  /** @internal */
  protected get _machine(): IStateMachine {
    return this.stateMachine;
  }
}
