// Checks that each prop of the constructs is documented and tested, and that code reads it: otherwise it would be ignored
// in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const files = sourcesIn(join(__dirname, '../../src/constructs'));

function sourcesIn(root: string): ts.SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
}

interface Prop {
  readonly owner: string;
  readonly name: string;
  readonly isDocumented: boolean;
}

/** The properties of the interfaces whose names end in Props or Options, as `LambdaTaskProps.payload`. */
function declaredProps(): Prop[] {
  const isOfProps = (one: ts.Statement): one is ts.InterfaceDeclaration =>
    ts.isInterfaceDeclaration(one) && /(?:Props|Options)$/.test(one.name.text);
  return files.flatMap((file) =>
    file.statements.filter(isOfProps).flatMap(({ name: owner, members }) =>
      members.filter(ts.isPropertySignature).map((member) => ({
        owner: owner.text,
        name: member.name.getText(),
        isDocumented: file.fileName.startsWith('private') || isDocumented(member),
      })),
    ),
  );
}

/** Whether a docstring says what a property is for and, if it is optional, its default. */
function isDocumented(member: ts.PropertySignature): boolean {
  const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  const hasDefault = ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'default');
  return Boolean(doc?.comment) && (hasDefault || !member.questionToken);
}

/** The names that code reads: `props.name`, `{ name } = props`, and those that a list of keys names as a text. */
function readNames(): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
    if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).getText());
    if (ts.isStringLiteral(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return names;
}

/** The names that tests set: `{ name: value }` and `{ name }`. */
function setNames(): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) names.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  sourcesIn(__dirname).forEach(visit);
  return names;
}

test('the constructs have props', () => {
  expect(declaredProps().length).toBeGreaterThan(50);
});

test('every prop has a docstring, and a @default if it is optional', () => {
  const undocumented = declaredProps().filter((prop) => !prop.isDocumented);
  expect(undocumented.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});

test('some code reads every prop of a construct', () => {
  const read = readNames();
  const unread = declaredProps().filter(({ name }) => !read.has(name));
  expect(unread.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});

test('a test of this folder sets every prop of a construct', () => {
  const set = setNames();
  const unset = declaredProps().filter(({ name }) => !set.has(name));
  expect(unset.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});
