// ecs:runTask.sync: Step Functions names itself as what starts the task, and waits for a single task (recorded: run_task_sync).
import type { IntegrationType } from './integration';
import { failedJob, job } from './job';
import { service } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { ServiceFailure } from '../errors/service-failure';
import { namesOf } from '../models/start-answer';

export const ecsRunTask: IntegrationType<ServiceResource> = (resource) => {
  const integration = job(resource);
  return {
    ...integration,
    request: (args) => ({ StartedBy: 'AWS Step Functions', ...(isObject(args) ? args : {}) }),
    submission: begun,
    failure: (result) =>
      notPlaced(result) ??
      integration.failure?.(result) ??
      (hasFailedContainer(result) ? failedJob(result) : undefined),
  };
};

/** Its result comes with the token, and is the answer of RunTask only where ECS places no task. */
export const ecsRunTaskWithToken: IntegrationType<ServiceResource> = (resource) => ({
  ...service(resource),
  failure: notPlaced,
});

/**
 * docs: connect-ecs. A non-empty Failures fails a job and a task with a token with AmazonECS.Unknown, and a plain call never. The
 * cause is ours.
 */
function notPlaced(result: Json): ServiceFailure | undefined {
  const failures = isObject(result) ? member(result, 'Failures') : undefined;
  if (failures === undefined || !isArray(failures) || failures.length === 0) return undefined;
  return { error: 'AmazonECS.Unknown', cause: jsonText(result) };
}

/** ECS's answer: the tasks it starts, and those it could not start. */
function begun(task?: Json): JsonObject {
  if (task !== undefined && isObject(task) && Object.hasOwn(task, 'Failures')) return task;
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
