// The tags of resources.
import { ApiError, validationError } from '../../services/api/api-error';
import type { Tag } from '../../services/api/states-types.generated';

/** Quota: service-quotas.html. */
const MAX_TAGS = 50;

/** What a key and a value may hold (service-quotas.html). */
const ALLOWED = /^[\p{L}\p{N}\s_.:/=+\-@]*$/u;
const RESERVED = /^aws:/i;

/** The texts are ours. */
function checkText(text: string): void {
  if (RESERVED.test(text)) {
    throw validationError(`Invalid tag '${text}': the prefix 'aws:' is reserved`);
  }
  if (!ALLOWED.test(text)) {
    throw validationError(`Invalid tag '${text}': expected letters, digits, white space and _ . : / = + - @`);
  }
}

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

  /**
   * The last value of a key wins. Throws TooManyTags, without any change, if there would be too many, and
   * ValidationException for a tag that is not allowed.
   */
  add(tags: readonly Tag[]): void {
    for (const { key = '', value = '' } of tags) [key, value].forEach(checkText);
    const keys = new Set([...this.values.keys(), ...tags.map(({ key }) => key ?? '')]);
    if (keys.size > MAX_TAGS) {
      const message = `Too many tags: '${this.resourceArn}' may have ${MAX_TAGS}, these would be ${keys.size}`;
      throw new ApiError('TooManyTags', message, 400, { resourceName: this.resourceArn });
    }
    for (const { key = '', value = '' } of tags) this.values.set(key, value);
  }

  /** Throws ValidationException for a key that belongs to AWS. */
  remove(keys: readonly string[]): void {
    keys.forEach(checkText);
    for (const key of keys) this.values.delete(key);
  }
}
