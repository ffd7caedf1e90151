// A job that is waited for (.sync): what its description says of how it ended, and what had been said when it began.
import type { IntegrationType } from './integration';
import { service } from './service';
import { jobOf, type Job } from '../../asl/services/jobs';
import { isObject, member, type Json } from '../../json/json';
import { jsonText } from '../../json/text';
import type { ServiceFailure } from '../errors/service-failure';
import { startAnswer } from '../models/start-answer';

export const job: IntegrationType = (resource) => {
  if (resource.kind !== 'optimised') return undefined;
  const found = jobOf(resource);
  const integration = found && service(resource);
  return (
    integration && {
      ...integration,
      failure: (result) => (hasFailed(result, found) ? failedJob(result) : undefined),
      submission: (result) => (result === undefined ? {} : startAnswer(resource, result, found.renamed)),
    }
  );
};

/** Recorded: run_task_sync_raise_failure, and a nested execution that failed. */
export function failedJob(description: Json): ServiceFailure {
  return { error: 'States.TaskFailed', cause: jsonText(description) };
}

function hasFailed(result: Json, { states, failed }: Job): boolean {
  const state = states.map((path) => at(result, path)).find((found) => found !== undefined);
  return typeof state === 'string' && failed.includes(state);
}

function at(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const name of path) found = found !== undefined && isObject(found) ? member(found, name) : undefined;
  return found;
}
