// The properties of a LambdaTask.
import type { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Credentials, QueryLanguage, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { RetryPolicy } from './retry-policy';

/** Properties that both kinds of LambdaTask share: one waits for the function, the other for a callback. */
export interface LambdaTaskBaseProps {
  /**
   * The function to invoke, in the workflow's own account and Region.
   *
   * A version or an alias is invoked as such. The grant is for exactly its ARN. A version is an exception: executions in
   * flight keep calling the version that they started with. So the grant covers all versions of this function, and you
   * must keep the old ones (`currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN }`). An alias needs neither
   * (aws-cdk#17515). Give a durable function as a version or an alias.
   */
  readonly lambdaFunction: IFunction;

  /**
   * The function's event; at most 256 KiB of JSON, the quota of Step Functions. It must be an object or a list, in
   * JSONPath an object, or JSON text. A number, a boolean or other text is an error at synthesis. If the input may be one,
   * such as the result of another function or an item of a list, put it into an object:
   * `TaskInput.fromObject({ value: '{% $states.input %}' })`. Otherwise the state fails at run time with
   * `The value for the field 'Payload' must be a STRING`.
   *
   * @default - the state's input; with `waitForTaskToken` an object with the `input` and the `taskToken`
   */
  readonly payload?: TaskInput;

  /**
   * Keeps the state's input, which must be an object, and adds the result to it under this key. Not empty.
   *
   * @default - the output is the result; the input is dropped
   */
  readonly resultKey?: string;

  /**
   * JSONata only: the state's output, with `{% %}` at any depth. Cannot be combined with `resultKey`. The function's
   * result is `$states.result.Payload`, that of a callback `$states.result`.
   *
   * @default - set by `resultKey`, or the result
   */
  readonly outputs?: any;

  /**
   * Variables to assign when the task succeeds, by name. A name has at most 80 characters, a value at most 256 KiB, and
   * all variables of a workflow together at most 10 MiB.
   *
   * @default - none
   */
  readonly assign?: { [name: string]: any };

  /**
   * Which failures are retried, and how. Retriers from `addRetry` come before these.
   *
   * @default - the workflow's `retry`, or else RetryPolicy.standard()
   */
  readonly retry?: RetryPolicy;

  /**
   * Whether the function may be called twice for the same work. If so, timeouts and unknown errors are retried, too. See `RetryPolicy.withUnknownErrors`.
   *
   * @default false
   */
  readonly idempotent?: boolean;

  /**
   * The query language of this state.
   *
   * @default - that of the LambdaWorkflow that the state belongs to; in another state machine QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * The role that invokes the function, such as one of the account that owns the function. The workflow's own role may
   * then assume this role instead of invoking the function. If the role is known only at run time
   * (`TaskRole.fromRoleArnJsonPath`), the workflow's role may assume every role that trusts it.
   *
   * @default - the workflow's own role
   */
  readonly credentials?: Credentials;

  /**
   * The state's name in the definition; at most 80 characters, unique in the workflow.
   *
   * @default - the construct's id
   */
  readonly stateName?: string;

  /**
   * A comment in the definition.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * JSONPath only: the part of the state's input that the task works on.
   *
   * @default - all of it, `$`
   */
  readonly inputPath?: string;

  /**
   * JSONPath only: the part of the output (the result, and the input if it is kept) that goes to the next state.
   *
   * @default - all of it, `$`
   */
  readonly outputPath?: string;

  /**
   * JSONPath only: an object made from the result, with paths at any depth; it replaces the result. `$` is what the
   * function returned, or what the callback sent.
   *
   * @default - the result
   */
  readonly resultSelector?: { [key: string]: any };

  /**
   * JSONPath only: where in the state's input the result goes. `JsonPath.DISCARD` drops the result and keeps the input.
   * Cannot be combined with `resultKey`, which does the same for a single key.
   *
   * @default - set by `resultKey`, or `$`: the result replaces the input
   */
  readonly resultPath?: string;

  /**
   * How the function is invoked. EVENT puts the event into the function's queue, and DRY_RUN only checks the permission.
   * Both return nothing, so the state's output is its input. A task that waits for a token may use EVENT, which a
   * durable function of more than 15 minutes needs; the result is then the callback's.
   *
   * @default LambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: LambdaInvocationType;

  /**
   * Up to 3,583 bytes of Base64 about the invoking client, which the function reads from its context. In JSONPath it
   * cannot be combined with `resultKey`, `resultPath` or `resultSelector`, unless the task waits for a token.
   *
   * @default - none
   */
  readonly clientContext?: string;
}

/** Properties of a LambdaTask. */
export interface LambdaTaskProps extends LambdaTaskBaseProps {
  /**
   * How long the task may take before it fails with `States.Timeout`; whole seconds, at least 1. A timeout shorter than
   * the function's own causes a warning at synthesis.
   *
   * @default - the function's own timeout plus 5 seconds, so that Lambda answers first. If the function's timeout is not
   * known (imported functions): 15 minutes, the longest that Lambda allows, plus 5 seconds
   */
  readonly timeout?: Duration;

  /**
   * The timeout in seconds, computed from the input: a `{% %}` expression in JSONata, a path in JSONPath. Replaces
   * `timeout`.
   *
   * @default - `timeout`
   */
  readonly timeoutExpression?: string;
}

/** Properties of a LambdaTask that waits until its task token is returned. */
export interface LambdaCallbackTaskProps extends LambdaTaskBaseProps {
  /**
   * How long to wait for the token before the task fails with `States.Timeout`; whole seconds. This or
   * `timeoutExpression` is required, because without it a lost token keeps the execution open for a year.
   *
   * @default - `timeoutExpression`
   */
  readonly timeout?: Duration;

  /**
   * The timeout in seconds, computed from the input: a `{% %}` expression in JSONata, a path in JSONPath.
   *
   * @default - `timeout`
   */
  readonly timeoutExpression?: string;

  /**
   * The longest time between two heartbeats (SendTaskHeartbeat) before the task fails with `States.HeartbeatTimeout`;
   * whole seconds, less than `timeout`. This or `heartbeatExpression` is required.
   *
   * @default - `heartbeatExpression`
   */
  readonly heartbeat?: Duration;

  /**
   * The time between two heartbeats in seconds, computed from the input: a `{% %}` expression in JSONata, a path in
   * JSONPath.
   *
   * @default - `heartbeat`
   */
  readonly heartbeatExpression?: string;

  /**
   * Who returns the token. The grantee may call SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat for the
   * LambdaWorkflow that the task belongs to. It may be the function that the task invokes: the grant causes no circular
   * dependency.
   *
   * @default - no grant; see `LambdaWorkflow.grants`
   */
  readonly callback?: IGrantable;
}
