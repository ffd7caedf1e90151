// The building blocks of failure handlers, in either query language.
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
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
import { SnsPublish, type SnsPublishProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
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

/** Fails with the error that `keepError` stored. */
export function failWithKept(scope: Construct, queryLanguage: QueryLanguage): Fail {
  return queryLanguage === QueryLanguage.JSON_PATH
    ? Fail.jsonPath(scope, 'Failed', { errorPath: '$failure.Error', causePath: '$failure.Cause' })
    : Fail.jsonata(scope, 'Failed', { error: '{% $failure.Error %}', cause: '{% $failure.Cause %}' });
}

const MESSAGE =
  '{% $string({"execution": $states.context.Execution.Id, "stateMachine": $states.context.StateMachine.Name, "error": $states.input.error}) %}';
const MESSAGE_BY_PATHS = {
  execution: JsonPath.executionId,
  stateMachine: JsonPath.stateMachineName,
  error: JsonPath.objectAt('$.error'),
};

/** Publishing to an encrypted topic needs its key; SnsPublish does not grant that. */
class PublishFailure extends SnsPublish {
  protected readonly taskPolicies: PolicyStatement[];

  constructor(scope: Construct, id: string, props: SnsPublishProps) {
    super(scope, id, props);
    const { topicArn, masterKey } = props.topic;
    const publish = new PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] });
    const encrypt = (key: IKey) =>
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] });
    this.taskPolicies = masterKey ? [publish, encrypt(masterKey)] : [publish];
  }
}

/** Publishes the failure and keeps the input. */
export function publishFailure(scope: Construct, topic: ITopic, queryLanguage: QueryLanguage): SnsPublish {
  const fields =
    queryLanguage === QueryLanguage.JSON_PATH
      ? { message: TaskInput.fromObject(MESSAGE_BY_PATHS), resultPath: JsonPath.DISCARD }
      : { message: TaskInput.fromText(MESSAGE), outputs: '{% $states.input %}' };
  const taskTimeout = Timeout.duration(Duration.minutes(1));
  const publish = new PublishFailure(scope, 'NotifyOfFailure', { topic, taskTimeout, queryLanguage, ...fields });
  publish.addRetry({ errors: [Errors.TASKS_FAILED], jitterStrategy: JitterType.FULL });
  return publish;
}
