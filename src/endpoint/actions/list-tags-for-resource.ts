// ListTagsForResource.
import type { Action } from './action';
import { tagsOf } from '../state/resource-tags';

export const listTagsForResource: Action<'ListTagsForResource'> = ({ resourceArn }, world) => ({
  tags: tagsOf(resourceArn, world).all,
});
