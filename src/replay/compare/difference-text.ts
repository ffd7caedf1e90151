// Writes a difference in words, with both sides.
import type { Difference, Sides } from './difference';
import { isObject, type Json } from '../../json/json';
import { compactText } from '../../json/text';

/** The lines of a difference: where it is, what it is, and both sides. */
export function differenceText(difference: Difference, sides: Sides): string[] {
  const width = Math.max(sides.one.length, sides.other.length);
  const side = (name: string, text: string): string => `  ${name.padEnd(width)}  ${text}`;
  if (difference.kind === 'unanswered') return [`${placeText(difference)}: ${String(difference.other)}`];
  return [
    `${placeText(difference)}: ${WORDS[difference.kind]}${pathText(difference)}`,
    side(sides.one, valueText(difference, difference.one)),
    side(sides.other, valueText(difference, difference.other)),
  ];
}

/** One line of a list of differences. */
export function briefText(difference: Difference): string {
  const { kind, at } = difference;
  if (kind === 'unanswered') return differenceText(difference, { one: '', other: '' })[0]!;
  return at === '' ? 'how the execution ends' : `${kind} of ${at}`;
}

const WORDS: Readonly<Record<Exclude<Difference['kind'], 'unanswered'>, string>> = {
  path: 'another state follows.',
  input: 'another input',
  target: 'the task calls something else.',
  arguments: 'the task is called with other arguments',
  result: 'the task has another result',
  failure: 'another failure.',
  attempts: 'another number of attempts.',
  handled: 'another state handles the failure.',
  branches: 'another number of branches or iterations.',
  assigned: 'other variables are assigned',
  output: 'another output',
  end: 'the execution ends otherwise',
};

function placeText({ at, visit, attempt, kind, after }: Difference): string {
  if (at === '') return 'The end';
  if (kind === 'path') return after === undefined ? `At the start, ${at}` : `After '${after}'${insideText(at)}`;
  const parts = [visit === undefined ? '' : `visit ${visit}`, attempt === undefined ? '' : `attempt ${attempt}`];
  const which = parts.filter((part) => part !== '').join(', ');
  return which === '' ? at : `${at} (${which})`;
}

/** Where a path is, if it is not in the outermost machine: ` in Each[3]`. */
function insideText(at: string): string {
  const end = at.lastIndexOf(' > ');
  return end < 0 ? '' : ` in ${at.slice(0, end)}`;
}

function pathText({ path }: Difference): string {
  if (path === undefined) return '';
  return path === '$' ? '.' : `, at ${path}.`;
}

function valueText({ kind, path }: Difference, value: Json | undefined): string {
  if (kind === 'path' || kind === 'handled') return value === undefined ? 'nothing' : `'${String(value)}'`;
  if (value === undefined) return kind === 'failure' ? 'no failure' : 'nothing';
  if (path === undefined && FAILURES.includes(kind) && isObject(value)) return shorten(Object.values(value).join(': '));
  return shorten(compactText(value));
}

/** Differences whose values are failures: an error and a cause, after a status. */
const FAILURES: readonly Difference['kind'][] = ['failure', 'end'];

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

/** Longer values are cut: the difference's data has them whole. */
const LONGEST = 300;
