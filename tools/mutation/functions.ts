// The functions of a source file in order: the unit in which coverage is known.
import * as ts from 'typescript';

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The bodies of all functions. */
export function functionBodies(file: ts.SourceFile): ts.ConciseBody[] {
  const bodies: ts.ConciseBody[] = [];
  const visit = (node: ts.Node): void => {
    const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
    if (body) bodies.push(body as ts.ConciseBody);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return bodies;
}

/** What a module itself does when it is loaded. */
export const MODULE = -1;

/** The number of the innermost function around a position, or MODULE. */
export function functionAt(bodies: readonly ts.ConciseBody[], position: number): number {
  let found = MODULE;
  bodies.forEach((body, index) => {
    // Outer functions come first, so the last one that matches is the innermost.
    if (body.getStart() <= position && position < body.getEnd()) found = index;
  });
  return found;
}

/** Where statements may come: in the constructor of a derived class, after its super(). */
function startOf(body: ts.Block): number {
  const first = body.statements[0];
  const isSuper =
    first &&
    ts.isExpressionStatement(first) &&
    ts.isCallExpression(first.expression) &&
    first.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
  return isSuper ? first.getEnd() : body.getStart() + 1;
}

/** The text with a call of `__hit` at the beginning of each function, and one for the module. */
export function withHits(path: string, text: string): string {
  const file = parse(path, text);
  const inserts: { at: number; text: string }[] = [];
  functionBodies(file).forEach((body, index) => {
    const call = `__hit(${JSON.stringify(path)}, ${index})`;
    if (ts.isBlock(body)) inserts.push({ at: startOf(body), text: `${call};` });
    else inserts.push({ at: body.getStart(), text: `(${call}, ` }, { at: body.getEnd(), text: ')' });
  });
  inserts.push({ at: text.length, text: `\n__hit(${JSON.stringify(path)}, ${MODULE});\n` });
  inserts.sort((one, other) => one.at - other.at);
  let result = '';
  let at = 0;
  for (const insert of inserts) {
    result += text.slice(at, insert.at) + insert.text;
    at = insert.at;
  }
  return result + text.slice(at);
}
