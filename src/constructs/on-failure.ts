// What a workflow does when a state fails and nothing else has been said about it.
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Fail, QueryLanguage, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';

/**
 * One failure handler for a whole workflow: every state that can fail and has no catcher of its own gets one that
 * leads to the handler. The handler's input is the failed state's input with the failure beside it:
 * `{ ..., "error": { "Error": "...", "Cause": "..." } }`.
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
   * Goes on with states of your own, which may end the execution either way.
   *
   * @param handler a state, a chain or a fragment
   */
  static goto(handler: IChainable): OnFailure {
    return new Goto(handler);
  }

  /**
   * Makes the states that handle a failure. Called once, by the workflow.
   *
   * @param scope where new states belong
   * @param queryLanguage the workflow's
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
    if (queryLanguage === QueryLanguage.JSON_PATH) {
      const handle = new LambdaTask(scope, 'HandleFailure', { lambdaFunction, queryLanguage, resultKey: 'handled' });
      return handle.next(Fail.jsonPath(scope, 'Failed', { errorPath: '$.error.Error', causePath: '$.error.Cause' }));
    }
    const handle = new LambdaTask(scope, 'HandleFailure', { lambdaFunction, outputs: '{% $states.input %}' });
    return handle.next(
      Fail.jsonata(scope, 'Failed', {
        error: '{% $states.input.error.Error %}',
        cause: '{% $states.input.error.Cause %}',
      }),
    );
  }
}
