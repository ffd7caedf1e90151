// How Java prints JSON values, which AWS shows in `States.Format` and in its error texts.
import { isArray, isObject, type Json } from '../json/json';

/** `{Arg1=1, Arg2=[]}`, `[1, a]`, `null`, `1.5`: the text that Java's `String.valueOf` gives. */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return javaNumber(value);
  if (isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.keys(value).map((key) => `${key}=${javaText(value[key]!)}`);
    return `{${members.join(', ')}}`;
  }
  return String(value);
}

/** Prints a whole number like an integer, any other like a double: with an exponent from 1.0E7 on and below 0.001. */
export function javaNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [digits = '', exponent] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** How Jackson prints a node of its tree: as JSON, with numbers as Java prints them. */
export function nodeText(value: Json): string {
  if (typeof value === 'number') return javaNumber(value);
  if (typeof value === 'bigint') return String(value);
  if (isArray(value)) return `[${value.map(nodeText).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value).map((key) => `${JSON.stringify(key)}:${nodeText(value[key]!)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Whether the integer fits in 64 bits, as Java's Long. */
export function isLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** The class of a value that Jayway gets from Jackson's tree. Everything except scalars stays a node of the tree. */
export function javaClass(value: Json): string {
  if (isArray(value)) return 'com.fasterxml.jackson.databind.node.ArrayNode';
  if (isObject(value)) return 'com.fasterxml.jackson.databind.node.ObjectNode';
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  if (typeof value === 'bigint') {
    return isLong(value) ? 'java.lang.Long' : 'com.fasterxml.jackson.databind.node.BigIntegerNode';
  }
  if (!Number.isSafeInteger(value)) return 'java.lang.Double';
  return Math.abs((value as number) + 0.5) < 2 ** 31 ? 'java.lang.Integer' : 'java.lang.Long';
}
