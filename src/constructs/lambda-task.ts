// A Task state that invokes a Lambda function, with production defaults.
import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { QueryLanguage, TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { LambdaCallbackTaskProps, LambdaTaskProps } from './lambda-task-props';
import { invocation, type AnyLambdaTaskProps } from './private/lambda-invocation';
import { checkLambdaTask } from './private/lambda-task-checks';
import { joined, type RetrierJson } from './private/retriers';
import { invokedArn } from './private/version';
import { RetryPolicy } from './retry-policy';

/**
 * Invokes a Lambda function as a step of a workflow. It chains with every other state of aws-stepfunctions.
 *
 * Beyond `LambdaInvoke` it has by default: retriers for Lambda's service errors and for throttling with full jitter;
 * a timeout; the function's own result instead of the wrapper that the Invoke API returns; and a grant for exactly
 * the function's ARN.
 *
 * Its `metricXxx` methods give metrics that Step Functions emits: in JSONPath those of the function's ARN; in JSONata,
 * and wherever `lambda:invoke` is the resource, those of the service integration, which count all such tasks of the
 * account and Region together (docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html). For one
 * function by itself take `lambdaFunction.metricErrors()` and its like.
 */
export class LambdaTask extends LambdaInvoke {
  /**
   * Invokes a function, hands it a task token and waits until somebody returns the token: a human approval, a job
   * elsewhere. Not for EXPRESS workflows.
   *
   * The function gets `{ input, taskToken }` unless a `payload` says otherwise; the task's result is what
   * SendTaskSuccess brings, and what SendTaskFailure brings is an error like any other.
   *
   * @param scope where the construct belongs
   * @param id its name there, and the state's unless there is a `stateName`
   * @param props how long to wait, and for whom
   * @throws an error that names the construct when a property is out of its limits
   */
  static waitForTaskToken(scope: Construct, id: string, props: LambdaCallbackTaskProps): LambdaTask {
    return new LambdaTask(scope, id, props);
  }

  /** The function that is invoked. */
  public readonly lambdaFunction: IFunction;

  /** Who returns the task token, where the task waits for one. */
  public readonly callback?: IGrantable;

  /** The exact ARN, where LambdaInvoke would add all versions of the function. */
  protected readonly taskPolicies?: PolicyStatement[];

  /** Those that Step Functions emits (aws-cdk#24048). */
  protected readonly taskMetrics?: TaskMetricsConfig;

  private readonly idempotent: boolean;
  private readonly ownRetry?: RetryPolicy;
  private inheritedRetry?: RetryPolicy;

  /** @throws an error that names the construct when a property is out of its limits */
  constructor(scope: Construct, id: string, props: LambdaTaskProps) {
    const given: AnyLambdaTaskProps = props;
    checkLambdaTask(scope, id, given);
    const invoke = invocation(given);
    super(scope, id, invoke);
    this.lambdaFunction = given.lambdaFunction;
    this.callback = given.callback;
    this.ownRetry = given.retry;
    this.idempotent = given.idempotent ?? false;
    this.taskPolicies = given.credentials ? [] : [invokeStatement(given.lambdaFunction)];
    this.taskMetrics = metrics(given.lambdaFunction, invoke.payloadResponseOnly ?? false);
  }

  /** The retriers that the task has beside those of `addRetry`. */
  public get retryPolicy(): RetryPolicy {
    const policy = this.ownRetry ?? this.inheritedRetry ?? RetryPolicy.standard();
    return this.idempotent ? policy.withUnknownErrors() : policy;
  }

  /** The state as it stands in the definition; what `addRetry` added is tried before the policy. */
  public override toStateJson(topLevelQueryLanguage?: QueryLanguage): object {
    const state = super.toStateJson(topLevelQueryLanguage) as { readonly Retry?: RetrierJson[] };
    return { ...state, Retry: joined(state.Retry ?? [], this.retryPolicy.retriers) };
  }

  /**
   * What a workflow or a chain says for tasks that say nothing themselves; the first one counts.
   *
   * @internal
   */
  public _inheritRetry(retry: RetryPolicy): void {
    this.inheritedRetry ??= retry;
  }
}

function invokeStatement(lambdaFunction: IFunction): PolicyStatement {
  return new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [invokedArn(lambdaFunction)] });
}

function metrics(lambdaFunction: IFunction, byArn: boolean): TaskMetricsConfig {
  return byArn
    ? {
        metricPrefixSingular: 'LambdaFunction',
        metricPrefixPlural: 'LambdaFunctions',
        metricDimensions: { LambdaFunctionArn: lambdaFunction.functionArn },
      }
    : {
        metricPrefixSingular: 'ServiceIntegration',
        metricPrefixPlural: 'ServiceIntegrations',
        metricDimensions: { ServiceIntegrationResourceArn: `arn:${Aws.PARTITION}:states:::lambda:invoke` },
      };
}
