// The states that failure handlers are made of, in either query language.
import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Errors,
  Fail,
  JitterType,
  JsonPath,
  Pass,
  QueryLanguage,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** Fails with the error in the input. */
export function failAgain(scope: Construct, queryLanguage: QueryLanguage): Fail {
  return queryLanguage === QueryLanguage.JSON_PATH
    ? Fail.jsonPath(scope, 'Failed', { errorPath: '$.error.Error', causePath: '$.error.Cause' })
    : Fail.jsonata(scope, 'Failed', {
        error: '{% $states.input.error.Error %}',
        cause: '{% $states.input.error.Cause %}',
      });
}

/** Puts the error into a variable, for `failWithKept`. */
export function keepError(scope: Construct, queryLanguage: QueryLanguage): Pass {
  return queryLanguage === QueryLanguage.JSON_PATH
    ? Pass.jsonPath(scope, 'KeepError', { assign: { 'failure.$': '$.error' } })
    : Pass.jsonata(scope, 'KeepError', { assign: { failure: '{% $states.input.error %}' } });
}

/** Fails with the error that `keepError` put away. */
export function failWithKept(scope: Construct, queryLanguage: QueryLanguage): Fail {
  return queryLanguage === QueryLanguage.JSON_PATH
    ? Fail.jsonPath(scope, 'Failed', { errorPath: '$failure.Error', causePath: '$failure.Cause' })
    : Fail.jsonata(scope, 'Failed', { error: '{% $failure.Error %}', cause: '{% $failure.Cause %}' });
}

const MESSAGE =
  '{% $string({"execution": $states.context.Execution.Id, "stateMachine": $states.context.StateMachine.Name, "error": $states.input.error}) %}';

/** Publishes the failure, and keeps the input. */
export function publishFailure(scope: Construct, topic: ITopic, queryLanguage: QueryLanguage): SnsPublish {
  const shared = { topic, taskTimeout: Timeout.duration(Duration.minutes(1)) };
  const publish =
    queryLanguage === QueryLanguage.JSON_PATH
      ? SnsPublish.jsonPath(scope, 'NotifyOfFailure', {
          ...shared,
          message: TaskInput.fromObject({
            execution: JsonPath.executionId,
            stateMachine: JsonPath.stateMachineName,
            error: JsonPath.objectAt('$.error'),
          }),
          resultPath: JsonPath.DISCARD,
        })
      : SnsPublish.jsonata(scope, 'NotifyOfFailure', {
          ...shared,
          message: TaskInput.fromText(MESSAGE),
          outputs: '{% $states.input %}',
        });
  return publish.addRetry({ errors: [Errors.TASKS_FAILED], jitterStrategy: JitterType.FULL }) as SnsPublish;
}
