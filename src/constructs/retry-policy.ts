// A retry policy: the retriers of a task, in order.
import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import { refuseIn } from './private/kinds/construct-error';
import { kindProblem, listOf } from './private/kinds/kind';
import { RETRIER } from './private/kinds/property-kinds';

/**
 * The retriers of a task, in the order in which Step Functions tries them.
 *
 * Each retrier counts its own attempts. The first one whose errors match is used.
 *
 * @example
 * RetryPolicy.standard().withUnknownErrors();
 */
export class RetryPolicy {
  /**
   * Two retriers for failures that are not the function's fault:
   *
   * - the four service errors that AWS documents (`Lambda.ClientExecutionTimeoutException`, `Lambda.ServiceException`,
   *   `Lambda.AWSLambdaException`, `Lambda.SdkClientException`): 6 attempts, the first after 2 seconds, each wait twice
   *   as long as the previous one and at most 60 seconds, with full jitter;
   * - `Lambda.TooManyRequestsException`, caused by the concurrency limit: 8 attempts, the first after 1 second, each wait
   *   twice as long as the previous one and at most 30 seconds, with full jitter.
   *
   * A function's own errors and timeouts are not retried: that is safe only for an idempotent function.
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

  /** No retriers: the first failure is final. */
  static none(): RetryPolicy {
    return new RetryPolicy([]);
  }

  /**
   * Only these retriers.
   *
   * @param retriers in the order in which they are tried; each with the properties of `addRetry` of aws-stepfunctions
   * @throws an error that names the property if one is missing or of another kind
   */
  static custom(retriers: RetryProps[]): RetryPolicy {
    refuseIn('RetryPolicy.custom', kindProblem('retriers', retriers, listOf('a list of retriers', RETRIER)));
    return new RetryPolicy([...retriers]);
  }

  /** The retriers, in order. */
  public readonly retriers: RetryProps[];

  private constructor(retriers: RetryProps[]) {
    this.retriers = retriers;
  }

  /**
   * This policy with one more retrier, which comes before the others.
   *
   * @param retrier errors, interval, attempts and so on, as in `addRetry` of aws-stepfunctions
   * @throws an error that names the property if one is of another kind
   *
   * @example
   * RetryPolicy.standard().withRetry({ errors: ['PaymentPending'], interval: Duration.seconds(30), maxAttempts: 10 });
   */
  public withRetry(retrier: RetryProps): RetryPolicy {
    refuseIn('RetryPolicy.withRetry', kindProblem('retrier', retrier, RETRIER));
    return new RetryPolicy([retrier, ...this.retriers]);
  }

  /**
   * This policy with one more retrier, after the others, for failures after which the function may or may not have done
   * its work: `States.Timeout`, `Lambda.Unknown` (the function timed out or ran out of memory), and `Sandbox.Timedout`
   * and `Runtime.ExitError`, which newer runtimes report for the same. 3 attempts, the first after 2 seconds, each wait
   * twice as long as the previous one and at most 60 seconds, with full jitter.
   *
   * Safe only for an idempotent function, because it may be called twice for the same work.
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
