// UntagResource.
import type { Action } from './action';
import { tagsOf } from '../state/resource-tags';

export const untagResource: Action<'UntagResource'> = ({ resourceArn, tagKeys }, world) => {
  tagsOf(resourceArn, world).remove(tagKeys);
  return {};
};
