// What a definition may weigh and how deep it may nest.
import { DEEPEST, isArray, type Json } from '../json/json';

/** Quota: 1 MB (service-quotas.html); CreateStateMachine's model says 1,048,576 characters. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

/**
 * Objects and lists in each other. AWS reads JSON with Jackson, whose readers stop at 1,000 levels; it also has a code
 * for states that nest too deeply without telling from where on.
 */
export const MAX_NESTING = DEEPEST;

/** Levels that hardly a definition has. */
const FEW = 50;

/**
 * Whether a short walk shows that a value keeps to both quotas, as nearly all definitions do. It stops soon, whatever
 * it is given: an object given by a program may hold another one many times, or itself.
 */
export function isSmall(value: Json): boolean {
  return sizeWithin(value, MAX_DEFINITION_LENGTH, FEW) >= 0;
}

/** What is left of a number of bytes after the value, of which each part is taken to be as large as it can be. */
function sizeWithin(value: Json, bytes: number, levels: number): number {
  // An escaped control character has six bytes.
  if (typeof value === 'string') return bytes - value.length * 6 - 2;
  if (typeof value !== 'object' || value === null) return bytes - 25;
  if (levels === 0) return -1;
  let left = bytes - 2;
  if (isArray(value)) {
    for (let index = 0; index < value.length && left >= 0; index += 1) {
      left = sizeWithin(value[index]!, left - 1, levels - 1);
    }
    return left;
  }
  for (const key in value) {
    left = sizeWithin(value[key]!, left - key.length * 6 - 4, levels - 1);
    if (left < 0) return left;
  }
  return left;
}

/** Whether a value nests deeper than `limit`; looks no deeper than that, and needs no stack. */
export function nestsDeeper(value: Json, limit: number): boolean {
  // Sets, because an object given by a program may hold another one many times, or itself.
  let level = new Set<object>(typeof value === 'object' && value !== null ? [value] : []);
  for (let depth = 1; level.size > 0; depth += 1) {
    if (depth > limit) return true;
    const inner = new Set<object>();
    for (const one of level) {
      for (const item of Object.values(one)) if (typeof item === 'object' && item !== null) inner.add(item as object);
    }
    level = inner;
  }
  return false;
}
