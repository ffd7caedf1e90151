// Reads the docstrings of TypeScript files: which members have one, and the examples in them.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks';

const root = resolve(__dirname, '../..');

/** Something public, by a name such as `Execution.status`. */
export interface Documented {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Block[];
}

/** What an index exports: its classes and functions, and the public members of the classes. */
export function docstringsOf(index: string): Documented[] {
  return parse(index)
    .statements.filter(ts.isExportDeclaration)
    .flatMap(({ moduleSpecifier, exportClause }) => {
      const path = `${join(dirname(index), (moduleSpecifier as ts.StringLiteral).text)}.ts`;
      const names = (exportClause as ts.NamedExports).elements.map(({ name }) => name.text);
      return docstringsIn(path).filter(({ name }) => names.includes(name.split('.')[0]!));
    });
}

function docstringsIn(path: string): Documented[] {
  return parse(path)
    .statements.filter(isExported)
    .flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement)) return [documented(statement.name!.text, statement, path)];
      if (!ts.isClassDeclaration(statement)) return [];
      const name = statement.name!.text;
      return [documented(name, statement, path), ...membersOf(statement, name, path)];
    });
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
}

function membersOf(statement: ts.ClassDeclaration, owner: string, path: string): Documented[] {
  return statement.members.filter(isPublic).flatMap((member) => {
    if (!ts.isConstructorDeclaration(member)) return [documented(`${owner}.${member.name!.getText()}`, member, path)];
    const properties = member.parameters.filter((one) => one.modifiers && isPublic(one));
    return properties.map((one) => documented(`${owner}.${one.name.getText()}`, one, path));
  });
}

function documented(name: string, node: ts.Node, path: string): Documented {
  const parts = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const examples = parts.flatMap(({ tags = [] }) => tags.filter(({ tagName }) => tagName.text === 'example'));
  return {
    name,
    summary: parts.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n'),
    examples: examples.map((tag) => exampleOf(tag, path)),
  };
}

function exampleOf(tag: ts.JSDocTag, path: string): Block {
  const { line } = tag.getSourceFile().getLineAndCharacterOfPosition(tag.getStart());
  const code = `${ts.getTextOfJSDocComment(tag.comment) ?? ''}\n`;
  return {
    place: `${path}:${line + 1}`,
    language: 'ts',
    flags: [],
    fixture: undefined,
    file: undefined,
    failure: undefined,
    code,
  };
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && has(node, ts.SyntaxKind.ExportKeyword);
}

function isPublic(node: ts.ClassElement | ts.ParameterDeclaration): boolean {
  if (node.name && (ts.isPrivateIdentifier(node.name) || ts.isComputedPropertyName(node.name))) return false;
  const hiding = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  // What overrides a member of a class of the language, such as Error.name, is documented there.
  return ![...hiding, ts.SyntaxKind.OverrideKeyword].some((kind) => has(node, kind));
}

function has(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((one) => one.kind === kind);
}
