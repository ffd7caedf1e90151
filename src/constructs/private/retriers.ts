// The retriers of a state in the rendered definition.
import { Errors, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

export interface RetrierJson {
  readonly ErrorEquals: string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

/**
 * Joins the retriers of the definition and those of the policy. `States.ALL` must be last, so it moves to the end; a
 * second `States.ALL` would never be reached and is dropped.
 */
export function joinRetriers(
  rendered: readonly RetrierJson[],
  policy: readonly RetryProps[],
): RetrierJson[] | undefined {
  const all = [...rendered, ...policy.map(retrierJson)];
  const forAll = all.filter(matchesAll);
  const retriers = [...all.filter((retrier) => !matchesAll(retrier)), ...forAll.slice(0, 1)];
  return retriers.length > 0 ? retriers : undefined;
}

function matchesAll({ ErrorEquals }: RetrierJson): boolean {
  return ErrorEquals.includes(Errors.ALL);
}

function retrierJson(props: RetryProps): RetrierJson {
  return {
    ErrorEquals: props.errors ?? [Errors.ALL],
    IntervalSeconds: props.interval?.toSeconds(),
    MaxAttempts: props.maxAttempts,
    BackoffRate: props.backoffRate,
    MaxDelaySeconds: props.maxDelay?.toSeconds(),
    JitterStrategy: props.jitterStrategy,
  };
}
