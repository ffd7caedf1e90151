// TagResource.
import type { Action } from './action';
import { tagsOf } from '../state/resource-tags';

export const tagResource: Action<'TagResource'> = ({ resourceArn, tags }, world) => {
  tagsOf(resourceArn, world).add(tags);
  return {};
};
