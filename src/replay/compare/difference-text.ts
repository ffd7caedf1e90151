// Writes a difference in words, with both sides.
import type { Sides } from './comparison';
import type { Difference } from './difference';
import { typeOf, type Json } from '../../json/json';
import { compactText } from '../../json/text';

/** The lines of a difference: where it is, what it is, and both sides. */
export function differenceText(difference: Difference, sides: Sides): string[] {
  const width = Math.max(sides.one.length, sides.other.length);
  const side = (name: string, text: string): string => `  ${name.padEnd(width)}  ${text}`;
  if (difference.kind === 'unanswered') return [`${placeText(difference)}: no answer.`, `  ${String(difference.other)}`];
  return [
    `${placeText(difference)}: ${WORDS[difference.kind]}${pathText(difference)}`,
    side(sides.one, valueText(difference, difference.one)),
    side(sides.other, valueText(difference, difference.other)),
  ];
}

const WORDS: Readonly<Record<Exclude<Difference['kind'], 'unanswered'>, string>> = {
  path: 'another state follows.',
  input: 'another input',
  target: 'the task calls something else.',
  arguments: 'the task is called with other arguments',
  result: 'the task has another result',
  failure: 'it ends with another error',
  attempts: 'another number of attempts.',
  handled: 'another state handles the failure.',
  branches: 'another number of branches or iterations.',
  assigned: 'other variables are assigned',
  output: 'another output',
  end: 'the execution ends otherwise',
};

function placeText({ at, visit, attempt, kind, after }: Difference): string {
  if (at === '') return 'The end';
  const where = kind === 'path' && after !== undefined ? `After '${after}', at ${at}` : at;
  const parts = [visit === undefined ? '' : `visit ${visit}`, attempt === undefined ? '' : `attempt ${attempt}`];
  const which = parts.filter((part) => part !== '').join(', ');
  return which === '' ? where : `${where} (${which})`;
}

function pathText({ path }: Difference): string {
  if (path === undefined) return '';
  return path === '$' ? '.' : `, at ${path}.`;
}

function valueText({ kind }: Difference, value: Json | undefined): string {
  if (kind === 'path' || kind === 'handled') return value === undefined ? 'nothing' : `'${String(value)}'`;
  if (value === undefined) return 'nothing';
  const text = compactText(value);
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}… (${typeOf(value)}, ${text.length} characters)`;
}

/** Longer values are cut: the difference's data has them whole. */
const LONGEST = 200;
