// The metrics that Step Functions emits for a task (aws-cdk#24048).
import { Aws, Lazy } from 'aws-cdk-lib';
import type { State, TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import { inner } from './inner-state';
import { invokesByArn, type AnyLambdaTask } from './lambda-invocation';
import { isUndecided } from './query-language';

/**
 * Those of the function if its ARN is the task's resource, and those of the service integration otherwise. If the
 * workflow has still to decide about the language, the template decides.
 */
export function taskMetrics(state: State, props: AnyLambdaTask): TaskMetricsConfig {
  const isByArn = () => invokesByArn({ ...props, queryLanguage: inner(state).queryLanguage });
  const isOpen = isUndecided(state);
  const either = (byArn: string, byService: string) => {
    const produce = () => (isByArn() ? byArn : byService);
    return isOpen ? Lazy.string({ produce }) : produce();
  };
  const prefix = either('LambdaFunction', 'ServiceIntegration');
  const dimension = either('LambdaFunctionArn', 'ServiceIntegrationResourceArn');
  return {
    metricPrefixSingular: prefix,
    metricPrefixPlural: `${prefix}s`,
    metricDimensions: {
      [dimension]: either(props.lambdaFunction.functionArn, `arn:${Aws.PARTITION}:states:::lambda:invoke`),
    },
  };
}
