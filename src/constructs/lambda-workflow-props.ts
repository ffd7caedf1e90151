// What a LambdaWorkflow is given.
import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IChainable, LogLevel, QueryLanguage, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { OnFailure } from './on-failure';
import type { RetryPolicy } from './retry-policy';

/** Properties of a LambdaWorkflow. */
export interface LambdaWorkflowProps {
  /** The states: a LambdaTask, a chain, a fragment, or any other state of aws-stepfunctions. */
  readonly definition: IChainable;

  /**
   * What happens when a state fails and its own catchers leave it.
   *
   * @default - the execution fails
   */
  readonly onFailure?: OnFailure;

  /**
   * How every task is retried that says nothing itself: a LambdaTask without `retry`, and any other task that has no
   * retrier when the app is synthesized, inside a Parallel or a Map too.
   *
   * @default - RetryPolicy.standard() for each LambdaTask, and nothing for other tasks
   */
  readonly retry?: RetryPolicy;

  /**
   * The timeout of every task that has none, inside a Parallel or a Map too; whole seconds, at least 1. Each LambdaTask
   * has one already.
   *
   * @default - none, and a warning: by itself a task waits for 99,999,999 seconds
   * (docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html)
   */
  readonly taskTimeout?: Duration;

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
   * @default - made by CloudFormation; with an `encryptionKey` by the construct, because the role's permission for the
   * key names the state machine
   */
  readonly stateMachineName?: string;

  /**
   * STANDARD (up to a year, each step once, history kept) or EXPRESS (up to 5 minutes, at least once when started
   * asynchronously, no history but the log, neither task tokens nor `.sync` jobs). It cannot be changed later: another
   * type is another state machine.
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
   * The role that executions assume; it is given what the states need.
   *
   * @default - a new one, which Step Functions may assume for state machines of this account alone
   */
  readonly role?: IRole;

  /**
   * The log group. Its name should start with `/aws/vendedlogs/`: others add to a resource policy of CloudWatch Logs
   * that holds 5,120 characters (docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html).
   *
   * @default - a new one below `/aws/vendedlogs/states/`, whose name is unique to this instance of the stack
   */
  readonly logGroup?: ILogGroup;

  /**
   * Which events are logged. With OFF there is no log group.
   *
   * @default LogLevel.ALL
   */
  readonly logLevel?: LogLevel;

  /**
   * Whether the log shows inputs and outputs, which may hold personal data; more than 248 KiB of one is cut off.
   *
   * @default false
   */
  readonly includeExecutionData?: boolean;

  /**
   * How long the new log group keeps its log.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;

  /**
   * The key that encrypts the new log group; CloudWatch Logs is allowed to use it for this log group.
   *
   * @default - a key of AWS
   */
  readonly logEncryptionKey?: IKey;

  /**
   * The symmetric key that encrypts the definition and the history. The role and whoever is granted to start or to read
   * executions may use it for this state machine.
   *
   * @default - a key of AWS
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether executions are traced by AWS X-Ray.
   *
   * @default true
   */
  readonly tracingEnabled?: boolean;

  /**
   * Where alarms go: executions that failed, timed out, were aborted or were throttled; each from 1 in 5 minutes. The
   * key of an encrypted topic must allow cloudwatch.amazonaws.com, which is up to whoever owns the key.
   *
   * @default - no alarms
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of the new log group when the workflow is removed.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}
