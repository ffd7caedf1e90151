// DeleteStateMachineVersion. Fails while an alias points to it, and succeeds for a version that does not exist.
import type { Action } from './action';
import { ApiError } from '../../services/api/api-error';

export const deleteStateMachineVersion: Action<'DeleteStateMachineVersion'> = ({ stateMachineVersionArn }, world) => {
  const found = world.machines.tryFindVersion(stateMachineVersionArn);
  if (!found) return {};
  const { machine, version } = found;
  const aliases = [...machine.aliases.values()].filter(({ routing }) =>
    routing.some((route) => route.stateMachineVersionArn === version.arn),
  );
  if (aliases.length > 0) throw referencedVersion(aliases.map(({ name }) => name));
  machine.versions.delete(version.number);
  return {};
};

/** Recorded: …delete_version_with_alias. */
function referencedVersion(names: readonly string[]): ApiError {
  const message = 'Version to be deleted must not be referenced by an alias.';
  const current = `Current list of aliases referencing this version: [${names.join(', ')}]`;
  return new ApiError('ConflictException', `${message} ${current}`);
}
