// The answerers of tasks at the endpoint. The first one that can answer does. To add one, add a file next to this one
// and a line here.
import { activities } from './activities';
import type { AnswererType } from './answerer';
import { functions } from './functions';
import { mocks } from './mocks';
import { nestedExecutions } from './nested-executions';
import { ownApi } from './own-api';
import { permissionsOf } from './permissions';
import { s3 } from './s3';
import { jsonText } from '../../json/text';
import type { TaskHandler } from '../../runtime/task';
import { refusedRequest } from '../../services/refused-request';
import { MissingMockError } from '../../simulator/mocks/missing-mock-error';
import type { ExecutionStart } from '../state/execution-record';
import type { ExecutionTasks } from '../state/executions';
import type { World } from '../world';

const ANSWERERS: readonly AnswererType[] = [mocks, functions, activities, nestedExecutions, ownApi, s3];

/**
 * @param others answerers that come after the mocks and before the rest
 */
export function tasksOf(start: ExecutionStart, world: World, others: readonly AnswererType[]): ExecutionTasks {
  const [first, ...rest] = ANSWERERS;
  const all = [first!, ...others, ...rest].map((type) => type(start, world));
  const handler: TaskHandler = (call) => {
    const refused = refusedRequest(call, () => world.chance.uuid());
    if (refused) return refused;
    for (const answer of all) {
      const reply = answer(call);
      if (reply) return reply;
    }
    throw new MissingMockError(call, jsonText(call.arguments));
  };
  const permissions = world.asksPermissions ? permissionsOf(start) : undefined;
  return { handler: permissions?.guard(handler) ?? handler, checkAccess: permissions?.checkAccess };
}
