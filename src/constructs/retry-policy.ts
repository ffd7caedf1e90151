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
        backoffRate: 2,
        maxDelay: Duration.seconds(60),
        jitterStrategy: JitterType.FULL,
      },
      {
        errors: ['Lambda.TooManyRequestsException'],
        interval: Duration.seconds(1),
        maxAttempts: 8,
        backoffRate: 2,
        maxDelay: Duration.seconds(30),
        jitterStrategy: JitterType.FULL,
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
   * @example
   * RetryPolicy.standard().withRetry({ errors: ['PaymentPending'], interval: Duration.seconds(30), maxAttempts: 10 });
   */
  public withRetry(retrier: RetryProps): RetryPolicy {
    return new RetryPolicy([retrier, ...this.retriers]);
  }
}
