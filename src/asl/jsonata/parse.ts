// Parses JSONata with the jsonata package, which is loaded when the first expression is met.
import type { Expression } from 'jsonata';
import { regexProblem } from './regex-problem';
import { ExpressionSyntaxError } from '../expression-syntax-error';
import { nestsDeeper } from '../quotas';

/** Levels of the package's syntax tree, of which a call in a call takes two: far from the end of the stack. */
const DEEPEST_TREE = 3000;

/** A node of the package's syntax tree, whose own type declarations leave out what is looked at here. */
export interface JsonataNode {
  readonly type: string;
  readonly value?: unknown;
  readonly [member: string]: unknown;
}

/** The text between `{%` and `%}`, or undefined when the string is a literal. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

/**
 * Parses an expression. AWS's dialect is JSONata 2.0.6, which is the version of the package
 * (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
 * Throws an ExpressionSyntaxError with the package's own text, which is AWS's (measured: floci#2745), but for regular
 * expressions, where it is the JavaScript engine's.
 */
export function parseJsonata(text: string): Expression {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most machines of JSONPath never need it
  const jsonata = require('jsonata') as typeof import('jsonata');
  let expression: Expression;
  try {
    expression = jsonata(text);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooDeep();
    const { message, position } =
      regexProblem(text, thrown as Error) ?? (thrown as { message: string; position?: number });
    throw new ExpressionSyntaxError(message, position ?? text.length);
  }
  // No shorter text makes so many levels.
  if (text.length * 3 > DEEPEST_TREE && nestsDeeper(syntaxTree(expression), DEEPEST_TREE)) {
    throw tooDeep();
  }
  return expression;
}

function tooDeep(): ExpressionSyntaxError {
  return new ExpressionSyntaxError('The expression is nested too deeply', 0);
}

export function syntaxTree(expression: Expression): JsonataNode {
  return expression.ast() as JsonataNode;
}
