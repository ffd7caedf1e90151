// TagResource.
import type { Action } from './action';
import { tagsOf } from '../state/tagged';

export const tagResource: Action<'TagResource'> = ({ resourceArn, tags }, world) => {
  tagsOf(resourceArn, world).add(tags);
  return {};
};
