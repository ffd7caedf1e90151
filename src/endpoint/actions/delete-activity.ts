// DeleteActivity. Succeeds for an activity that does not exist.
import type { Action } from './action';
import { parseArn } from '../arns';

export const deleteActivity: Action<'DeleteActivity'> = ({ activityArn }, world) => {
  parseArn(activityArn, 'activity');
  world.activities.remove(activityArn);
  return {};
};
