// A rule of a Choice in short words: `total > 100 and status = "open"`.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';

/** Longer conditions are cut. */
const LONGEST = 500;
/** Deeper conditions are an ellipsis. */
const DEEPEST_CONDITION = 6;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/GreaterThanEquals$/, '≥'],
  [/LessThanEquals$/, '≤'],
  [/GreaterThan$/, '>'],
  [/LessThan$/, '<'],
  [/Equals$/, '='],
  [/Matches$/, 'like'],
];

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  IsPresent: ['is present', 'is missing'],
  IsNull: ['is null', 'is not null'],
  IsString: ['is a string', 'is no string'],
  IsNumeric: ['is a number', 'is no number'],
  IsBoolean: ['is a boolean', 'is no boolean'],
  IsTimestamp: ['is a timestamp', 'is no timestamp'],
};

/** The condition of a rule in either query language; empty if the rule has none. */
export function conditionText(rule: JsonObject): string {
  return cut(textOf(rule, 0), LONGEST);
}

function textOf(rule: JsonObject, depth: number): string {
  if (depth > DEEPEST_CONDITION) return '…';
  const jsonata = member(rule, 'Condition');
  if (jsonata !== undefined) return typeof jsonata === 'string' ? expressionText(jsonata) : jsonText(jsonata);
  for (const [operator, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const inner = member(rule, operator);
    if (isArray(inner)) return joined(inner, word, depth);
  }
  const negated = member(rule, 'Not');
  if (isObject(negated)) return `not ${wrapped(negated, depth)}`;
  return comparisonText(rule);
}

function joined(rules: readonly Json[], word: string, depth: number): string {
  let text = '';
  for (const rule of rules) {
    // What is cut need not be written.
    if (text.length > LONGEST) break;
    text += (text === '' ? '' : word) + (isObject(rule) ? wrapped(rule, depth) : '…');
  }
  return text;
}

/** In parentheses if it has an `and` or an `or` of its own. */
function wrapped(rule: JsonObject, depth: number): string {
  const text = textOf(rule, depth + 1);
  return ['And', 'Or'].some((operator) => member(rule, operator) !== undefined) ? `(${text})` : text;
}

function comparisonText(rule: JsonObject): string {
  const variable = member(rule, 'Variable');
  const operator = Object.keys(rule).find((key) => key in KINDS || /(Equals|Than|Matches)(Path)?$/.test(key));
  if (typeof variable !== 'string' || operator === undefined) return '';
  const name = pathText(variable);
  const value = rule[operator]!;
  const kind = KINDS[operator];
  if (kind) return `${name} ${kind[value === false ? 1 : 0]}`;
  if (operator === 'BooleanEquals') return value === false ? `not ${name}` : name;
  const isPath = operator.endsWith('Path');
  const sign = SIGNS.find(([ending]) => ending.test(isPath ? operator.slice(0, -'Path'.length) : operator))![1];
  return `${name} ${sign} ${isPath && typeof value === 'string' ? pathText(value) : jsonText(value)}`;
}

/** `order.total` for `$.order.total`; a variable or the context object keeps its `$`. */
export function pathText(path: string): string {
  if (path === '$') return 'input';
  return path.startsWith('$.') ? path.slice(2) : path;
}

/** An expression without `{% %}` and `$states.input.`, on one line. */
export function expressionText(text: string): string {
  const inner = /^\{%([\s\S]*)%\}$/.exec(text.trim())?.[1] ?? text;
  return oneLine(inner).replaceAll('$states.input.', '');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts between characters, not inside of a surrogate pair. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  const splitsPair = /[\ud800-\udbff]/.test(text[end - 1]!);
  return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}
