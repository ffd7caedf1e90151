// Breaks a text into lines that fit a width, and cuts what is too long.
import { textWidth } from './text-width';

export interface TextStyle {
  readonly fontSize: number;
  readonly lineHeight: number;
}

export interface TextBlock {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Whether something of the text is missing. */
  readonly isCut: boolean;
}

/** No text is measured beyond this many characters. */
const MOST_MEASURED = 400;
/** What a reader sees as one character: an emoji may be several code points. */
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The parts of `someLongName`, `some_long_name`, `some-long-name`, `Some/Long:Name`. */
const PART = /[^]?[^\-_./:\\A-Z]*[-_./:\\]*/gu;

/** @param mostLines further lines become an ellipsis at the end of the last one */
export function wrap(text: string, { fontSize, lineHeight }: TextStyle, width: number, mostLines: number): TextBlock {
  const measured = text.length > MOST_MEASURED ? charsOf(text).slice(0, MOST_MEASURED).join('') : text;
  const all = linesOf(measured, fontSize, width);
  const isCut = all.length > mostLines || measured.length < text.length;
  const lines = all.slice(0, mostLines);
  if (isCut && lines.length > 0) lines.push(withEllipsis(lines.pop()!, fontSize, width));
  return {
    lines,
    width: Math.max(0, ...lines.map((line) => textWidth(line, fontSize))),
    height: lines.length * lineHeight,
    isCut,
  };
}

function linesOf(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (whole: string) => textWidth(whole, fontSize) <= width;
  const end = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    if (line !== '' && fits(`${line} ${word}`)) {
      line += ` ${word}`;
      continue;
    }
    end();
    for (const piece of piecesOf(word, fits)) {
      if (!fits(line + piece)) end();
      line += piece;
    }
  }
  end();
  return lines;
}

/** What may not be broken: the word, or its parts if it is too long for a line, or their characters. */
function piecesOf(word: string, fits: (text: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  return (word.match(PART) ?? []).flatMap((part) => (fits(part) ? [part] : charsOf(part)));
}

function withEllipsis(line: string, fontSize: number, width: number): string {
  const chars = charsOf(line);
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, fontSize) > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

function charsOf(text: string): string[] {
  // Longer texts are cut anyway.
  return Array.from(GRAPHEMES.segment(text.slice(0, 20 * MOST_MEASURED)), ({ segment }) => segment);
}
