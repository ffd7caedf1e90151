// Stand-ins for placeholders in expressions and paths that would not parse with them.
import { identifierOf, replaceEach } from './placeholder';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';
import { parseJsonata } from '../jsonata/parse';
import { isWholePlaceholder } from '../services/resource';
import { SimulatorError } from '../simulator-error';

/** Undefined if the expression is valid as it is: `${Name}` in a string of JSONata is text. */
export function expressionStandIn(expression: string): string | undefined {
  if (parses(parseJsonata, expression)) return undefined;
  const literals = literalsIn(expression);
  return replaceEach(expression, (name, offset, written) => {
    if (literals.some(([start, end]) => offset > start && offset < end)) return written;
    const after = expression.slice(offset + written.length);
    if (/[\w.$]$/.test(expression.slice(0, offset)) || /^[\w(]/.test(after)) return identifierOf(name);
    return /^\s*[.[{^]/.test(after) ? '$' : '1';
  });
}

/** The ranges of strings, quoted names and comments. */
function literalsIn(expression: string): readonly (readonly [start: number, end: number])[] {
  const literal = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\/\*[^]*?\*\//g;
  return [...expression.matchAll(literal)].map(({ index, 0: text }) => [index, index + text.length] as const);
}

/** A path, or a call of an intrinsic function. */
export function pathStandIn(text: string): string {
  if (isWholePlaceholder(text)) return '$';
  if (parses(parseJsonPath, text) || parses(parseIntrinsic, text)) return text;
  return replaceEach(text, identifierOf);
}

function parses(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof SimulatorError) return false;
    throw error;
  }
}
