// The building blocks of failure handlers. They are in JSONata, which a workflow in JSONPath also runs.
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Errors, Fail, JitterType, Pass, QueryLanguage, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { SnsPublish, type SnsPublishProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** Fails with the error in the input. */
export function failAgain(scope: Construct): Fail {
  const [error, cause] = ['{% $states.input.error.Error %}', '{% $states.input.error.Cause %}'];
  return Fail.jsonata(scope, 'Failed', { error, cause });
}

/** Puts the error into a variable, for `failWithKept`. */
export function keepError(scope: Construct): Pass {
  return Pass.jsonata(scope, 'KeepError', { assign: { failure: '{% $states.input.error %}' } });
}

/** Fails with the error that `keepError` stored. */
export function failWithKept(scope: Construct): Fail {
  return Fail.jsonata(scope, 'Failed', { error: '{% $failure.Error %}', cause: '{% $failure.Cause %}' });
}

const MESSAGE =
  '{% $string({"execution": $states.context.Execution.Id, "stateMachine": $states.context.StateMachine.Name, "error": $states.input.error}) %}';

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
export function publishFailure(scope: Construct, topic: ITopic): SnsPublish {
  const publish = new PublishFailure(scope, 'NotifyOfFailure', {
    topic,
    message: TaskInput.fromText(MESSAGE),
    outputs: '{% $states.input %}',
    taskTimeout: Timeout.duration(Duration.minutes(1)),
    queryLanguage: QueryLanguage.JSONATA,
  });
  publish.addRetry({ errors: [Errors.TASKS_FAILED], jitterStrategy: JitterType.FULL });
  return publish;
}
