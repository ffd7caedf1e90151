// Step Functions: AWS JSON 1.0, every operation an action of the table.
import { ONE_MEGABYTE, type Service } from './service';
import { MODEL } from '../../services/api/states.generated';
import type { Action, Operation } from '../actions/action';
import { answerAwsJson, isTargetOf } from '../http/aws-json';
import type { World } from '../world';

export function stepFunctions(world: World, report: (error: unknown) => void): Service {
  return {
    name: 'Step Functions',
    claims: (head) => isTargetOf(MODEL, head),
    maxBody: ONE_MEGABYTE,
    answer: (request) =>
      answerAwsJson(MODEL, request, (operation, input) => actionOf(operation)(input, world, request), report),
  };
}

type AnyAction = (
  input: object,
  ...rest: Parameters<Action<Operation>> extends [unknown, ...infer R] ? R : never
) => object | Promise<object>;

/**
 * The model has already decoded the request by the operation's shape. The actions load the engine, so they are required
 * on demand.
 */
function actionOf(operation: string): AnyAction {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
  const { ACTIONS } = require('../actions/table') as typeof import('../actions/table');
  return ACTIONS[operation as Operation] as AnyAction;
}
