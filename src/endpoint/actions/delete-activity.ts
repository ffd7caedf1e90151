// DeleteActivity: an activity that is not there is deleted already.
import type { Action } from './action';
import { parseArn } from '../arns';

export const deleteActivity: Action<'DeleteActivity'> = ({ activityArn }, world) => {
  parseArn(activityArn, 'activity');
  world.activities.remove(activityArn);
  return {};
};
