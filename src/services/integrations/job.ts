// A `.sync` job: how its description says that it failed, and what the service answered at its start.
import type { IntegrationType } from './integration';
import { service } from './service';
import { jobOf } from '../../asl/services/lookup';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member, type Json } from '../../json/json';
import { jsonText } from '../../json/text';
import type { ServiceFailure } from '../errors/service-failure';
import { startAnswer } from '../models/start-answer';

/** An ordinary service integration if no source says how the job fails. */
export const job: IntegrationType<ServiceResource> = (resource) => {
  const row = jobOf(resource);
  const integration = service(resource);
  if (!row) return integration;
  const states = row.states.map((path) => path.split('.'));
  return {
    ...integration,
    failure: (result) => (hasFailed(result, states, row.failed) ? failedJob(result) : undefined),
    submission: (result) => (result === undefined ? {} : startAnswer(resource, result, row.renamed)),
  };
};

/** Recorded: run_task_sync_raise_failure, and a nested execution that failed. */
export function failedJob(description: Json): ServiceFailure {
  return { error: 'States.TaskFailed', cause: jsonText(description) };
}

function hasFailed(result: Json, states: readonly (readonly string[])[], failed: readonly string[]): boolean {
  const state = states.map((path) => at(result, path)).find((found) => found !== undefined);
  return typeof state === 'string' && failed.includes(state);
}

function at(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const name of path) found = found !== undefined && isObject(found) ? member(found, name) : undefined;
  return found;
}
