// The examples in the docstrings of the constructs compile, and jsii-rosetta shows them in every language.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '../support/folders';

const root = resolve(__dirname, '../..');
const folder = tempFolder('rosetta');

interface Snippet {
  readonly location: { readonly api: { readonly api: string; readonly fqn?: string } };
  readonly didCompile?: boolean;
  readonly translations: Record<string, { readonly source: string }>;
}

const assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as {
  readonly types: Record<string, { readonly kind: string; readonly name: string }>;
};
const classes = Object.entries(assembly.types).filter(([, { kind }]) => kind === 'class');

/** The translated examples of types, by the name of the type. */
function translated(): Map<string, Snippet> {
  const file = join(folder, 'examples.json');
  execFileSync('npx', ['jsii-rosetta', 'extract', '--compile', '--output', file, '.'], { cwd: root, stdio: 'pipe' });
  const { snippets } = JSON.parse(readFileSync(file, 'utf8')) as { snippets: Record<string, Snippet> };
  const ofTypes = Object.values(snippets).filter(({ location }) => location.api.api === 'type');
  return new Map(ofTypes.map((snippet) => [snippet.location.api.fqn!, snippet]));
}

test('the example of every public class compiles and renders in five languages', () => {
  const examples = translated();
  expect(classes.length).toBeGreaterThan(8);
  for (const [fqn, { name }] of classes) {
    const { didCompile, translations } = examples.get(fqn)!;
    expect([name, didCompile]).toEqual([name, true]);
    expect(Object.keys(translations).sort()).toEqual(['$', 'csharp', 'go', 'java', 'python']);
    for (const { source } of Object.values(translations)) expect(source.trim()).not.toBe('');
  }
}, 600_000);
