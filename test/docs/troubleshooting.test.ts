// Checks that docs/troubleshooting.md has an entry for each class, code, check and name of an error, and quotes messages that exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ARITIES } from '../../src/asl/intrinsic/names';
import { CHECKS } from '../../src/constructs/private/checks/table';
import { Messages } from '../../tools/messages/collect';
import { programOf, type Files } from '../../tools/messages/program';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');
const files: Files = new Map(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.includes('.generated.'))
    .sort()
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

/** What the first cells of the tables below a heading quote. */
function entries(heading: string): string[] {
  const [, text = ''] = page.split(`\n## ${heading}\n`);
  const cells = text.split('\n## ')[0]!.matchAll(/^\| (``?)(.+?)\1[ ,(]/gm);
  return [...cells].map(([, , quoted]) => quoted!);
}

/** What a pattern finds in the code of some folders, each once. */
function found(pattern: RegExp, ...folders: string[]): string[] {
  const texts = [...files].filter(([path]) => folders.some((folder) => path.startsWith(folder)));
  return [...new Set(texts.flatMap(([, text]) => [...text.matchAll(pattern)].map(([, name]) => name!)))].sort();
}

test('each class of the family has an entry', () => {
  const classes = found(/class (\w+Error) extends (?:SimulatorError|OptionError)\b/g, 'src/');
  expect(classes.length).toBeGreaterThan(10);
  expect(entries('Classes of errors').sort()).toEqual(['SimulatorError', ...classes].sort());
});

test('each code of a finding has an entry', () => {
  const [, union = ''] = /type DiagnosticCode =([^;]+);/.exec(files.get('src/asl/diagnostic.ts')!) ?? [];
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code!);
  expect(entries('Findings in definitions').sort()).toEqual(codes.sort());
});

test('each check of the constructs has an entry', () => {
  expect(entries('Checks of the constructs').sort()).toEqual(CHECKS.map(({ id }) => id).sort());
});

test('each name of an error that the engine raises or matches has an entry', () => {
  const names = found(/'(States\.[A-Z]\w+)'/g, 'src/runtime/', 'src/states/', 'src/permissions/', 'src/expressions/');
  const errors = names.filter((name) => !Object.hasOwn(ARITIES, name));
  expect(errors.length).toBeGreaterThan(8);
  expect(entries('Failures of executions')).toEqual(expect.arrayContaining(errors));
});

test("each of the endpoint's own errors has an entry", () => {
  const stopped = found(/'(Simulator\.\w+)'/g, 'src/endpoint/');
  const aborted = found(/instanceof MissingMockError \? '(\w+)'/g, 'src/endpoint/').map((name) => `Simulator.${name}`);
  const unknown = found(/const CODE = '(\w+)'/g, 'src/endpoint/http/');
  expect([...stopped, ...aborted, ...unknown]).toHaveLength(3);
  expect(entries('Errors of the endpoint')).toEqual(expect.arrayContaining([...stopped, ...aborted, ...unknown]));
});

test('the messages that the page quotes are those of the code', () => {
  const { found: messages } = new Messages(programOf(files), (name) => name === 'SimulatorError');
  const texts = [...messages.values()].map(({ text }) => text);
  const quoted = entries('Messages');
  const isFound = (message: string) => {
    const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return texts.some((text) => new RegExp(`^${parts.join('[^]*')}`).test(text));
  };
  expect(quoted.length).toBeGreaterThan(30);
  expect(quoted.filter((message) => !isFound(message))).toEqual([]);
}, 60_000);
