// Compares texts with numbers exactly, like Java's BigDecimal, with its error texts for a text that is not a number.
import { PathFailure } from './path-failure';

/** Remembers the last text, because most filters compare one text with many numbers. */
export class NumberReader {
  private text: string | undefined;
  private value = 0;
  private problem: PathFailure | undefined;

  /** Negative if the text's number is less. */
  compare(text: string, number: number | bigint): number | PathFailure {
    if (text !== this.text) this.read(text);
    if (this.problem) return this.problem;
    const double = Number(number);
    return this.value === double ? compareExactly(text, number) : this.value < double ? -1 : 1;
  }

  private read(text: string): void {
    this.text = text;
    this.value = Number(text);
    const problem = problemOf(text);
    this.problem = problem === undefined ? undefined : new PathFailure('failure', problem);
  }
}

/** `0.digits` times ten to the power of `exponent`; no digits for zero. */
interface Decimal {
  readonly sign: number;
  readonly digits: string;
  readonly exponent: number;
}

/** Compares two numbers that round to the same double. */
function compareExactly(text: string, number: number | bigint): number {
  if (text.length <= SAFE_DIGITS && typeof number === 'number' && number !== 0) return 0;
  const [one, other] = [toDecimal(text), toDecimal(String(number))];
  if (one.sign !== other.sign) return one.sign - other.sign;
  if (one.exponent !== other.exponent) return one.sign * (one.exponent - other.exponent);
  return one.sign * (one.digits < other.digits ? -1 : one.digits > other.digits ? 1 : 0);
}

/** Two decimals with at most this many digits never round to the same double. */
const SAFE_DIGITS = 15;

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

function toDecimal(text: string): Decimal {
  const [, sign, whole, fraction, exponent] = DECIMAL.exec(text)!;
  const significant = (whole! + fraction!).replace(/^0+/, '');
  const zeros = whole!.length + fraction!.length - significant.length;
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits, exponent: 0 };
  return { sign: sign === '-' ? -1 : 1, digits, exponent: whole!.length - zeros + Number(exponent ?? 0) };
}

const MOST_COMPACT_DIGITS = 18;
const MOST_EXPONENT_DIGITS = 10;

// Java's exception for a text that ends too early has no message.
const NO_MESSAGE = 'null';

/** The message of Java 17 for a text that is not a number. */
function problemOf(text: string): string | undefined {
  const unsigned = text.replace(/^[+-]/, '');
  if (text === '') return NO_MESSAGE;
  const wrong = /[^\d.]|\.\d*\./.exec(unsigned);
  const char = wrong?.[0];
  if (char !== undefined && char.startsWith('.')) return 'Character array contains more than one decimal point.';
  if (char !== undefined && char !== 'e' && char !== 'E') {
    return unsigned.length > MOST_COMPACT_DIGITS
      ? 'Character array is missing "e" notation exponential mark.'
      : `Character ${char} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`;
  }
  const mantissa = unsigned.slice(0, wrong?.index);
  const exponent = wrong === null ? undefined : problemOfExponent(unsigned.slice(wrong.index + 1));
  return exponent ?? (/\d/.test(mantissa) ? undefined : 'No digits found.');
}

function problemOfExponent(text: string): string | undefined {
  const digits = text.replace(/^[+-]/, '');
  if (digits === '') return NO_MESSAGE;
  const significant = digits.length > MOST_EXPONENT_DIGITS ? digits.replace(/^0+/, '') : digits;
  if (significant.length > MOST_EXPONENT_DIGITS) return 'Too many nonzero exponent digits.';
  if (!/^\d*$/.test(significant)) return 'Not a digit.';
  return Number(significant) < 2 ** 31 ? undefined : 'Exponent overflow.';
}
