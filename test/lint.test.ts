// Checks that the lint rules of projenrc/lint.ts report what they are for, and only that.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ENTRIES, MAY_IMPORT, ROOMS } from '../projenrc/layers';

const root = join(__dirname, '..');
jest.setTimeout(120_000);

const NO_TYPES = '{ languageOptions: { parserOptions: { projectService: false } } }';
const WITH_TYPES = ['no-floating-promises', 'return-await'].map((name) => `@typescript-eslint/${name}`);

/** Options of ESLint that leave a single rule. Rules that need no types take a fraction of the time. */
const ONLY_PATHS = `{
  overrideConfig: ${NO_TYPES},
  ruleFilter: ({ ruleId }) => ruleId === 'import/no-restricted-paths',
}`;
const WITHOUT_TYPES = `{
  overrideConfig: ${NO_TYPES},
  ruleFilter: ({ ruleId }) => !${JSON.stringify(WITH_TYPES)}.includes(ruleId),
}`;

/** Lints each code as if it were the text of the file, which must exist because the type checker knows no others. */
function lint(codes: readonly (readonly [path: string, code: string])[], options = '{}'): string[][] {
  // Jest cannot load the configuration, an ES module, in its own process.
  const script = `
    const { ESLint } = require('eslint');
    const codes = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    (async () => {
      const eslint = new ESLint(${options});
      const found = [];
      for (const [filePath, code] of codes) found.push((await eslint.lintText(code, { filePath }))[0].messages);
      process.stdout.write(JSON.stringify(found));
    })();`;
  const input = JSON.stringify(codes);
  const output = execFileSync(process.execPath, ['-e', script], { cwd: root, input, maxBuffer: 2 ** 26 });
  const found: { ruleId: string | null; line: number; message: string }[][] = JSON.parse(output.toString('utf8'));
  return found.map((messages) => messages.map(({ ruleId, line, message }) => `${line} ${ruleId ?? message}`));
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('index.ts'))
  .sort();

/** A file right in a folder of src or, if it has only folders, in the first of them. */
function fileIn(folder: string): string {
  const inside = files.filter((path) => path.startsWith(`${folder}/`));
  return inside.find((path) => posix.dirname(path) === folder) ?? inside[0]!;
}

/** One import a line, and the rule that is to report the lines of those that are not allowed. */
function imports(from: string, folders: readonly string[], isAllowed: (folder: string) => boolean) {
  const lines = folders.map((folder) => {
    const path = posix.relative(posix.dirname(from), fileIn(folder)).replace(/\.ts$/, '');
    return `import '${path.startsWith('.') ? path : `./${path}`}';`;
  });
  const expected = folders.flatMap((folder, index) =>
    isAllowed(folder) ? [] : [`${index + 1} import/no-restricted-paths`],
  );
  return { from, code: `${lines.join('\n')}\n`, expected };
}

test('Lint reports every import between folders of src, and between folders inside them, that points the wrong way', () => {
  const folders = Object.keys(MAY_IMPORT).filter((folder) => folder !== 'index.ts');
  const streets = folders.map((folder) =>
    imports(
      fileIn(folder),
      folders.filter((other) => other !== folder),
      (other) => MAY_IMPORT[folder]!.includes(other),
    ),
  );
  const rooms = Object.entries(ROOMS).flatMap(([folder, names]) =>
    names.map((name, index) =>
      imports(
        fileIn(`${folder}/${name}`),
        names.filter((other) => other !== name).map((other) => `${folder}/${other}`),
        (other) => names.indexOf(other.slice(folder.length + 1)) < index,
      ),
    ),
  );
  const cases = [...streets, ...rooms].filter(({ from }) => !from.endsWith('.generated.ts')); // not linted
  const found = lint(
    cases.map(({ from, code }) => [`src/${from}`, code]),
    ONLY_PATHS,
  );
  expect(cases.map(({ from }, index) => [from, found[index]])).toEqual(
    cases.map(({ from, expected }) => [from, expected]),
  );
  // Held by test/architecture.test.ts.
  expect(ENTRIES).toEqual({ 'simulator/index.ts': ['local-functions'], 'jest/index.ts': [] });
});

test('Lint reports imports of the CDK, cycles, clocks, bad style and unread fields of states where they are not allowed', () => {
  const cdk = "import 'aws-cdk-lib';\n";
  const clock = 'export const now = (): number => Date.now();\n';
  const cases: [path: string, code: string, rules: string[]][] = [
    // First: the rule looks for cycles once a process, and must see this code then.
    ['src/json/merge.ts', "import { copyJson } from './copy';\nexport const a = copyJson;\n", ['1 import/no-cycle']],
    ['src/json/json.ts', cdk, ['1 no-restricted-imports']],
    ['src/json/json.ts', "import 'constructs';\n", ['1 no-restricted-imports']],
    ['src/constructs/lambda-task.ts', cdk, []],
    ['src/templates/sources/from-stack.ts', cdk, []],
    ['src/json/json.ts', clock, ['1 no-restricted-properties']],
    ['src/runtime/clock.ts', clock, []],
    ['src/json/json.ts', 'export const now = new Date();\n', ['1 no-restricted-syntax']],
    ['src/json/json.ts', 'setTimeout(() => {}, 1);\n', ['1 no-restricted-globals']],
    ['src/json/json.ts', 'export const id = crypto.randomUUID();\n', ['1 no-restricted-properties']],
    ['test/lint.test.ts', clock, []],
    ['src/json/json.ts', 'export const a = { b: 1 }["b"];\n', ['1 dot-notation', '1 prettier/prettier']],
    ['src/json/json.ts', "import './none';\n", ['1 import/no-unresolved']],
    ['src/json/json.ts', "import 'prettier';\n", ['1 import/no-extraneous-dependencies']],
    ['test/lint.test.ts', "import 'prettier';\n", []],
    [
      'src/json/json.ts',
      "// eslint-disable-next-line no-bitwise\nimport './text';\n",
      ["1 Unused eslint-disable directive (no problems were reported from 'no-bitwise')."],
    ],
    [
      'src/states/wait.ts',
      'export const compile = ({ a, ...rest }: { readonly a: 1 }): object => rest;\n',
      ['1 @typescript-eslint/no-unused-vars'],
    ],
    ['src/json/json.ts', "const path = require('node:path');\n", ['1 @typescript-eslint/no-require-imports']],
  ];
  const found = lint(
    cases.map(([path, code]) => [path, code]),
    WITHOUT_TYPES,
  );
  expect(found.map((lines) => lines.sort())).toEqual(cases.map(([, , rules]) => rules));
});

test('Lint reports promises that nobody awaits, and those that leave a try block unawaited', () => {
  const code = [
    'Promise.resolve(1);',
    'export async function wait(): Promise<number> {',
    '  try {',
    '    return Promise.resolve(1);',
    '  } catch {',
    '    return 2;',
    '  }',
    '}',
    '',
  ];
  expect(lint([['src/json/json.ts', code.join('\n')]])).toEqual([
    ['1 @typescript-eslint/no-floating-promises', '4 @typescript-eslint/return-await'],
  ]);
});
