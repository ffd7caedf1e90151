// The mutants of a source file: each replaces one piece of its text, as a mistake of a programmer would.
import * as ts from 'typescript';
import { functionAt, functionBodies, parse } from './functions';
import { callMutations, OPERATORS } from './operators';

export interface Mutant {
  /** The same for as long as the line of code is the same, wherever it moves in its file. */
  readonly id: string;
  /** Relative to the root, such as `src/states/choice.ts`. */
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly operator: string;
  /** The line of code that it changes. */
  readonly code: string;
  /** The number of the function that it changes. */
  readonly inFunction: number;
}

export function mutantsOf(path: string, text: string): Mutant[] {
  const file = parse(path, text);
  const bodies = functionBodies(file);
  const mutants: Mutant[] = [];
  const lines = text.split('\n');
  const counts = new Map<string, number>();
  const replace = (node: ts.Node, operator: string, ...replacements: string[]): void => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const line = file.getLineAndCharacterOfPosition(start).line;
    for (const replacement of replacements) {
      if (replacement === text.slice(start, end)) continue;
      const code = lines[line]!.trim();
      const inFunction = functionAt(bodies, start);
      const what = [path, code, text.slice(start, end), replacement].join('|');
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      mutants.push({
        id: `${what}|${count}`,
        path,
        line: line + 1,
        start,
        end,
        replacement,
        operator,
        code,
        inFunction,
      });
    }
  };
  const visit = (node: ts.Node): void => {
    if (isOnlyForTypes(node) || isOnlyForReaders(node)) return;
    mutate(node, replace);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return mutants;
}

function isOnlyForTypes(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

/** Texts of which no code depends: what editors show for a field, and the words in samples of answers. */
function isOnlyForReaders(node: ts.Node): boolean {
  if (isProperty(node, 'doc')) return true;
  return ts.isStringLiteral(node) && ts.findAncestor(node, (one) => isProperty(one, 'sample')) !== undefined;
}

function isProperty(node: ts.Node, name: string): boolean {
  return ts.isPropertyAssignment(node) && node.name.getText() === name;
}

type Replace = (node: ts.Node, operator: string, ...replacements: string[]) => void;

function mutate(node: ts.Node, replace: Replace): void {
  if (ts.isIfStatement(node)) {
    replace(node.expression, 'condition', 'true', 'false');
  } else if (ts.isConditionalExpression(node)) {
    replace(node.condition, 'condition', 'true', 'false');
  } else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    replace(node.expression, 'condition', 'false');
  } else if (ts.isForStatement(node) && node.condition) {
    replace(node.condition, 'condition', 'false');
  } else if (ts.isBinaryExpression(node)) {
    mutateBinary(node, replace);
  } else if (ts.isPrefixUnaryExpression(node)) {
    mutatePrefix(node, replace);
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
    replace(node, 'boolean', 'false');
  } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
    replace(node, 'boolean', 'true');
  } else if (ts.isStringLiteral(node)) {
    mutateString(node, replace);
  } else if (ts.isNoSubstitutionTemplateLiteral(node)) {
    replace(node, 'string', node.text === '' ? "'mutant'" : "''");
  } else if (ts.isTemplateExpression(node)) {
    replace(node, 'string', "''");
  } else if (ts.isBlock(node) && node.statements.length > 0) {
    mutateBlock(node, replace);
  } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    replace(node.body, 'function', 'undefined');
  } else if (ts.isArrayLiteralExpression(node)) {
    replace(node, 'array', node.elements.length > 0 ? '[]' : "['mutant']");
  } else if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) {
    replace(node, 'object', '{}');
  } else if (ts.isPropertyAccessExpression(node) && node.questionDotToken) {
    replace(node.questionDotToken, 'optional chaining', '.');
  } else if (ts.isCallExpression(node)) {
    for (const { at, replacement } of callMutations(node)) replace(at, 'method', replacement);
  }
}

function mutateBinary(node: ts.BinaryExpression, replace: Replace): void {
  const written = node.operatorToken.getText();
  for (const [operator, replacements] of Object.entries(OPERATORS[written] ?? {})) {
    replace(node.operatorToken, operator, ...replacements);
  }
}

function mutatePrefix(node: ts.PrefixUnaryExpression, replace: Replace): void {
  const operand = node.operand.getText();
  if (node.operator === ts.SyntaxKind.ExclamationToken) replace(node, 'boolean', operand);
  if (node.operator === ts.SyntaxKind.MinusToken) replace(node, 'arithmetic', operand);
}

function mutateString(node: ts.StringLiteral, replace: Replace): void {
  const parent = node.parent;
  // The name of a property is not a value.
  if (ts.isPropertyAssignment(parent) && parent.name === node) return;
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'require') return;
  replace(node, 'string', node.text === '' ? "'mutant'" : "''");
}

function mutateBlock(node: ts.Block, replace: Replace): void {
  // A constructor of a derived class without super() fails always.
  if (!ts.isConstructorDeclaration(node.parent)) replace(node, 'block', '{}');
}
