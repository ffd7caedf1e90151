// ecs:runTask.sync: Step Functions names itself as what starts the task, and waits for a single task (recorded: run_task_sync).
import type { IntegrationType } from './integration';
import { failedJob, job } from './job';
import type { ServiceResource } from '../../asl/services/resource';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { namesOf } from '../models/start-answer';

export const ecsRunTask: IntegrationType<ServiceResource> = (resource) => {
  const integration = job(resource);
  return {
    ...integration,
    request: (args) => ({ StartedBy: 'AWS Step Functions', ...(isObject(args) ? args : {}) }),
    submission: begun,
    failure: (task) => integration.failure?.(task) ?? (hasFailedContainer(task) ? failedJob(task) : undefined),
  };
};

/** ECS's answer: the tasks it starts, and those it could not start. */
function begun(task?: Json): JsonObject {
  return task !== undefined && isObject(task) ? { Failures: [], Tasks: [namesOf(task)] } : {};
}

/** Whether a container ended with an exit code other than 0. */
function hasFailedContainer(task: Json): boolean {
  const containers = isObject(task) ? member(task, 'Containers') : undefined;
  return (
    containers !== undefined &&
    isArray(containers) &&
    containers.some((one) => isObject(one) && typeof one.ExitCode === 'number' && one.ExitCode !== 0)
  );
}
