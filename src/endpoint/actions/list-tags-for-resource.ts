// ListTagsForResource.
import type { Action } from './action';
import { tagsOf } from '../state/tagged';

export const listTagsForResource: Action<'ListTagsForResource'> = ({ resourceArn }, world) => ({
  tags: tagsOf(resourceArn, world).all,
});
