// What a definition may weigh and how deep it may nest.
import { DEEPEST, isArray, type Json } from '../json/json';

/** Quota: 1 MB (service-quotas.html); CreateStateMachine's model says 1,048,576 characters. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

/**
 * Objects and lists in each other. AWS reads JSON with Jackson, whose readers stop at 1,000 levels; it also has a code
 * for states that nest too deeply without telling from where on.
 */
export const MAX_NESTING = DEEPEST;

/** What nearly all values keep to: they are told by a short walk. */
const [FEW_LEVELS, FEW_PARTS] = [50, 10_000];

/** Whether a value nests deeper than `limit`, which is not below `FEW_LEVELS`; looks no deeper than that, and needs no stack. */
export function nestsDeeper(value: Json, limit: number): boolean {
  return !isFlat(value, FEW_LEVELS, { left: FEW_PARTS }) && nestsDeeperByLevels(value, limit);
}

function isFlat(value: Json, levels: number, parts: { left: number }): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || parts.left-- === 0) return false;
  if (isArray(value)) return value.every((item) => isFlat(item, levels - 1, parts));
  for (const key in value) if (!isFlat(value[key]!, levels - 1, parts)) return false;
  return true;
}

function nestsDeeperByLevels(value: Json, limit: number): boolean {
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
