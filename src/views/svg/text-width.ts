// How wide a text is, without a font at hand: by the widths of DejaVu Sans, the widest of the usual fonts.

/** The widths of the characters from space to tilde, in hundredths of the font size. */
const WIDTHS: readonly number[] = [
  ...[32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34],
  ...[84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99],
  ...[69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52],
  ...[39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84],
];
const FIRST = 0x20;
const OTHER = 65;
/** Chinese, Japanese, Korean, and pictures such as emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{3fffd}]/u;
const COMBINING = /\p{M}|\u200d/u;

/** The width in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let hundredths = 0;
  for (const char of text) hundredths += charWidth(char);
  return (hundredths * fontSize) / 100;
}

function charWidth(char: string): number {
  const known = WIDTHS[char.codePointAt(0)! - FIRST];
  if (known !== undefined) return known;
  if (WIDE.test(char)) return 105;
  return COMBINING.test(char) ? 0 : OTHER;
}
