// The picture string of `$formatNumber`: its parts and its rules (XPath Functions and Operators 3.1, 4.7.3 and 4.7.4).
import { JsonataError } from '../values/failure';

/** The characters of a picture, which the options of `$formatNumber` may change. */
export interface PictureCharacters {
  readonly 'decimal-separator': string;
  readonly 'grouping-separator': string;
  readonly 'exponent-separator': string;
  readonly 'minus-sign': string;
  readonly percent: string;
  readonly 'per-mille': string;
  readonly 'zero-digit': string;
  readonly digit: string;
  readonly 'pattern-separator': string;
}

export const DEFAULT_CHARACTERS: PictureCharacters = {
  'decimal-separator': '.',
  'grouping-separator': ',',
  'exponent-separator': 'e',
  'minus-sign': '-',
  percent: '%',
  'per-mille': '\u2030',
  'zero-digit': '0',
  digit: '#',
  'pattern-separator': ';',
};

/** A sub-picture: for numbers of one sign, or of both. */
export interface Picture {
  readonly text: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly active: string;
  readonly mantissa: string;
  readonly integer: string;
  readonly fraction: string;
  readonly exponent: string | undefined;
}

export class PictureReader {
  readonly digits: readonly string[];
  private readonly activeCharacters: ReadonlySet<string>;

  constructor(readonly characters: PictureCharacters) {
    const zero = characters['zero-digit'].charCodeAt(0);
    this.digits = Array.from({ length: 10 }, (_, index) => String.fromCharCode(zero + index));
    this.activeCharacters = new Set([
      ...this.digits,
      characters['decimal-separator'],
      characters['exponent-separator'],
      characters['grouping-separator'],
      characters.digit,
      characters['pattern-separator'],
    ]);
  }

  /** One or two. Throws for a picture that breaks a rule. */
  read(text: string): readonly Picture[] {
    const parts = text.split(this.characters['pattern-separator']);
    if (parts.length > 2) throw new JsonataError('D3080');
    const pictures = parts.map((part) => this.split(part));
    for (const picture of pictures) this.check(picture);
    return pictures;
  }

  isDigit(char: string): boolean {
    return this.digits.includes(char);
  }

  countDigits(part: string): number {
    return Array.from({ length: part.length }, (_, at) => part.charAt(at)).filter((char) => this.isDigit(char)).length;
  }

  private split(text: string): Picture {
    const exponentSeparator = this.characters['exponent-separator'];
    const decimalSeparator = this.characters['decimal-separator'];
    const isBound = (char: string) => this.activeCharacters.has(char) && char !== exponentSeparator;
    const chars = text.split('');
    const first = chars.findIndex(isBound);
    // Version 2.0.6 of the package fails with a JavaScript error; AWS and version 2.2.2 report this (measured:
    // floci#2737).
    if (first < 0) throw new JsonataError('D3086');
    const suffix = text.slice(chars.length - [...chars].reverse().findIndex(isBound));
    const prefix = text.slice(0, first);
    const active = text.slice(first, text.length - suffix.length);
    const exponentAt = text.indexOf(exponentSeparator, first);
    const hasExponent = exponentAt >= 0 && exponentAt <= text.length - suffix.length;
    // The package searches the whole sub-picture for the position, and cuts the active part there.
    const mantissa = hasExponent ? active.slice(0, exponentAt) : active;
    const exponent = hasExponent ? active.slice(exponentAt + 1) : undefined;
    const decimalAt = mantissa.indexOf(decimalSeparator);
    const integer = decimalAt < 0 ? mantissa : mantissa.slice(0, decimalAt);
    const fraction = decimalAt < 0 ? suffix : mantissa.slice(decimalAt + 1);
    return { text, prefix, suffix, active, mantissa, integer, fraction, exponent };
  }

  /** Of several rules that are broken, the last is named. */
  private check(picture: Picture): void {
    const code = this.brokenRules(picture).at(-1);
    if (code !== undefined) throw new JsonataError(code);
  }

  private brokenRules({ text, mantissa, active, integer, fraction, exponent }: Picture): string[] {
    const { percent, digit } = this.characters;
    const perMille = this.characters['per-mille'];
    const decimal = this.characters['decimal-separator'];
    const grouping = this.characters['grouping-separator'];
    const isTwice = (part: string) => text.indexOf(part) !== text.lastIndexOf(part);
    const decimalAt = text.indexOf(decimal);
    const hasScale = text.includes(percent) || text.includes(perMille);
    const isOptionalAfterDigit =
      integer.includes(digit) && this.countDigits(integer.slice(0, integer.indexOf(digit))) > 0;
    const isDigitAfterOptional =
      fraction.includes(digit) && this.countDigits(fraction.slice(fraction.lastIndexOf(digit))) > 0;
    const rules: readonly (readonly [string, boolean])[] = [
      ['D3081', isTwice(decimal)],
      ['D3082', isTwice(percent)],
      ['D3083', isTwice(perMille)],
      ['D3084', text.includes(percent) && text.includes(perMille)],
      ['D3085', !mantissa.split('').some((char) => this.isDigit(char) || char === digit)],
      ['D3086', active.split('').some((char) => !this.activeCharacters.has(char))],
      ['D3087', decimalAt >= 0 && (text.charAt(decimalAt - 1) === grouping || text.charAt(decimalAt + 1) === grouping)],
      ['D3088', decimalAt < 0 && integer.charAt(integer.length - 1) === grouping],
      ['D3089', text.includes(grouping + grouping)],
      ['D3090', isOptionalAfterDigit],
      ['D3091', isDigitAfterOptional],
      ['D3092', exponent !== undefined && exponent.length > 0 && hasScale],
      ['D3093', exponent !== undefined && (exponent.length === 0 || this.countDigits(exponent) < exponent.length)],
    ];
    return rules.flatMap(([code, isBroken]) => (isBroken ? [code] : []));
  }
}
