// Tasks that call a function of the endpoint.
import type { AnswererType } from './answerer';
import { answerWithFunctions } from '../../local-functions/answer-task';

export const functions: AnswererType =
  ({ machine }, world) =>
  (call) => {
    const reply = answerWithFunctions(
      call,
      machine.arn,
      (arn) => world.functions.tryGet(arn)?.configuration,
      () => world.functions.running(),
    );
    return reply;
  };
