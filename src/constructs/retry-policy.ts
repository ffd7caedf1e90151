// How tasks are retried: the retriers of a LambdaTask, in order.
import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * The retriers of a task, in the order in which Step Functions tries them.
 *
 * Every retrier counts its own attempts; the first one whose errors match is the one that is used.
 */
export class RetryPolicy {
  /**
   * Two retriers for what a Lambda function may meet without its own doing:
   *
   * - the four service errors that AWS documents (`Lambda.ClientExecutionTimeoutException`, `Lambda.ServiceException`,
   *   `Lambda.AWSLambdaException`, `Lambda.SdkClientException`): 6 attempts, first after 2 seconds, each wait twice the
   *   one before and at most 60 seconds, with full jitter;
   * - `Lambda.TooManyRequestsException`, which the concurrency limit gives: 8 attempts, first after 1 second, each wait
   *   twice the one before and at most 30 seconds, with full jitter.
   *
   * Neither a function's own errors nor its time-outs are retried: that is safe only for an idempotent function.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
   */
  static standard(): RetryPolicy {
    return new RetryPolicy([
      {
        errors: [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
        ],
        interval: Duration.seconds(2),
        maxAttempts: 6,
        maxDelay: Duration.seconds(60),
        ...DOUBLING,
      },
      {
        errors: ['Lambda.TooManyRequestsException'],
        interval: Duration.seconds(1),
        maxAttempts: 8,
        maxDelay: Duration.seconds(30),
        ...DOUBLING,
      },
    ]);
  }

  /** No retrier at all: the first failure is final. */
  static none(): RetryPolicy {
    return new RetryPolicy([]);
  }

  /**
   * These retriers and no others.
   *
   * @param retriers in the order in which they are tried; each as `addRetry` of aws-stepfunctions takes it
   */
  static custom(retriers: RetryProps[]): RetryPolicy {
    return new RetryPolicy([...retriers]);
  }

  /** The retriers, in order. */
  public readonly retriers: RetryProps[];

  private constructor(retriers: RetryProps[]) {
    this.retriers = retriers;
  }

  /**
   * This policy with one more retrier, which is tried before the others.
   *
   * @param retrier errors, interval, attempts and so on, as in `addRetry` of aws-stepfunctions
   *
   * @example
   * RetryPolicy.standard().withRetry({ errors: ['PaymentPending'], interval: Duration.seconds(30), maxAttempts: 10 });
   */
  public withRetry(retrier: RetryProps): RetryPolicy {
    return new RetryPolicy([retrier, ...this.retriers]);
  }

  /**
   * This policy with one more retrier, tried after the others, for failures that leave open whether the function did
   * its work: `States.Timeout`, `Lambda.Unknown` (a time-out of the function or memory that ran out), and
   * `Sandbox.Timedout` and `Runtime.ExitError`, which newer runtimes report for the same. 3 attempts, first after
   * 2 seconds, each wait twice the one before and at most 60 seconds, with full jitter.
   *
   * Safe only for an idempotent function, which may be called twice for the same work.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
   */
  public withUnknownErrors(): RetryPolicy {
    const retrier = {
      errors: ['States.Timeout', 'Lambda.Unknown', 'Sandbox.Timedout', 'Runtime.ExitError'],
      interval: Duration.seconds(2),
      maxAttempts: 3,
      maxDelay: Duration.seconds(60),
      ...DOUBLING,
    };
    return new RetryPolicy([...this.retriers, retrier]);
  }
}

const DOUBLING = { backoffRate: 2, jitterStrategy: JitterType.FULL };
