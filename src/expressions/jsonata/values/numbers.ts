// Numbers in JSONata, including integers with more digits than a double holds.
import { JsonataError } from './failure';
import type { Value } from './value';

/** Not NaN. An infinite number is an error wherever a number is expected. */
export function isNumeric(value: Value): value is number | bigint {
  if (typeof value === 'bigint') return true;
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new JsonataError('D1001', { value });
  return true;
}

export function areNumeric(values: readonly Value[]): values is readonly (number | bigint)[] {
  // All are checked: an infinite one is an error.
  let isEach = true;
  for (const value of values) isEach = isNumeric(value) && isEach;
  return isEach;
}

/** Half a unit is rounded to the even neighbour. */
export function roundToEven(value: number, precision = 0): number {
  const shifted = precision === 0 ? value : shift(value, precision);
  let result = Math.round(shifted);
  if (Math.abs(result - shifted) === 0.5 && Math.abs(result % 2) === 1) result -= 1;
  // Adding 0 turns -0 into 0, because JSON has no -0.
  return (precision === 0 ? result : shift(result, -precision)) + 0;
}

/** Moves the decimal point in the number's text: multiplying would add errors of its own. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
