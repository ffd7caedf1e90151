// A Task state that invokes a Lambda function, with production defaults.
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { QueryLanguage, type TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import {
  LambdaInvoke,
  type LambdaInvokeJsonataProps,
  type LambdaInvokeJsonPathProps,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct, IConstruct } from 'constructs';
import type { LambdaCallbackTaskProps, LambdaTaskProps } from './lambda-task-props';
import { checkArguments } from './private/chaining';
import { fromLambdaInvoke } from './private/from-lambda-invoke';
import { injectedProps } from './private/injected-props';
import { inner } from './private/inner-state';
import { warnOfPath } from './private/keep-input';
import { refuse } from './private/kinds/construct-error';
import { derivedTimeout, fieldsOfState, invocation, type AnyLambdaTask } from './private/lambda-invocation';
import { checkLambdaTask, problemInLanguage } from './private/lambda-task-checks';
import { inheritLanguage } from './private/query-language';
import { joinRetriers, type RetrierJson } from './private/retriers';
import { TASK_KINDS } from './private/task-kinds';
import { taskMetrics } from './private/task-metrics';
import { invokedArn } from './private/version';
import { RetryPolicy } from './retry-policy';

/**
 * Invokes a Lambda function as a step of a workflow. It chains with every other state of aws-stepfunctions.
 *
 * By default it adds to `LambdaInvoke`: retriers for Lambda's service errors and for throttling, with full jitter; a
 * timeout; the function's own result instead of the wrapper of the Invoke API; and a grant for exactly the function's
 * ARN.
 *
 * Its `metricXxx` methods return metrics that Step Functions really emits. In JSONPath they are those of the function's
 * ARN. In JSONata, and wherever `lambda:invoke` is the resource, they are those of the service integration, which count
 * all such tasks of the account and Region together
 * (docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html). For a single function use
 * `lambdaFunction.metricErrors()` and the like.
 *
 * @example
 * new LambdaTask(this, 'Charge', { lambdaFunction: chargeFunction, resultKey: 'payment', idempotent: true });
 */
export class LambdaTask extends LambdaInvoke {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.LambdaTask';

  /**
   * Invokes a function with a task token and waits until the token is returned, for a human approval or a job
   * elsewhere. Not for EXPRESS workflows.
   *
   * The function receives `{ input, taskToken }` unless you set `payload`. The task's result is the output of
   * SendTaskSuccess; the error of SendTaskFailure can be retried and caught like any other.
   *
   * @param scope the scope of the construct
   * @param id the construct's id, and the state's name unless there is a `stateName`
   * @param props the function, and how long to wait for the token
   * @throws an error that names the construct if a property is out of its limits
   */
  static waitForTaskToken(scope: Construct, id: string, props: LambdaCallbackTaskProps): LambdaTask {
    const waiting: AnyLambdaTask = { ...props, waitsForToken: true };
    return new LambdaTask(scope, id, waiting);
  }

  /**
   * The same as the constructor, in JSONata. It is declared as that of LambdaInvoke, whose properties it takes, and
   * returns a LambdaTask: its result is not wrapped.
   *
   * @param scope the scope of the construct
   * @param id the construct's id, and the state's name unless there is a `stateName`
   * @param props those of LambdaInvoke
   * @throws an error that names the construct and what to use instead, for a property that a LambdaTask does not have
   */
  static override jsonata(scope: Construct, id: string, props: LambdaInvokeJsonataProps): LambdaInvoke {
    return new LambdaTask(scope, id, fromLambdaInvoke(scope, id, props, QueryLanguage.JSONATA));
  }

  /**
   * The same as the constructor, in JSONPath. It is declared as that of LambdaInvoke, whose properties it takes, and
   * returns a LambdaTask: its result is not wrapped.
   *
   * @param scope the scope of the construct
   * @param id the construct's id, and the state's name unless there is a `stateName`
   * @param props those of LambdaInvoke
   * @throws an error that names the construct and what to use instead, for a property that a LambdaTask does not have
   */
  static override jsonPath(scope: Construct, id: string, props: LambdaInvokeJsonPathProps): LambdaInvoke {
    return new LambdaTask(scope, id, fromLambdaInvoke(scope, id, props, QueryLanguage.JSON_PATH));
  }

  /** The function that is invoked. */
  public readonly lambdaFunction: IFunction;

  /** Who returns the task token, if the task waits for one. */
  public readonly callback?: IGrantable;

  /** For the exact ARN; LambdaInvoke would add all versions of the function. */
  protected readonly taskPolicies?: PolicyStatement[];

  /** The metrics that Step Functions emits (aws-cdk#24048). */
  protected readonly taskMetrics?: TaskMetricsConfig;

  private readonly idempotent: boolean;
  private readonly ownRetry?: RetryPolicy;
  private readonly hasDerivedTimeout: boolean;
  private inheritedRetry?: RetryPolicy;
  private chain?: IConstruct;
  private isInWorkflow = false;

  /** @throws an error that names the construct if a property is out of its limits */
  constructor(scope: Construct, id: string, givenProps: LambdaTaskProps) {
    const given = injectedProps<AnyLambdaTask>(scope, id, LambdaTask.PROPERTY_INJECTION_ID, givenProps, TASK_KINDS);
    checkLambdaTask(scope, id, given);
    super(scope, id, invocation(given));
    this.lambdaFunction = given.lambdaFunction;
    this.callback = given.callback;
    this.ownRetry = given.retry;
    this.idempotent = given.idempotent ?? false;
    this.hasDerivedTimeout = given.timeout === undefined && given.timeoutExpression === undefined;
    this.node.addValidation({ validate: () => this.problems() });
    warnOfPath(this, given.resultKey);
    this.taskPolicies = given.credentials ? [] : [invokeStatement(given.lambdaFunction)];
    if (!given.queryLanguage) {
      inheritLanguage(this, {
        fields: (queryLanguage) => fieldsOfState({ ...given, queryLanguage }),
        check: (queryLanguage) => refuse(this, '', problemInLanguage({ ...given, queryLanguage })),
        decided: () => Object.assign(this, { taskMetrics: taskMetrics(this, given) }),
      });
    }
    this.taskMetrics = taskMetrics(this, given);
    checkArguments(this);
  }

  /** The retriers of the task, without those of `addRetry`. */
  public get retryPolicy(): RetryPolicy {
    const policy = this.ownRetry ?? this.inheritedRetry ?? RetryPolicy.standard();
    return this.idempotent ? policy.withUnknownErrors() : policy;
  }

  /** The state as rendered in the definition. Retriers from `addRetry` come before those of the policy. */
  public override toStateJson(topLevelQueryLanguage?: QueryLanguage): object {
    const state = super.toStateJson(topLevelQueryLanguage) as { readonly Retry?: RetrierJson[] };
    return {
      ...state,
      Retry: joinRetriers(state.Retry ?? [], this.retryPolicy.retriers),
      // Only now, because overrides and Aspects may change the function.
      ...(this.hasDerivedTimeout && { TimeoutSeconds: derivedTimeout(this.lambdaFunction) }),
    };
  }

  private problems(): string[] {
    const isLost = this.callback !== undefined && !this.isInWorkflow && inner(this).containingGraph !== undefined;
    return isLost
      ? [
          'callback only has an effect in a LambdaWorkflow. Use one, or grant taskResponse of the state machine yourself.',
        ]
      : [];
  }

  /** Whether the timeout is that of the function, and none of its own. @internal */
  public get _hasDerivedTimeout(): boolean {
    return this.hasDerivedTimeout;
  }

  /**
   * A task is in one chain. Returns the chain that it is in already.
   *
   * @internal
   */
  public _joinChain(chain: IConstruct): IConstruct | undefined {
    const { chain: other } = this;
    this.chain ??= chain;
    return other;
  }

  /**
   * Called by the workflow that the task belongs to, which grants the callback its permission.
   *
   * @internal
   */
  public _joinWorkflow(): void {
    this.isInWorkflow = true;
  }

  /**
   * Sets the policy of a workflow or a chain, for a task without one of its own. The first call counts.
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
