// DescribeActivity.
import type { Action } from './action';

export const describeActivity: Action<'DescribeActivity'> = ({ activityArn }, world) => {
  const { name, creationDate, encryptionConfiguration } = world.activities.get(activityArn);
  return { activityArn, name, creationDate, encryptionConfiguration };
};
