// A Task state that invokes a Lambda function, with production defaults.
import { Duration, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { QueryLanguage, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { constructError } from './private/construct-error';
import { functionTimeout } from './private/function-timeout';
import { RetryPolicy } from './retry-policy';

/** Properties of a LambdaTask. */
export interface LambdaTaskProps {
  /** The function to invoke; a version or an alias is invoked and granted as such. */
  readonly lambdaFunction: IFunction;

  /**
   * What the function gets as its event.
   *
   * @default - the state's input
   */
  readonly payload?: TaskInput;

  /**
   * Keeps the state's input, an object, and puts what the function returns beside it under this name. Not empty.
   *
   * @default - the output is what the function returns, and the input is gone
   */
  readonly resultKey?: string;

  /**
   * JSONata only: the state's output, with `{% %}` at any depth. Cannot be combined with `resultKey`.
   *
   * @default - made by `resultKey`, or what the function returns
   */
  readonly outputs?: any;

  /**
   * Variables to assign when the function has returned.
   *
   * @default - none
   */
  readonly assign?: { [name: string]: any };

  /**
   * Which failures are retried, and how.
   *
   * @default RetryPolicy.standard()
   */
  readonly retry?: RetryPolicy;

  /**
   * How long the task may take before it fails with `States.Timeout`; whole seconds, at least 1.
   *
   * @default - the function's own timeout and 5 seconds more, so that Lambda's answer comes first; 15 minutes, the
   * longest that Lambda allows, and 5 seconds where the function's timeout is not known (imported functions)
   */
  readonly timeout?: Duration;

  /**
   * The query language of this state.
   *
   * @default QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * The state's name in the definition; at most 80 characters.
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
}

/** The task's timer must not fire before Lambda's own. */
const MARGIN = Duration.seconds(5);
const LONGEST_FUNCTION = Duration.minutes(15);

/**
 * Invokes a Lambda function as a step of a workflow. It chains with every other state of aws-stepfunctions.
 *
 * Beyond `LambdaInvoke` it has by default: retriers for Lambda's service errors and for throttling with full jitter;
 * a timeout; the function's own result instead of the wrapper that the Invoke API returns; and a grant for exactly
 * the function's ARN.
 */
export class LambdaTask extends LambdaInvoke {
  /** The function that is invoked. */
  public readonly lambdaFunction: IFunction;

  /** The exact ARN, where LambdaInvoke would add all versions of the function. */
  protected readonly taskPolicies?: PolicyStatement[];

  /** @throws an error that names the construct when a property is out of its limits */
  constructor(scope: Construct, id: string, props: LambdaTaskProps) {
    checkProps(scope, id, props);
    super(scope, id, isJsonPath(props) ? jsonPathProps(props) : jsonataProps(props));
    this.lambdaFunction = props.lambdaFunction;
    this.taskPolicies = [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.lambdaFunction.functionArn] }),
    ];
    for (const retrier of (props.retry ?? RetryPolicy.standard()).retriers) this.addRetry(retrier);
  }
}

function isJsonPath({ queryLanguage }: LambdaTaskProps): boolean {
  return queryLanguage === QueryLanguage.JSON_PATH;
}

function checkProps(scope: Construct, id: string, props: LambdaTaskProps): void {
  const { resultKey, outputs, timeout, stateName } = props;
  if (resultKey !== undefined && (resultKey === '' || Token.isUnresolved(resultKey))) {
    throw constructError(scope, id, `resultKey must be a name known at synthesis, got '${resultKey}'.`);
  }
  if (resultKey !== undefined && outputs !== undefined) {
    throw constructError(scope, id, 'resultKey and outputs both make the output: leave one of them out.');
  }
  if (outputs !== undefined && isJsonPath(props)) {
    throw constructError(scope, id, 'outputs is for JSONata: use resultKey, or drop queryLanguage.');
  }
  if (timeout && !timeout.isUnresolved() && timeout.toMilliseconds() < 1000) {
    throw constructError(scope, id, `timeout must be at least 1 second, got ${timeout.toHumanString()}.`);
  }
  const name = stateName ?? id;
  if (!Token.isUnresolved(name) && name.length > 80) {
    throw constructError(
      scope,
      id,
      `a state's name has at most 80 characters, '${name}' has ${name.length}: give a stateName.`,
    );
  }
}

/** What both languages share. */
function sharedProps(props: LambdaTaskProps): LambdaInvokeProps {
  const { lambdaFunction, payload, assign, stateName, comment } = props;
  const timeout = props.timeout ?? (functionTimeout(lambdaFunction) ?? LONGEST_FUNCTION).plus(MARGIN);
  return {
    lambdaFunction,
    payload,
    assign,
    stateName,
    comment,
    taskTimeout: Timeout.duration(timeout),
    retryOnServiceExceptions: false, // the policy's retriers take its place
  };
}

function jsonataProps(props: LambdaTaskProps): LambdaInvokeProps {
  const { resultKey, outputs } = props;
  const kept = `{% $merge([$states.input, {${JSON.stringify(resultKey)}: $states.result.Payload}]) %}`;
  const result = resultKey === undefined ? '{% $states.result.Payload %}' : kept;
  return { ...sharedProps(props), queryLanguage: QueryLanguage.JSONATA, outputs: outputs ?? result };
}

/** The function's ARN as the resource gives its result unwrapped, which no ResultPath could do and keep the input. */
function jsonPathProps(props: LambdaTaskProps): LambdaInvokeProps {
  const { resultKey } = props;
  return {
    ...sharedProps(props),
    queryLanguage: QueryLanguage.JSON_PATH,
    payloadResponseOnly: true,
    resultPath: resultKey === undefined ? undefined : referencePath(resultKey),
  };
}

function referencePath(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `$.${key}` : `$['${key.replaceAll("'", "\\'")}']`;
}
