// The tags of resources.
import { ApiError } from '../../services/api/api-error';
import type { Tag } from '../../services/api/states-types.generated';

/** Quota: service-quotas.html. */
const MAX_TAGS = 50;

export class Tags {
  private readonly values = new Map<string, string>();

  constructor(
    private readonly resourceArn: string,
    tags: readonly Tag[] = [],
  ) {
    this.add(tags);
  }

  get all(): readonly Tag[] {
    return [...this.values].map(([key, value]) => ({ key, value }));
  }

  /** The last value of a key wins. Throws TooManyTags, without any change, if there would be too many. */
  add(tags: readonly Tag[]): void {
    const keys = new Set([...this.values.keys(), ...tags.map(({ key }) => key ?? '')]);
    if (keys.size > MAX_TAGS) {
      const message = `Too many tags: '${this.resourceArn}' may have ${MAX_TAGS}, these would be ${keys.size}`;
      throw new ApiError('TooManyTags', message, 400, { resourceName: this.resourceArn });
    }
    for (const { key = '', value = '' } of tags) this.values.set(key, value);
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) this.values.delete(key);
  }
}
