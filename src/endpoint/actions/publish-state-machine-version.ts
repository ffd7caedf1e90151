// PublishStateMachineVersion: freezes the current revision.
import type { Action } from './action';
import { ApiError } from '../../services/api/api-error';
import { publish } from '../state/publishing';
import { checkRemains } from '../state/state-machines';

/** AWS's name for the revision of a state machine that was never updated. */
const INITIAL = 'INITIAL';

export const publishStateMachineVersion: Action<'PublishStateMachineVersion'> = (input, world) => {
  const { stateMachineArn, revisionId, description } = input;
  const machine = world.machines.get(stateMachineArn);
  checkRemains(machine);
  const current = machine.revision.revisionId ?? INITIAL;
  if (revisionId !== undefined && revisionId !== current) throw outdatedRevision(revisionId, current);
  const version = publish(machine, description, world.seconds());
  return { creationDate: version.creationDate, stateMachineVersionArn: version.arn };
};

/** Recorded: …publish_state_machine_version. */
function outdatedRevision(revisionId: string, current: string): ApiError {
  const failed = `Failed to publish the State Machine version for revision ${revisionId}.`;
  return new ApiError('ConflictException', `${failed} The current State Machine revision is ${current}.`);
}
