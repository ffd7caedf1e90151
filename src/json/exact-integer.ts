// Integers that a double would round, such as the id 616581622363398142. Json holds them as BigInts. They come only
// from texts and from BigInts in a test, so ordinary data pays nothing. They pass through unchanged and print with all
// their digits. Calculations use the nearest double. So does JavaScript outside of the simulator: `execution.output`
// and a mock's event hold what JSON.parse would return.
import type { Json } from './json';

/** Whether a double prints the same digits. */
export function isExactAsDouble(digits: string): boolean {
  return String(Number(digits)) === digits;
}

/** A number as calculations use it; undefined for any other value. */
export function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}

let someExist = false;

/** The integer, as a BigInt if a double would round it. */
export function exactInteger(digits: string): number | bigint {
  if (isExactAsDouble(digits)) return Number(digits);
  someExist = true;
  return BigInt(digits);
}

/** The value as JSON.parse would return it, with long integers rounded. Returns the same object if there are none. */
export function asDoubles<T extends Json | undefined>(value: T): T {
  return someExist && value !== undefined ? (roundIntegers(value) as T) : value;
}

function roundIntegers(value: Json): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  const copies = members.map(([key, item]): [string, Json] => [key, roundIntegers(item)]);
  if (copies.every(([, copy], index) => copy === members[index]![1])) return value;
  return Array.isArray(value) ? copies.map(([, copy]) => copy) : Object.fromEntries(copies);
}
