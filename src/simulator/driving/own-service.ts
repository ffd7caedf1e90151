// Tasks that call the Step Functions API through the AWS SDK. They act on their own simulation.
import { isObject, member, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import { TaskTokenError } from '../../runtime/open-tasks';
import type { Simulation } from '../../runtime/simulation';
import type { TaskCall } from '../../runtime/task';
import { deferred, success, type TaskReply } from '../../runtime/task-reply';
import { serviceError } from '../../services/step-functions/service-error';

/** How long GetActivityTask waits for a task. */
const POLL_SECONDS = 60;

const ACTIONS: Readonly<Record<string, (given: JsonObject, simulation: Simulation) => TaskReply>> = {
  sendTaskSuccess: (given, { tasks }) => {
    tasks.sendTaskSuccess(textIn(given, 'TaskToken') ?? '', textIn(given, 'Output') ?? '');
    return success({});
  },
  sendTaskFailure: (given, { tasks }) => {
    tasks.sendTaskFailure(textIn(given, 'TaskToken') ?? '', textIn(given, 'Error'), textIn(given, 'Cause'));
    return success({});
  },
  sendTaskHeartbeat: (given, { tasks }) => {
    tasks.sendTaskHeartbeat(textIn(given, 'TaskToken') ?? '');
    return success({});
  },
  getActivityTask: (given, simulation) =>
    deferred((done) => {
      const { scheduler, workers, now } = simulation;
      const timer = scheduler.at(now + 1000 * POLL_SECONDS, () => {
        giveUp();
        done(success({}));
      });
      const giveUp = workers.poll(textIn(given, 'ActivityArn') ?? '', textIn(given, 'WorkerName'), (task) => {
        timer.cancelled = true;
        const output = { Input: jsonText(task.call.arguments), TaskToken: task.token };
        scheduler.arrive(() => done(success(output)));
      });
      return () => {
        timer.cancelled = true;
        giveUp();
      };
    }),
};

/** Undefined for a task that calls something else. */
export function answerOwnService(
  { integration, arguments: given }: TaskCall,
  simulation: Simulation,
): TaskReply | undefined {
  const { resource } = integration;
  if (resource.kind !== 'sdk' || resource.service !== 'sfn' || resource.pattern !== undefined) return undefined;
  if (!Object.hasOwn(ACTIONS, resource.action)) return undefined;
  try {
    return ACTIONS[resource.action]!(isObject(given) ? given : {}, simulation);
  } catch (error) {
    if (!(error instanceof TaskTokenError)) throw error;
    return serviceError('Sfn', { code: error.name, message: error.message }, simulation.chance);
  }
}

/** Where the API expects a string, JSON becomes its text. */
function textIn(given: JsonObject, field: string): string | undefined {
  const value = member(given, field);
  return value === undefined || typeof value === 'string' ? value : jsonText(value);
}
