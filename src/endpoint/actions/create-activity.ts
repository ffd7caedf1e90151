// CreateActivity: idempotent by name. Its encryption cannot be changed (API_CreateActivity, Errors).
import type { Action } from './action';
import { equalJson } from '../../json/equal';
import { asJson } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import { checkName } from '../../services/step-functions/check-name';
import { statesArn } from '../arns';
import { encryption } from '../state/configurations';
import { Tags } from '../state/tags';

export const createActivity: Action<'CreateActivity'> = ({ name, tags, encryptionConfiguration }, world, request) => {
  checkName(name);
  const activityArn = statesArn(world.placeOf(request), 'activity', name);
  const known = world.activities.tryGet(activityArn);
  const encryptionOfIt = encryption(encryptionConfiguration);
  if (known && !equalJson(asJson(known.encryptionConfiguration), asJson(encryptionOfIt))) {
    throw new ApiError('ActivityAlreadyExists', `Activity Already Exists: '${activityArn}'`);
  }
  if (known) return { activityArn, creationDate: known.creationDate };
  const creationDate = world.seconds();
  world.activities.add({
    position: world.position(),
    ...{ name, creationDate, arn: activityArn },
    tags: new Tags(activityArn, tags),
    encryptionConfiguration: encryptionOfIt,
    pollers: 0,
  });
  return { activityArn, creationDate };
};
