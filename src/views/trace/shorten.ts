// Cuts long texts, and says how long they are.
import type { Json } from '../../json/json';
import { jsonText } from '../../json/text';

/** One line of a text, cut if it is long. */
export type Shorten = (text: string) => string;

const LONGEST = 200;

/** @param onCut called if something is left out */
export function shortener(onCut: () => void): Shorten {
  return (text) => {
    const one = oneLine(text);
    if (one.length <= LONGEST) return one;
    onCut();
    return `${one.slice(0, LONGEST)}… (${thousands(one.length)} characters)`;
  };
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

export function shortJson(value: Json, shorten: Shorten): string {
  return shorten(jsonText(value));
}

/** `6249` is `6,249`. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
