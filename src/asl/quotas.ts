// What a definition may weigh and how deep it may nest.
import { DEEPEST, type Json } from '../json/json';
import { isWithin } from '../json/size';

/** Quota: 1 MB (service-quotas.html); CreateStateMachine's model says 1,048,576 characters. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

/**
 * Objects and lists in each other. AWS reads JSON with Jackson, whose readers stop at 1,000 levels; it also has a code
 * for states that nest too deeply without telling from where on.
 */
export const MAX_NESTING = DEEPEST;

/** Levels that hardly a definition has. */
const FEW = 50;

/** Whether a short walk shows that a value keeps to both quotas, as nearly all definitions do. */
export function isSmall(value: Json): boolean {
  return isWithin(value, MAX_DEFINITION_LENGTH, FEW);
}

/** Whether a value nests deeper than `limit`; looks no deeper than that, and needs no stack. */
export function nestsDeeper(value: unknown, limit: number): boolean {
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
