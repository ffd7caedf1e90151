// What a source file says about itself: its imports, its reads of time and chance, its first line, its exports.
import ts from 'typescript';

/** One import, export-from, `import()`, `require()` or `import type` of a file. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler: no module is loaded for it. */
  readonly typeOnly: boolean;
  /** Inside a function: loaded when that runs, not with the file. */
  readonly lazy: boolean;
}

export interface Source {
  readonly imports: readonly Import[];
  /** Where the file reads the clock, sets a timer or rolls dice, such as `Date.now`. */
  readonly impure: readonly { readonly line: number; readonly what: string }[];
  /** Lines of statements that are neither a re-export by name nor a bare `import './x'`. */
  readonly statements: readonly number[];
}

const IMPURE_MEMBERS = ['Date.now', 'performance.now', 'process.hrtime', 'Math.random', 'crypto.randomUUID'];
const IMPURE_NAMES = ['setTimeout', 'setInterval', 'setImmediate', 'randomUUID', 'randomBytes', 'randomInt'];

export function readSource(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const impure: { line: number; what: string }[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  const visit = (node: ts.Node, lazy: boolean): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineOf(node), lazy });
    const what = impurityOf(node);
    if (what) impure.push({ line: lineOf(node), what });
    else ts.forEachChild(node, (child) => visit(child, lazy || ts.isFunctionLike(node)));
  };
  visit(file, false);
  return { imports, impure, statements: file.statements.filter((statement) => !isReExport(statement)).map(lineOf) };
}

function importOf(node: ts.Node): { specifier: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, isTypeOnly(node.importClause));
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, isTypeOnly(node));
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return literal(node.moduleReference.expression, node.isTypeOnly);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal, true);
  if (ts.isCallExpression(node)) {
    const callee = node.expression;
    const loads = callee.kind === ts.SyntaxKind.ImportKeyword || /^require(\.resolve)?$/.test(callee.getText());
    return loads ? literal(node.arguments[0], false) : undefined;
  }
  return undefined;
}

function literal(specifier: ts.Node | undefined, typeOnly: boolean) {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly } : undefined;
}

/** `import type { A }`, `export type { A }` and `import { type A }`, whose every name is a type. */
function isTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  if (ts.isImportClause(clause) && clause.name) return false;
  const names = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause;
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && IMPURE_NAMES.includes(node.text)) return node.text;
  if (ts.isPropertyAccessExpression(node) && IMPURE_MEMBERS.includes(node.getText())) return node.getText();
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  return undefined;
}

function isReExport(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause === undefined;
  return ts.isExportDeclaration(statement) && !!statement.exportClause && ts.isNamedExports(statement.exportClause);
}
