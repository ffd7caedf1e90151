// Tests characters against the sets of regular expressions.
import type { Regex, RegexNode, RegexSetPart } from '../../asl/json-path/path';

export type PointTest = (point: number) => boolean;

export function compileSet(
  { negated, parts }: Extract<RegexNode, { kind: 'set' }>,
  { ignoreCase, unicodeCase }: Pick<Regex, 'ignoreCase' | 'unicodeCase'>,
): PointTest {
  const tests = parts.map(compilePart);
  const isListed: PointTest = (point) => tests.some((test) => test(point));
  if (!ignoreCase) return (point) => isListed(point) !== negated;
  const variants = unicodeCase ? unicodeVariants : asciiVariants;
  return (point) => variants(point).some(isListed) !== negated;
}

/** What `\b` stands between, in Java up to version 18: letters and digits of any script, and the underscore. */
export function isWordPoint(point: number | undefined): boolean {
  return point !== undefined && /[\p{L}\p{Nd}_]/u.test(String.fromCodePoint(point));
}

function compilePart(part: RegexSetPart): PointTest {
  if ('from' in part) return (point) => point >= part.from && point <= part.to;
  const property = new RegExp(`\\p{${part.property}}`, 'u');
  return (point) => property.test(String.fromCodePoint(point)) !== part.negated;
}

/** Without its flag for Unicode, Java ignores the case of ASCII letters alone. */
function asciiVariants(point: number): readonly number[] {
  if (point >= 0x41 && point <= 0x5a) return [point, point + 0x20];
  return point >= 0x61 && point <= 0x7a ? [point, point - 0x20] : [point];
}

function unicodeVariants(point: number): readonly number[] {
  const char = String.fromCodePoint(point);
  return [char, char.toLowerCase(), char.toUpperCase()].map((variant) => variant.codePointAt(0)!);
}
