// Finds the catalogue row of a Resource.
import type { Action, Job, Service, Sync } from './catalogue/row';
import { CATALOGUE } from './catalogue/table';
import { isSync, type IntegrationPattern, type ServiceAction, type ServiceResource } from './resource';

/** Undefined for a service without optimised integrations, and for calls through the AWS SDK. */
export function serviceRow({ kind, service }: Pick<ServiceAction, 'kind' | 'service'>): Service | undefined {
  return kind !== 'sdk' && Object.hasOwn(CATALOGUE, service) ? CATALOGUE[service] : undefined;
}

/** For any pattern. */
export function actionRow(called: ServiceAction): Action | undefined {
  const actions = serviceRow(called)?.actions;
  return actions && Object.hasOwn(actions, called.action) ? actions[called.action] : undefined;
}

/** Undefined for an integration that does not exist: the service, the action, or the pattern of the action. */
export function integrationRow(resource: ServiceResource): Action | undefined {
  const row = actionRow(resource);
  const { pattern } = resource;
  return row && (pattern === undefined || patternsOf(row).includes(pattern)) ? row : undefined;
}

export function patternsOf({ sync, sync2, waitForTaskToken }: Action): readonly IntegrationPattern[] {
  return [
    ...(sync ? (['sync'] as const) : []),
    ...(sync2 ? (['sync:2'] as const) : []),
    ...(waitForTaskToken ? (['waitForTaskToken'] as const) : []),
  ];
}

/** All optimised integrations as a Resource has them, such as `lambda:invoke.waitForTaskToken`. */
export function optimisedNames(): string[] {
  return Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
    Object.entries(actions).flatMap(([name, action]) => [
      `${service}:${name}`,
      ...patternsOf(action).map((pattern) => `${service}:${name}.${pattern}`),
    ]),
  );
}

/** Undefined for a task that does not wait for a job. */
export function syncRow(resource: ServiceResource): Sync | undefined {
  return isSync(resource) ? integrationRow(resource)?.sync : undefined;
}

/**
 * The job that the task waits for. Undefined for a job whose description does not show a failure, such as a deletion.
 */
export function jobOf(resource: ServiceResource): Job | undefined {
  const job = syncRow(resource)?.job;
  return job === 'unknown' ? undefined : job;
}

/** The row of the service that has this name in the models and in Resources of the AWS SDK. */
export function rowOfModel(model: string): Service | undefined {
  return Object.values(CATALOGUE).find((row) => row.model === model);
}
