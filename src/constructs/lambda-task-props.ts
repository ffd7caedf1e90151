// What a LambdaTask is given.
import type { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Credentials, QueryLanguage, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { RetryPolicy } from './retry-policy';

/** What both kinds of LambdaTask are given: one that waits for the function, and one that waits for a callback. */
export interface LambdaTaskBaseProps {
  /**
   * The function to invoke, of the workflow's own account and Region.
   *
   * A version or an alias is invoked as such. The grant is for exactly its ARN, but for a version: an execution in
   * flight goes on calling the version that it started with, so all versions of this one function are granted, and the
   * old ones must be there still (`currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN }`). An alias needs
   * neither (aws-cdk#17515). A durable function must be given as a version or an alias.
   */
  readonly lambdaFunction: IFunction;

  /**
   * What the function gets as its event; at most 256 KiB of JSON, the quota of Step Functions.
   *
   * @default - the state's input; with `waitForTaskToken` an object of the `input` and the `taskToken`
   */
  readonly payload?: TaskInput;

  /**
   * Keeps the state's input, an object, and puts the result beside it under this name. Not empty.
   *
   * @default - the output is the result, and the input is gone
   */
  readonly resultKey?: string;

  /**
   * JSONata only: the state's output, with `{% %}` at any depth. Cannot be combined with `resultKey`. The function's
   * result is `$states.result.Payload`, that of a callback `$states.result`.
   *
   * @default - made by `resultKey`, or the result
   */
  readonly outputs?: any;

  /**
   * Variables to assign when the task has succeeded, by name. A name has at most 80 characters, a value at most
   * 256 KiB, all of a workflow together 10 MiB.
   *
   * @default - none
   */
  readonly assign?: { [name: string]: any };

  /**
   * Which failures are retried, and how. What `addRetry` adds is tried before these.
   *
   * @default - the workflow's `retry`, or else RetryPolicy.standard()
   */
  readonly retry?: RetryPolicy;

  /**
   * Whether the function may be called twice for the same work. If so, time-outs and unknown errors are retried too:
   * see `RetryPolicy.withUnknownErrors`.
   *
   * @default false
   */
  readonly idempotent?: boolean;

  /**
   * The query language of this state.
   *
   * @default QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * A role to invoke the function with, such as one of the account that owns the function. The workflow's own role may
   * then assume this role, and not invoke the function. A role that is known only at run time
   * (`TaskRole.fromRoleArnJsonPath`) means that it may assume every role that lets it.
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
   * JSONPath only: the part of the result, with the input where that is kept, that goes on to the next state.
   *
   * @default - all of it, `$`
   */
  readonly outputPath?: string;

  /**
   * JSONPath only: an object made of the result, with paths at any depth, which takes the result's place; `$` is what
   * the function returned, or what a callback brings.
   *
   * @default - the result
   */
  readonly resultSelector?: { [key: string]: any };

  /**
   * JSONPath only: where in the state's input the result goes; `JsonPath.DISCARD` drops the result and keeps the input.
   * Cannot be combined with `resultKey`, which is the same for one name.
   *
   * @default - made by `resultKey`, or `$`: the result takes the input's place
   */
  readonly resultPath?: string;

  /**
   * How the function is invoked. An EVENT is put into the function's queue and a DRY_RUN only checks the permission:
   * both return nothing, so the state's output is its input. A task that waits for a token may use EVENT, which a
   * durable function of more than 15 minutes needs; the result is then that of the callback.
   *
   * @default LambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: LambdaInvocationType;

  /**
   * Up to 3,583 bytes of base64 about the client that invokes, which the function reads in its context. In JSONPath it
   * cannot be combined with `resultKey`, `resultPath` and `resultSelector`, unless the task waits for a token.
   *
   * @default - none
   */
  readonly clientContext?: string;
}

/** Properties of a LambdaTask. */
export interface LambdaTaskProps extends LambdaTaskBaseProps {
  /**
   * How long the task may take before it fails with `States.Timeout`; whole seconds, at least 1. Shorter than the
   * function's own it gets a warning at synthesis.
   *
   * @default - the function's own timeout and 5 seconds more, so that Lambda's answer comes first; 15 minutes, the
   * longest that Lambda allows, and 5 seconds where the function's timeout is not known (imported functions)
   */
  readonly timeout?: Duration;

  /**
   * The timeout in seconds as an expression of the input: `{% %}` in JSONata, a path in JSONPath. Instead of `timeout`.
   *
   * @default - `timeout`
   */
  readonly timeoutExpression?: string;
}

/** Properties of a LambdaTask that waits until somebody returns its task token. */
export interface LambdaCallbackTaskProps extends LambdaTaskBaseProps {
  /**
   * How long to wait for the token before the task fails with `States.Timeout`; whole seconds. Without it a lost token
   * keeps the execution for a year.
   */
  readonly timeout: Duration;

  /**
   * How long may pass between two heartbeats (SendTaskHeartbeat) before the task fails with `States.HeartbeatTimeout`;
   * whole seconds, less than `timeout`.
   */
  readonly heartbeat: Duration;

  /**
   * Who returns the token: may call SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat for the LambdaWorkflow that
   * the task is part of. May be the very function that the task invokes: the grant is made without a circular
   * dependency.
   *
   * @default - nobody; see `LambdaWorkflow.grants`
   */
  readonly callback?: IGrantable;
}
