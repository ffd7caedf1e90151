// The same order of keys from every language: Java, for one, has maps without an order.

/** The value with the keys of its plain objects sorted, at any depth. Tokens and other objects stay as they are. */
export function sortKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map((member: unknown) => sortKeys(member)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member as unknown)])) as T;
}
