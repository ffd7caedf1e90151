// Compares values with expected ones, which may hold asymmetric matchers: which is the most like it, and what fits.

/** Values inside of values, down to which differences are counted. */
const DEEPEST = 100;

/** The one with the fewest differences, the first of several. */
export function nearest<T>(expected: unknown, candidates: readonly T[], valueOf: (candidate: T) => unknown): T {
  let [best] = candidates as readonly [T];
  let fewest = Infinity;
  for (const candidate of candidates) {
    const count = differences(expected, valueOf(candidate), 0);
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}

/** The expected value with what was found in place of the asymmetric matchers that match: they are no difference. */
export function fitted(expected: unknown, found: unknown, depth = 0): unknown {
  if (isMatcher(expected)) return expected.asymmetricMatch(found) ? found : expected;
  if (!isObject(expected) || !isObject(found) || depth > DEEPEST) return expected;
  if (Array.isArray(expected)) return expected.map((item, index) => fitted(item, found[index], depth + 1));
  const entries = Object.entries(expected).map(([key, value]) => [key, fitted(value, found[key], depth + 1)]);
  return Object.fromEntries(entries);
}

/** How many values inside differ. */
function differences(expected: unknown, found: unknown, depth: number): number {
  if (Object.is(expected, found)) return 0;
  if (isMatcher(expected)) return expected.asymmetricMatch(found) ? 0 : 1;
  if (!isObject(expected) || !isObject(found) || depth > DEEPEST) return 1;
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  let count = Array.isArray(expected) === Array.isArray(found) ? 0 : 1;
  for (const key of keys) count += differences(expected[key], found[key], depth + 1);
  return count;
}

function isMatcher(value: unknown): value is { asymmetricMatch(found: unknown): boolean } {
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
