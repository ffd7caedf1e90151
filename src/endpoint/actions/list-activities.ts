// ListActivities, in the order of creation (recorded: …list_activities).
import type { Action } from './action';
import { pageOf } from '../paging';

export const listActivities: Action<'ListActivities'> = (input, world) => {
  const page = pageOf(world.activities.all, input, {
    of: 'activities',
    position: (activity) => activity.position,
    order: 'rising',
  });
  const activities = page.items.map(({ arn, name, creationDate }) => ({ activityArn: arn, name, creationDate }));
  return { activities, nextToken: page.nextToken };
};
