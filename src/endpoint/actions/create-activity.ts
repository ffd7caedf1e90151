// CreateActivity: idempotent by name.
import type { Action } from './action';
import { checkName } from '../../services/step-functions/check-name';
import { encryption } from '../state/configurations';
import { Tags } from '../state/tags';

export const createActivity: Action<'CreateActivity'> = ({ name, tags, encryptionConfiguration }, world) => {
  checkName(name);
  const activityArn = world.arn('activity', name);
  const known = world.activities.tryGet(activityArn);
  if (known) return { activityArn, creationDate: known.creationDate };
  const creationDate = world.seconds();
  world.activities.add({
    position: world.position(),
    ...{ name, creationDate, arn: activityArn },
    tags: new Tags(activityArn, tags),
    encryptionConfiguration: encryption(encryptionConfiguration),
    pollers: 0,
  });
  return { activityArn, creationDate };
};
