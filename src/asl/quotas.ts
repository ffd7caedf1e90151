// The quotas of a definition: its size and its nesting.
import { DEEPEST, type Json } from '../json/json';
import { isWithin } from '../json/size';

/** The quota is 1 MB (service-quotas.html). CreateStateMachine's model says 1,048,576 characters. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

/**
 * Levels of nested objects and lists. AWS reads JSON with Jackson, which stops at 1,000 levels. AWS also has a code for
 * states that nest too deeply, but does not document that limit.
 */
export const MAX_NESTING = DEEPEST;

/** More levels than nearly any definition has. */
const FEW = 50;

/**
 * Whether a short walk shows that a value is within both quotas, as nearly all definitions are.
 * @param isText whether the size was measured before
 */
export function isSmall(value: Json, isText: boolean): boolean {
  return isWithin(value, isText ? Infinity : MAX_DEFINITION_LENGTH, FEW);
}

/** Whether a value nests deeper than `limit`. It looks no deeper, and does not recurse. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  // Sets, because an object from a program may contain another one many times, or itself.
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
