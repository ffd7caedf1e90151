// Translates between the PascalCase of Step Functions' SDK integrations and the members of the AWS SDK for JavaScript.
import { isArray, isObject, type Json } from '../../json/json';

/**
 * What SDK commands say of their shapes; all that is read of it: `[3, ..., names, shapes]` is a structure, `[1, ..., item]`
 * a list, `[2, ..., key, value]` a map; a function gives the shape, and a pair the shape with its traits.
 */
export type SdkShape = unknown;

const [LIST, MAP, STRUCTURE] = [1, 2, 3];

function resolveShape(shape: SdkShape): readonly unknown[] | undefined {
  let found = shape;
  for (let depth = 0; depth < 10; depth += 1) {
    if (typeof found === 'function') found = (found as () => unknown)();
    else if (Array.isArray(found) && typeof found[0] !== 'number') found = found[0];
    else break;
  }
  return Array.isArray(found) ? found : undefined;
}

/** Renames members to the SDK's names, ignoring the case of their first letters. Unknown members stay unchanged. */
export function toSdkNames(shape: SdkShape, value: Json): Json {
  return rename(
    shape,
    value,
    (name, names) => names.find((one) => lowerFirst(one) === lowerFirst(name)) ?? name,
  ) as Json;
}

/** PascalCase, times as ISO 8601 text, bytes as base64. */
export function fromSdkNames(shape: SdkShape, value: unknown): Json {
  return rename(shape, value, (name) => name[0]!.toUpperCase() + name.slice(1)) as Json;
}

function rename(shape: SdkShape, value: unknown, name: (name: string, names: readonly string[]) => string): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const known = resolveShape(shape);
  if (isArray(value)) return value.map((item) => rename(known?.[0] === LIST ? known[4] : undefined, item, name));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (known?.[0] === MAP) {
    return Object.fromEntries(entries.map(([key, inner]) => [key, rename(known[5], inner, name)]));
  }
  if (known?.[0] !== STRUCTURE) {
    return Object.fromEntries(entries.map(([key, inner]) => [key, rename(undefined, inner, name)]));
  }
  const [names, shapes] = [known[4] as readonly string[], known[5] as readonly unknown[]];
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const own = names.find((one) => lowerFirst(one) === lowerFirst(key)) ?? key;
      return [name(key, names), rename(shapes[names.indexOf(own)], inner, name)];
    }),
  );
}

function lowerFirst(text: string): string {
  return text[0]!.toLowerCase() + text.slice(1);
}
