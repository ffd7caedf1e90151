// The family of errors: what may extend Error, and who may throw one that is not of the family.
import ts from 'typescript';
import type { Files } from './program';

/** Errors beside the family, whose root is SimulatorError: no mistake of a user. */
const ROOTS: Readonly<Record<string, string>> = {
  SimulatorError: 'the root of the family',
  ApiError: 'what an API answers',
  NotJsonError: 'below the family: callers say whose value it is',
  IntrinsicError: 'becomes a failure of the state machine',
  TaskFailureError: 'what fails(...) makes',
  RefusalError: 'what refuses(...) makes',
};

/** The files that make an Error without a class of its own. */
const PLAIN: Readonly<Record<string, string>> = {
  'src/endpoint/state/executions.ts': 'what was thrown is not an error',
  'src/json/read.ts': 'SyntaxError, as JSON.parse throws it',
  'src/json/text.ts': 'SyntaxError, as JSON.parse throws it',
  'src/states/map-run/parquet.ts': 'a thread that ended, which is a bug',
};

const BUILT_IN = ['Error', 'TypeError', 'RangeError', 'SyntaxError'];

/** What breaks the rules; empty when all is well. */
export function errorFaults(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const fault = ts.isClassDeclaration(node) ? classFault(node) : plainFault(node, path);
      if (fault) found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${fault}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function classFault(node: ts.ClassDeclaration): string | undefined {
  const name = node.name?.text ?? '';
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  const baseName = base?.getText() ?? '';
  if (!/Error$/.test(baseName)) return undefined;
  if (!/Error$/.test(name)) return `${name} extends ${baseName}: its name must end in Error`;
  return BUILT_IN.includes(baseName) && !Object.hasOwn(ROOTS, name)
    ? `${name} extends ${baseName}: mistakes of users extend SimulatorError`
    : undefined;
}

function plainFault(node: ts.Node, path: string): string | undefined {
  const isPlain = ts.isNewExpression(node) && BUILT_IN.includes(node.expression.getText());
  return isPlain && !Object.hasOwn(PLAIN, path)
    ? `makes a ${node.expression.getText()}: mistakes of users are SimulatorErrors`
    : undefined;
}
