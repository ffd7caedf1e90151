// Filter patterns of CloudWatch Logs: terms, JSON and space-delimited fields.
// docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { fieldsPattern } from './fields-pattern';
import { jsonPattern } from './json-pattern';
import { invalidPattern, type Matches } from './pattern-scanner';
import { Cursor } from '../../asl/cursor';
import { ExpressionSyntaxError } from '../../asl/expression-syntax-error';
import { readRegex } from '../../asl/json-path/regex';
import { Pattern } from '../../expressions/json-path/regex';

/** Throws InvalidParameterException for an invalid pattern. */
export function compilePattern(pattern: string): Matches {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonPattern(text);
  return text.startsWith('[') ? fieldsPattern(text) : termsPattern(text);
}

const TERM = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([\w*]+)|%([^%]+)%)(?=\s|$)/y;

/**
 * A message must contain all terms and none of those with `-`. If all terms have a `?`, one is enough. Case matters.
 */
function termsPattern(text: string): Matches {
  const wanted: Matches[] = [];
  const optional: Matches[] = [];
  const excluded: Matches[] = [];
  TERM.lastIndex = 0;
  for (let at = 0; at < text.length; at = TERM.lastIndex) {
    const [all, sign, quoted, word, regex] = TERM.exec(text) ?? [];
    if (all === undefined) {
      throw invalidPattern(text, `a term with other characters than letters, digits and _ stands in double quotes`);
    }
    const matches = regex === undefined ? containing(quoted?.replace(/\\(.)/g, '$1') ?? word!) : matching(regex, text);
    (sign === '?' ? optional : sign === '-' ? excluded : wanted).push(matches);
  }
  // "If you use ? with other terms, the ? is ignored", and so is its term.
  const some = wanted.length > 0 ? [] : optional;
  return (message) =>
    wanted.every((one) => one(message)) &&
    !excluded.some((one) => one(message)) &&
    (some.length === 0 || some.some((one) => one(message)));
}

function containing(term: string): Matches {
  return (message) => message.includes(term);
}

/** A regular expression without groups. The matcher needs time in proportion to the message, whatever the pattern. */
function matching(source: string, pattern: string): Matches {
  if (/[()]/.test(source)) throw invalidPattern(pattern, 'regular expressions have no parentheses');
  try {
    readRegex(new Cursor(source), false);
    const regex = new Pattern(readRegex(new Cursor(`${ANYTHING}(?:${source})${ANYTHING}`), false));
    return (message) => regex.matches(message);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    throw invalidPattern(pattern, error.message);
  }
}

/** The matcher compares whole texts. */
const ANYTHING = '[\\s\\S]*';
