// Parses the filters of a path: `[?(@.total > 5 && !@.closed || @.state == 'open')]`.
import type { Cursor } from '../cursor';
import { FILTER_OPERATORS, type Criterion, type Filter, type JsonPath, type Operand } from './path';
import { readRegex } from './regex';

type ReadPath = (cursor: Cursor) => JsonPath;

/**
 * Parses all of the cursor's text, including the brackets. Like Jayway, it splits at `&&` and `||` first, then splits each
 * criterion at its operator, both even inside quotes. Parentheses around a criterion are dropped.
 */
export function readFilter(cursor: Cursor, readPath: ReadPath): Filter {
  const query = cursor.within(cursor.position + 1, cursor.end - 1).trimmed();
  const body = query.within(query.position + 1, query.end).trimmed();
  if (query.current !== '?' || body.current !== '(' || body.text[body.end - 1] !== ')') {
    cursor.raise("A filter starts with '[?(' and ends with ')]'");
  }
  const alternatives: Criterion[][] = [[]];
  let expectsOperator = false;
  for (const part of splitAtOperators(body.within(body.position + 1, body.end - 1).trimmed())) {
    const text = part.rest;
    const isOperator = text === '&&' || text === '||';
    if (isOperator !== expectsOperator) {
      part.raise(`Expected ${expectsOperator ? "'&&' or '||'" : 'a criterion'}, but found ${part.found()}`);
    }
    if (text === '||') alternatives.push([]);
    else if (!isOperator) alternatives[alternatives.length - 1]!.push(readCriterion(bare(part), readPath));
    expectsOperator = !isOperator;
  }
  if (!expectsOperator) cursor.raise('Expected a criterion before the end of a filter', cursor.end - 1);
  return alternatives;
}

/** Splits `a && b` into `a`, `&&` and `b`, without spaces. */
function splitAtOperators(body: Cursor): Cursor[] {
  const { text, position: start, end } = body;
  const isOperator = (at: number) =>
    at >= start && at + 2 <= end && (text.startsWith('&&', at) || text.startsWith('||', at));
  const parts: Cursor[] = [];
  let from = start;
  for (let at = start + 1; at < end; at++) {
    if (!isOperator(at) && !isOperator(at - 2)) continue;
    parts.push(body.within(from, at).trimmed());
    from = at;
  }
  return [...parts, body.within(from, end).trimmed()];
}

/** The criterion without surrounding parentheses, brackets, question marks and spaces. */
function bare(part: Cursor): Cursor {
  let { position: start, end } = part;
  while (start < end && '[?( '.includes(part.text[start]!)) start++;
  while (end > start && ') '.includes(part.text[end - 1]!)) end--;
  if (start === end) part.raise(`Expected a criterion, but found ${part.found()}`);
  return part.within(start, end);
}

/** `@.a > 1`, `@.a` or `!@.a`. In a comparison, a `!` before the left path has no effect. */
function readCriterion(criterion: Cursor, readPath: ReadPath): Criterion {
  const text = criterion.rest;
  const operator = FILTER_OPERATORS.find((sign) => text.includes(sign));
  const { position, end } = criterion;
  const at = operator === undefined ? end : position + text.indexOf(operator);
  const leftText = criterion.within(position, at).trimmed();
  const expected = !leftText.startsWith('!@');
  const left = readOperand(expected ? leftText : criterion.within(leftText.position + 1, leftText.end), readPath);
  if (operator === undefined) {
    return left.kind === 'path'
      ? { kind: 'exists', path: left.path, expected }
      : criterion.raise('Expected a path or a comparison');
  }
  const right = criterion.within(at + operator.length, end).trimmed();
  if (right.startsWith('!@')) right.raise("A '!' is only allowed before a path that is not compared");
  return { kind: 'comparison', operator, left, right: readOperand(right, readPath) };
}

function readOperand(operand: Cursor, readPath: ReadPath): Operand {
  const text = operand.rest;
  const start = operand.position;
  if (/^[$@]/.test(text)) {
    const path = readPath(operand);
    if (!path.definite) operand.raise('A path in a filter must be definite: it may not name several values', start);
    return { kind: 'path', path };
  }
  if (text.startsWith("'") && text.endsWith("'")) {
    if (text === "'") operand.raise("Expected a closing ', but found the end");
    return { kind: 'text', text: text.slice(1, -1) };
  }
  if (/^\/(.*\/)?i?$/s.test(text)) {
    const last = text.lastIndexOf('/');
    if (last === 0) operand.raise("Expected a closing '/', but found the end");
    return { kind: 'regex', regex: readRegex(operand.within(start + 1, start + last), text.endsWith('i')) };
  }
  // Jayway accepts such a number. But no number in a document can be this large, so it must be a mistake.
  if (NUMBER.test(text) && !Number.isFinite(Number(text))) operand.raise(`The number ${text} is too large`);
  return { kind: 'text', text };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
