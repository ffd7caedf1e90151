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

/** A whole number as an integer prints, any other as a double does: from 1.0E7 on and below 0.001 with an exponent. */
export function javaNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [digits, exponent] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** The class that Jayway names when a value is of the wrong kind. */
export function javaClass(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'java.util.ArrayList';
  if (isObject(value)) return 'java.util.LinkedHashMap';
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  if (typeof value !== 'bigint' && !Number.isInteger(value)) return 'java.lang.Double';
  if (Math.abs(Number(value)) >= 2 ** 63) return 'java.math.BigInteger';
  return value >= -(2 ** 31) && value < 2 ** 31 ? 'java.lang.Integer' : 'java.lang.Long';
}
