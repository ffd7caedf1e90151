// What a workflow does when a state fails and none of the state's own catchers matches.
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { QueryLanguage, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';
import { failAgain, failWithKept, keepError, publishFailure } from './private/failure-states';
import { checkPlace, constructError, refuse } from './private/kinds/construct-error';
import { kindProblem, type Kind } from './private/kinds/kind';
import { INVOKED, STATES, TOPIC } from './private/kinds/property-kinds';
import { regionProblem } from './private/regions';

/**
 * One failure handler for a whole workflow. Every state that can fail leads to the handler, for errors that its own
 * catchers do not match. The handler's input is the failed state's input plus the failure:
 * `{ ..., "error": { "Error": "...", "Cause": "..." } }`. In JSONata, an input that is not an object is moved to
 * `input`; in JSONPath it cannot be kept. A failure in the handler itself ends the execution.
 *
 * Catchers do not see `States.DataLimitExceeded` and `States.Runtime`, nor an execution that is aborted or times out
 * (docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html). Use the workflow's alarms for those.
 *
 * @example
 * new LambdaWorkflow(this, 'Orders', { definition: chargeTask, onFailure: OnFailure.invoke(refundFunction) });
 */
export abstract class OnFailure {
  /**
   * Invokes a function with the failed state's input and the failure under `error`. Then the execution fails with the
   * original error and cause.
   *
   * @param lambdaFunction the function that cleans up or notifies; its result is not used
   */
  static invoke(lambdaFunction: IFunction): OnFailure {
    return new Invoke(lambdaFunction);
  }

  /**
   * Publishes a message to a topic. Then the execution fails with the original error and cause. The message is JSON:
   * `{ "execution": <ARN>, "stateMachine": <name>, "error": { "Error": ..., "Cause": ... } }`. It contains nothing of the
   * input. Publishing is tried 4 times.
   *
   * @param topic the topic; the workflow's role may publish to it, and use its key if it has one
   */
  static notify(topic: ITopic): OnFailure {
    return new Notify(topic);
  }

  /**
   * Continues with your own states, which decide whether the execution succeeds or fails.
   *
   * @param handler a state, a chain or a fragment
   */
  static goto(handler: IChainable): OnFailure {
    return new Goto(handler);
  }

  /**
   * Runs your own states. Then the execution fails with the original error and cause, which the variable `failure`
   * keeps, whatever those states output.
   *
   * @param handler a state, a chain or a fragment that another state may follow
   */
  static thenFail(handler: IChainable): OnFailure {
    return new ThenFail(handler);
  }

  /**
   * Creates the states that handle a failure. The workflow or the chain calls it once. New states without a query language
   * get that of the workflow; those of this class are in JSONata, which a workflow in JSONPath also runs.
   *
   * @param scope the scope of new states
   */
  abstract bind(scope: Construct): IChainable;
}

class Goto extends OnFailure {
  constructor(private readonly handler: IChainable) {
    super();
  }

  bind(scope: Construct): IChainable {
    checkPart(scope, 'the handler of OnFailure.goto', STATES, this.handler);
    return this.handler;
  }
}

class Invoke extends OnFailure {
  constructor(private readonly lambdaFunction: IFunction) {
    super();
  }

  bind(scope: Construct): IChainable {
    const { lambdaFunction } = this;
    checkPart(scope, 'the lambdaFunction of OnFailure.invoke', INVOKED, lambdaFunction);
    const outputs = '{% $states.input %}';
    const queryLanguage = QueryLanguage.JSONATA;
    const handle = new LambdaTask(scope, 'HandleFailure', { lambdaFunction, queryLanguage, outputs });
    return handle.next(failAgain(scope));
  }
}

class Notify extends OnFailure {
  constructor(private readonly topic: ITopic) {
    super();
  }

  bind(scope: Construct): IChainable {
    checkPart(scope, 'the topic of OnFailure.notify', TOPIC, this.topic);
    refuse(scope, '', regionProblem(scope, 'the topic of OnFailure.notify', this.topic));
    return publishFailure(scope, this.topic).next(failAgain(scope));
  }
}

class ThenFail extends OnFailure {
  constructor(private readonly handler: IChainable) {
    super();
  }

  bind(scope: Construct): IChainable {
    checkPart(scope, 'the handler of OnFailure.thenFail', STATES, this.handler);
    if (this.handler.endStates.length === 0) {
      const message = `the handler of OnFailure.thenFail ends the execution at ${this.handler.id}, so that the error is lost. Let it continue, or use OnFailure.goto.`;
      throw constructError(scope, '', message);
    }
    return keepError(scope).next(this.handler).next(failWithKept(scope));
  }
}

function checkPart(scope: Construct, name: string, kind: Kind, value: unknown): void {
  checkPlace('OnFailure.bind', scope, '');
  refuse(scope, '', kindProblem(name, value, kind));
}
