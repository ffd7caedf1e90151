// What a workflow does when a state fails and nothing else has been said about it.
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { QueryLanguage, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';
import { failAgain, failWithKept, keepError, publishFailure } from './private/failure-states';

/**
 * One failure handler for a whole workflow: every state that can fail leads to the handler with what its own catchers
 * leave. The handler's input is the failed state's input with the failure beside it:
 * `{ ..., "error": { "Error": "...", "Cause": "..." } }`; an input that is no object stands under `input` in JSONata,
 * and cannot be kept in JSONPath. A failure in the handler itself ends the execution.
 *
 * No catcher sees `States.DataLimitExceeded` and `States.Runtime`, nor that the execution is aborted or out of time
 * (docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html): an alarm of the workflow does.
 */
export abstract class OnFailure {
  /**
   * Invokes a function with the failed state's input and the failure under `error`; then the execution fails with the
   * error and the cause that it failed with.
   *
   * @param lambdaFunction what cleans up or gives notice; its result is not used
   */
  static invoke(lambdaFunction: IFunction): OnFailure {
    return new Invoke(lambdaFunction);
  }

  /**
   * Publishes a message to a topic; then the execution fails with the error and the cause that it failed with. The
   * message is JSON: `{ "execution": <ARN>, "stateMachine": <name>, "error": { "Error": ..., "Cause": ... } }`. It holds
   * nothing of the input. Publishing is tried 4 times.
   *
   * @param topic the workflow's role may publish to it, and use its key if it has one
   */
  static notify(topic: ITopic): OnFailure {
    return new Notify(topic);
  }

  /**
   * Goes on with states of your own, which end the execution either way.
   *
   * @param handler a state, a chain or a fragment
   */
  static goto(handler: IChainable): OnFailure {
    return new Goto(handler);
  }

  /**
   * Runs states of your own; then the execution fails with the error and the cause that it failed with, which the
   * variable `failure` keeps whatever those states make of their input.
   *
   * @param handler a state, a chain or a fragment that another state may follow
   */
  static thenFail(handler: IChainable): OnFailure {
    return new ThenFail(handler);
  }

  /**
   * Makes the states that handle a failure. Called once, by the workflow or the chain.
   *
   * @param scope where new states belong
   * @param queryLanguage that of the workflow or the chain
   */
  abstract bind(scope: Construct, queryLanguage: QueryLanguage): IChainable;
}

class Goto extends OnFailure {
  constructor(private readonly handler: IChainable) {
    super();
  }

  bind(): IChainable {
    return this.handler;
  }
}

class Invoke extends OnFailure {
  constructor(private readonly lambdaFunction: IFunction) {
    super();
  }

  bind(scope: Construct, queryLanguage: QueryLanguage): IChainable {
    const { lambdaFunction } = this;
    const keepsInput =
      queryLanguage === QueryLanguage.JSON_PATH ? { resultKey: 'handled' } : { outputs: '{% $states.input %}' };
    const handle = new LambdaTask(scope, 'HandleFailure', { lambdaFunction, queryLanguage, ...keepsInput });
    return handle.next(failAgain(scope, queryLanguage));
  }
}

class Notify extends OnFailure {
  constructor(private readonly topic: ITopic) {
    super();
  }

  bind(scope: Construct, queryLanguage: QueryLanguage): IChainable {
    return publishFailure(scope, this.topic, queryLanguage).next(failAgain(scope, queryLanguage));
  }
}

class ThenFail extends OnFailure {
  constructor(private readonly handler: IChainable) {
    super();
  }

  bind(scope: Construct, queryLanguage: QueryLanguage): IChainable {
    return keepError(scope, queryLanguage).next(this.handler).next(failWithKept(scope, queryLanguage));
  }
}
