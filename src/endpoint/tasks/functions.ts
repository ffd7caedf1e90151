// Tasks that call a function of the endpoint.
import type { AnswererType } from './answerer';
import { templatesAround } from '../../local-functions/template-functions';
import { callFunction } from '../state/function-calls';

export const functions: AnswererType =
  ({ machine, revision }, world) =>
  (call) => {
    const { template } = revision.compiled.source;
    return callFunction(call, machine.arn, {
      functions: world.functions,
      requestId: () => world.chance.uuid(),
      isKnown: (arn) =>
        template !== undefined &&
        templatesAround(template).some((one) =>
          one.resourcesOfType('AWS::Lambda::Function').some((resource) => resource.tryAttribute('Arn') === arn),
        ),
    });
  };
