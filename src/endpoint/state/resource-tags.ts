// The tags of a state machine or an activity, by its ARN.
import type { Activities } from './activities';
import { resourceNotFound, type StateMachines } from './state-machines';
import type { Tags } from './tags';
import { parseArn } from '../arns';

/** Everything that has tags. */
export interface TaggedResources {
  readonly machines: StateMachines;
  readonly activities: Activities;
}

/** Throws InvalidArn, ResourceNotFound; versions and aliases have no tags (recorded: …tag_state_machine_version). */
export function tagsOf(resourceArn: string, { machines, activities }: TaggedResources): Tags {
  parseArn(resourceArn, 'stateMachine', 'activity');
  const found = machines.tryGet(resourceArn) ?? activities.tryGet(resourceArn);
  if (!found) throw resourceNotFound(resourceArn);
  return found.tags;
}
