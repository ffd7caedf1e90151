// Checks that the constructs use every prop that they declare: one that no code reads would be ignored in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../src/constructs');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));

/** The properties of the exported interfaces whose names end in Props or Options, as `LambdaTaskProps.payload`. */
function declaredProps(): { readonly owner: string; readonly name: string }[] {
  return files.flatMap((file) =>
    file.statements
      .filter(ts.isInterfaceDeclaration)
      .flatMap(({ name: owner, members }) =>
        /(?:Props|Options)$/.test(owner.text)
          ? members.flatMap(({ name }) =>
              name && ts.isIdentifier(name) ? [{ owner: owner.text, name: name.text }] : [],
            )
          : [],
      ),
  );
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

test('the constructs have props', () => {
  expect(declaredProps().length).toBeGreaterThan(50);
});

test('some code reads every prop of a construct', () => {
  const read = readNames();
  const unread = declaredProps().filter(({ name }) => !read.has(name));
  expect(unread.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});
