// `$formatNumber`: a number by a picture string, as in the jsonata package, except for pictures with which that never
// ends.
import { type NativeDefinition } from './native';
import { DEFAULT_CHARACTERS, PictureReader, type Picture, type PictureCharacters } from './picture';
import { InternalError } from '../values/failure';
import { roundToEven } from '../values/numbers';
import type { Run } from '../values/run';
import type { Value } from '../values/value';

export const formatNumber: NativeDefinition = {
  signature: '<n-so?:s>',
  arity: 3,
  run: ([value, picture, options], run) =>
    value === undefined ? undefined : format(value as number, picture as string, options, run),
};

/** The most digits after a decimal point that JavaScript prints. */
const MOST_DECIMALS = 100;

/** Other names in the options mean nothing. */
const NAMES = Object.keys(DEFAULT_CHARACTERS) as readonly (keyof PictureCharacters)[];

function format(value: number, text: string, options: Value, run: Run): string {
  const characters = { ...DEFAULT_CHARACTERS, ...(options as Partial<PictureCharacters> | undefined) };
  // An empty or missing character occurs nowhere in a picture.
  if (
    typeof text !== 'string' ||
    NAMES.some((name) => typeof characters[name] !== 'string' || characters[name] === '')
  ) {
    throw new InternalError();
  }
  run.spend(20 + 8 * text.length);
  const reader = new PictureReader(characters);
  const [positive, negative] = reader.read(text);
  if (value >= 0) return new Formatter(reader, positive!).format(value, '');
  if (negative) return new Formatter(reader, negative).format(value, '');
  return new Formatter(reader, positive!).format(value, characters['minus-sign']);
}

class Formatter {
  private readonly integerDigits: number;
  private readonly leastFraction: number;
  private readonly mostFraction: number;
  private readonly leastInteger: number;

  constructor(
    private readonly reader: PictureReader,
    private readonly picture: Picture,
  ) {
    const { integer, fraction, exponent } = picture;
    const { digit } = reader.characters;
    this.integerDigits = reader.countDigits(integer);
    let leastInteger = this.integerDigits;
    let leastFraction = reader.countDigits(fraction);
    let mostFraction =
      leastFraction + fraction.split('').filter((char) => char === digit && !reader.isDigit(char)).length;
    const hasExponent = exponent !== undefined;
    if (leastInteger === 0 && mostFraction === 0) {
      if (hasExponent) [leastFraction, mostFraction] = [1, 1];
      else leastInteger = 1;
    }
    if (hasExponent && leastInteger === 0 && integer.includes(digit)) leastInteger = 1;
    if (leastInteger === 0 && leastFraction === 0) leastFraction = 1;
    this.leastInteger = leastInteger;
    this.leastFraction = leastFraction;
    this.mostFraction = mostFraction;
  }

  format(value: number, sign: string): string {
    const { prefix, suffix, text, exponent } = this.picture;
    const { characters } = this.reader;
    const scale = text.includes(characters.percent) ? 100 : text.includes(characters['per-mille']) ? 1000 : 1;
    if (this.mostFraction > MOST_DECIMALS) throw new InternalError();
    const [mantissa, power] = exponent ? this.shifted(value * scale) : [value * scale, undefined];
    let digits = this.grouped(this.padded(this.digitsOf(roundToEven(mantissa, this.mostFraction))));
    if (!text.includes(characters['decimal-separator']) || digits.endsWith(characters['decimal-separator'])) {
      digits = digits.slice(0, -1);
    }
    return sign + prefix + digits + (power === undefined ? '' : this.exponentOf(power)) + suffix;
  }

  /** The number scaled to as many digits before the point as the picture has, and the power of ten for it. */
  private shifted(value: number): [number, number] {
    const most = 10 ** this.integerDigits;
    const least = 10 ** (this.integerDigits - 1);
    let mantissa = Math.abs(value);
    let power = 0;
    // Zero and infinite numbers have no such power; in the package, the search for one never ends.
    if (mantissa === 0 || !Number.isFinite(mantissa)) return [value, 0];
    while (mantissa < least) {
      mantissa *= 10;
      power -= 1;
    }
    while (mantissa > most) {
      mantissa /= 10;
      power += 1;
    }
    return [mantissa, power];
  }

  private print(value: number, decimals: number): string {
    const text = Math.abs(value).toFixed(decimals);
    if (this.reader.characters['zero-digit'] === '0') return text;
    return text.replace(/\d/g, (digit) => this.reader.digits[Number(digit)]!);
  }

  /** Without zeros at both ends, and always with a decimal separator. */
  private digitsOf(value: number): string {
    const zero = this.reader.characters['zero-digit'];
    const decimal = this.reader.characters['decimal-separator'];
    const printed = this.print(value, this.mostFraction);
    const text = printed.includes('.') ? printed.replace('.', () => decimal) : printed + decimal;
    let [start, end] = [0, text.length];
    while (text.charAt(start) === zero) start += 1;
    while (end > start && text.charAt(end - 1) === zero) end -= 1;
    return text.slice(start, end);
  }

  private padded(digits: string): string {
    const zero = this.reader.characters['zero-digit'];
    const at = digits.indexOf(this.reader.characters['decimal-separator']);
    const left = Math.max(0, this.leastInteger - at);
    const right = Math.max(0, this.leastFraction - (digits.length - at - 1));
    return zero.repeat(left) + digits + zero.repeat(right);
  }

  private grouped(digits: string): string {
    const grouping = this.reader.characters['grouping-separator'];
    const decimal = this.reader.characters['decimal-separator'];
    let text = digits;
    const insert = (at: number) => {
      text = text.slice(0, at) + grouping + text.slice(at);
    };
    const at = text.indexOf(decimal);
    const positions = this.positions(this.picture.integer, false);
    const interval = regularInterval(positions);
    if (interval > 0) {
      const groups = Math.floor((at - 1) / interval);
      for (let group = 1; group <= groups; group += 1) insert(at - group * interval);
    } else {
      positions.forEach((position, index) => insert(at + index - position));
    }
    const point = text.indexOf(decimal);
    for (const position of this.positions(this.picture.fraction, true)) insert(position + point + 1);
    return text;
  }

  /**
   * How many digits are on one side of each separator. The package always searches the integer part for the next one.
   */
  private positions(part: string, isLeft: boolean): number[] {
    const grouping = this.reader.characters['grouping-separator'];
    const { digit } = this.reader.characters;
    const positions: number[] = [];
    for (let at = part.indexOf(grouping); at >= 0; at = this.picture.integer.indexOf(grouping, at + 1)) {
      const side = isLeft ? part.slice(0, at) : part.slice(at);
      positions.push(side.split('').filter((char) => this.reader.isDigit(char) || char === digit).length);
    }
    return positions;
  }

  private exponentOf(power: number): string {
    const { characters } = this.reader;
    const digits = this.print(power, 0);
    const zeros = Math.max(0, this.reader.countDigits(this.picture.exponent!) - digits.length);
    const sign = power < 0 ? characters['minus-sign'] : '';
    return characters['exponent-separator'] + sign + characters['zero-digit'].repeat(zeros) + digits;
  }
}

/** The interval of separators at regular positions, or 0. */
function regularInterval(positions: readonly number[]): number {
  if (positions.length === 0) return 0;
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
  const factor = positions.reduce(divisor);
  return positions.every((_, index) => positions.includes((index + 1) * factor)) ? factor : 0;
}
