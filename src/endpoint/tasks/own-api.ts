// Tasks that call Step Functions through its SDK integration: the endpoint is the service that they call.
import type { AnswererType } from './answerer';
import { isSync } from '../../asl/services/resource';
import type { TaskCall } from '../../runtime/task';
import { silence, success, type TaskReply } from '../../runtime/task-reply';
import { ApiError } from '../../services/api/api-error';
import { decodeRequest } from '../../services/api/decode';
import { fromPascalCase, toPascalCase } from '../../services/api/pascal-case';
import type { Operations } from '../../services/api/states-types.generated';
import { MODEL } from '../../services/api/states.generated';
import { serviceError } from '../../services/step-functions/service-error';
import type { Operation } from '../actions/action';
import { ACTIONS } from '../actions/table';
import type { World } from '../world';

export const ownApi: AnswererType = (_, world) => (call) => {
  const { resource } = call.integration;
  if (resource.kind !== 'sdk' || resource.service !== 'sfn' || isSync(resource)) return undefined;
  const operation = resource.action[0]!.toUpperCase() + resource.action.slice(1);
  if (!Object.hasOwn(ACTIONS, operation)) return undefined;
  return callOf(operation as Operation, call, world, resource.pattern === 'waitForTaskToken');
};

async function callOf<O extends Operation>(
  operation: O,
  call: TaskCall,
  world: World,
  waits: boolean,
): Promise<TaskReply> {
  const { input, output } = MODEL.operations[operation]!;
  try {
    const request = decodeRequest(MODEL, input, fromPascalCase(MODEL, input, call.arguments)) as Operations[O]['input'];
    const answer = toPascalCase(MODEL, output, await ACTIONS[operation](request, world, { headers: {} }));
    return waits ? silence(answer) : success(answer);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return serviceError('Sfn', error, world.chance);
  }
}
