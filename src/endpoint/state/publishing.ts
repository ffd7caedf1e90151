// Publishing a version: the same revision is published once.
import type { StateMachine, Version } from './state-machines';
import { ApiError, validationError } from '../../services/api/api-error';

/** Quota: service-quotas.html. */
const MAX_VERSIONS = 1000;

/**
 * Returns the latest version if it has the current revision already (recorded: …idempotent_publish), else a new one.
 * @param creationDate seconds since 1970
 */
export function publish(machine: StateMachine, description: string | undefined, creationDate: number): Version {
  const latest = [...machine.versions.values()].pop();
  if (latest?.revision === machine.revision) return latest;
  if (machine.versions.size >= MAX_VERSIONS) {
    const message = `The state machine has ${MAX_VERSIONS} versions, the most that are allowed: '${machine.arn}'`;
    throw new ApiError('ServiceQuotaExceededException', message);
  }
  const number = machine.nextVersion;
  const version: Version = {
    number,
    arn: `${machine.arn}:${number}`,
    revision: machine.revision,
    ...(description !== undefined && { description }),
    creationDate,
  };
  machine.nextVersion = number + 1;
  machine.versions.set(number, version);
  return version;
}

/** Throws ValidationException (recorded: …create_with_version_description_no_publish). */
export function checkVersionDescription(publishing: boolean, description: string | undefined): void {
  if (!publishing && description !== undefined) {
    throw validationError('Version description can only be set when publish is true');
  }
}
