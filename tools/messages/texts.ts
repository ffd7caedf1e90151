// What texts an expression may have, through constants, conditions and functions that return texts.
import ts from 'typescript';
import { joined, valueOf, type Texts, type Value } from './pieces';
import type { Symbols } from './symbols';

/** How many expressions may lead from a message to one of its texts. */
const DEEPEST = 16;

type TextsOf = (inner: ts.Expression) => Texts;

export function textsOf(node: ts.Expression, symbols: Symbols, seen: readonly ts.Node[] = []): Texts {
  if (seen.includes(node) || seen.length > DEEPEST) return [[valueOf(node)]];
  const of = (inner: ts.Expression) => textsOf(inner, symbols, [...seen, node]);
  if (ts.isStringLiteralLike(node)) return [[node.text]];
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [of(expression), [[literal.text]]]);
    return joined([[[node.head.text]], ...spans]);
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) {
    return of(node.expression);
  }
  if (ts.isConditionalExpression(node)) return [...of(node.whenTrue), ...of(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.PlusToken) return joined([of(left), of(right)]);
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [...of(left), ...of(right)];
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return of(right);
  }
  if (ts.isPropertyAccessExpression(node)) return [[memberValue(node, symbols)]];
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? [] : textsOfName(node, symbols, of);
  if (ts.isCallExpression(node)) return textsOfCall(node, symbols, of);
  return [[valueOf(node)]];
}

/** The message of an error, or any other member. */
function memberValue(node: ts.PropertyAccessExpression, symbols: Symbols): Value {
  return { ...valueOf(node), isMessage: node.name.text === 'message' && symbols.isError(node.expression) };
}

function textsOfName(name: ts.Identifier, symbols: Symbols, of: TextsOf): Texts {
  const declaration = symbols.anyDeclarationOf(name);
  if (declaration && ts.isParameter(declaration) && ts.isIdentifier(declaration.name)) {
    return [[{ value: name.text, parameter: declaration }]];
  }
  const isConstant =
    declaration &&
    ts.isVariableDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    declaration.initializer;
  return isConstant ? of(declaration.initializer!) : [[valueOf(name)]];
}

function textsOfCall(call: ts.CallExpression, symbols: Symbols, of: TextsOf): Texts {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression)) {
    const { name, expression: receiver } = expression;
    // The first problem of a list.
    if (name.text === 'find' && ts.isArrayLiteralExpression(receiver)) return receiver.elements.flatMap(of);
    if (['trimEnd', 'trim'].includes(name.text)) return of(receiver);
    if (name.text === 'join' && ts.isCallExpression(receiver)) {
      const each = ts.isPropertyAccessExpression(receiver.expression) && receiver.expression.name.text === 'map';
      const made = each && receiver.arguments[0] && symbols.functionIn(receiver.arguments[0]);
      if (made) return returnedBy(made).flatMap((returned) => of(returned));
    }
    if (name.text === 'join' && ts.isArrayLiteralExpression(receiver)) {
      const parts = receiver.elements.map((part) => (ts.isSpreadElement(part) ? [[valueOf(part)]] : of(part)));
      const between = call.arguments[0] ? of(call.arguments[0]) : [[',']];
      return joined(parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
    }
  }
  const called = symbols.functionCalled(call);
  const texts = called ? returnedBy(called).flatMap((returned) => of(returned)) : [];
  const isText = texts.some((pieces) => pieces.some((piece) => typeof piece === 'string' && /[a-z]/.test(piece)));
  return isText ? texts : [[valueOf(call)]];
}

/** The expressions that a function returns. */
function returnedBy(called: ts.FunctionLikeDeclaration): readonly ts.Expression[] {
  const { body } = called;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
