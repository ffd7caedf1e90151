// A state machine with its log group and its role, ready for production.
import { Aws, Duration, Fn, Names, RemovalPolicy } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  type IChainable,
  type StateMachineGrants,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { OnFailure } from './on-failure';
import { constructError } from './private/construct-error';
import { catchAll } from './private/failure-handling';
import { LazyDefinition } from './private/lazy-definition';

/** Properties of a LambdaWorkflow. */
export interface LambdaWorkflowProps {
  /** The states: a LambdaTask, a chain, a fragment, or any other state of aws-stepfunctions. */
  readonly definition: IChainable;

  /**
   * What happens when a state fails that has no catcher of its own.
   *
   * @default - the execution fails
   */
  readonly onFailure?: OnFailure;

  /**
   * How long an execution may run before it ends with the status TIMED_OUT; whole seconds, at least 1.
   * EXPRESS: at most 5 minutes.
   *
   * @default - no limit but that of the service: a year for STANDARD, 5 minutes for EXPRESS
   */
  readonly timeout?: Duration;

  /**
   * The name of the state machine; 1 to 80 letters, digits, `-` and `_`.
   *
   * @default - made by CloudFormation
   */
  readonly stateMachineName?: string;

  /**
   * STANDARD or EXPRESS.
   *
   * @default StateMachineType.STANDARD
   */
  readonly stateMachineType?: StateMachineType;

  /**
   * The query language of states that do not say their own.
   *
   * @default QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * A comment in the definition.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * Which events are logged.
   *
   * @default LogLevel.ALL
   */
  readonly logLevel?: LogLevel;

  /**
   * Whether the log shows inputs and outputs, which may hold personal data.
   *
   * @default false
   */
  readonly includeExecutionData?: boolean;

  /**
   * How long the log is kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;

  /**
   * Whether executions are traced by AWS X-Ray.
   *
   * @default true
   */
  readonly tracingEnabled?: boolean;

  /**
   * What becomes of the log group when the workflow is removed.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A Step Functions state machine with logging, tracing and a role that may do what its states need and nothing else.
 *
 * The definition is rendered when the app is synthesized: a retrier added later, and Aspects, still count.
 */
export class LambdaWorkflow extends Construct {
  /** The state machine. */
  public readonly stateMachine: StateMachine;

  /** Its log group; the name starts with `/aws/vendedlogs/states/`, which keeps clear of a limit of CloudWatch Logs. */
  public readonly logGroup: LogGroup;

  /** The role that its executions assume. */
  public readonly role: IRole;

  /** @throws an error that names the construct when a property is out of its limits */
  constructor(scope: Construct, id: string, props: LambdaWorkflowProps) {
    super(scope, id);
    const { definition, onFailure } = props;
    const queryLanguage = props.queryLanguage ?? QueryLanguage.JSONATA;
    const isExpress = props.stateMachineType === StateMachineType.EXPRESS;
    checkTimeout(scope, id, props.timeout, isExpress);

    const handler = onFailure?.bind(this, queryLanguage);
    // Now, so that the handler's states and grants belong to the machine; and once more for states that come later.
    const handleFailures = () => handler && catchAll(definition.startState, handler, queryLanguage);
    handleFailures();

    this.logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: logGroupName(this),
      retention: props.logRetention ?? RetentionDays.ONE_MONTH,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: new LazyDefinition(definition, handleFailures),
      queryLanguage,
      stateMachineName: props.stateMachineName,
      stateMachineType: props.stateMachineType,
      timeout: props.timeout,
      comment: props.comment,
      tracingEnabled: props.tracingEnabled ?? true,
      logs: {
        destination: this.logGroup,
        level: props.logLevel ?? LogLevel.ALL,
        includeExecutionData: props.includeExecutionData ?? false,
      },
    });
    this.role = this.stateMachine.role;
  }

  /** The ARN of the state machine. */
  public get stateMachineArn(): string {
    return this.stateMachine.stateMachineArn;
  }

  /** The name of the state machine. */
  public get stateMachineName(): string {
    return this.stateMachine.stateMachineName;
  }

  /** Grants to others: `workflow.grants.startExecution(api)`. */
  public get grants(): StateMachineGrants {
    return this.stateMachine.grants;
  }

  /** The number of executions that failed, as a sum over 5 minutes. */
  public metricFailed(): IMetric {
    return this.stateMachine.metricFailed();
  }
}

const LONGEST_EXPRESS = Duration.minutes(5);

function checkTimeout(scope: Construct, id: string, timeout: Duration | undefined, isExpress: boolean): void {
  if (!timeout || timeout.isUnresolved()) return;
  if (timeout.toMilliseconds() < 1000) {
    throw constructError(scope, id, `timeout must be at least 1 second, got ${timeout.toHumanString()}.`);
  }
  if (isExpress && timeout.toMilliseconds() > LONGEST_EXPRESS.toMilliseconds()) {
    throw constructError(
      scope,
      id,
      `an EXPRESS workflow runs 5 minutes at most, but its timeout is ${timeout.toHumanString()}: shorten it, or use STANDARD.`,
    );
  }
}

/**
 * Unique to this instance of the stack, whose id ends with a UUID, so that two deployments of one app do not collide.
 * Without `/aws/vendedlogs/` in front every log group adds to a resource policy that holds 5,120 characters
 * (docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html).
 */
function logGroupName(scope: Construct): string {
  const name = Names.uniqueResourceName(scope, { maxLength: 80 });
  return `/aws/vendedlogs/states/${name}-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`;
}
