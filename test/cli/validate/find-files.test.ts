// What `validate` finds in folders and by patterns.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findFiles } from '../../../src/cli/validate/find-files';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('find');
const empty = tempFolder('nothing');
const DEFINITION = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
const machine = (properties: object) => ({
  Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'r', ...properties } } },
});
const MANIFEST = { version: '36.0.0', artifacts: {} };

beforeAll(() => {
  const files: Record<string, unknown> = {
    'a.asl.json': DEFINITION,
    'b.json': DEFINITION,
    'broken.asl.json': '{',
    'without-start.yaml': 'States:\n  A: { Type: Succeed }\n',
    'package.json': { name: 'x', version: '1.0.0', scripts: { States: 'StartAt' } },
    'tsconfig.json': '{ // with comments\n "compilerOptions": {}, }',
    'countries.json': { States: { Ohio: 'OH' } },
    'vpc.json': { Resources: { Vpc: { Type: 'AWS::EC2::VPC' }, N: { Type: 'AWS::CloudFormation::Stack' } } },
    'notes.md': JSON.stringify(DEFINITION),
    'mark.json': `\ufeff${JSON.stringify(DEFINITION)}`,
    'stacks/template.yaml': JSON.stringify(machine({ Definition: DEFINITION })),
    'stacks/odd [name] {1}, 100%:\n.asl.json': DEFINITION,
    'stacks/deep/c.asl.yml': JSON.stringify(DEFINITION),
    'node_modules/dependency/x.asl.json': DEFINITION,
    '.hidden/x.asl.json': DEFINITION,
    'cdk.out/manifest.json': MANIFEST,
    'cdk.out/Shop.template.json': machine({ Definition: DEFINITION }),
    'cdk.out/asset.1/x.asl.json': DEFINITION,
  };
  for (const [name, content] of Object.entries(files)) writeIn(folder, name, content);
  if (process.platform === 'win32') return;
  symlinkSync(folder, join(folder, 'stacks/circle'));
  symlinkSync('gone', join(folder, 'gone.asl.json'));
});

const found = (args: string[], separator?: string) => {
  const { targets, problems } = findFiles(args, separator);
  return [...targets.map(({ path }) => relative(folder, path).replaceAll('\\', '/')), ...problems];
};
const inFolder = (pattern: string) => `${folder.replaceAll('\\', '/')}/${pattern}`;

const ODD = 'stacks/odd [name] {1}, 100%:\n.asl.json';
const ALL = [
  ...['a.asl.json', 'b.json', 'broken.asl.json', 'cdk.out', 'mark.json'],
  ...['stacks/deep/c.asl.yml', ODD, 'stacks/template.yaml', 'vpc.json', 'without-start.yaml'],
];

test('a folder has its definitions, templates and assemblies, without other JSON, hidden folders and circles of links', () => {
  expect(found([folder])).toEqual(ALL);
});

test.each<[string, string[]]>([
  ['*.asl.json', ['a.asl.json', 'broken.asl.json']],
  ['**/*.asl.json', ['a.asl.json', 'broken.asl.json', ODD]],
  ['**', ALL],
  ['**/*.{yaml,yml}', ['stacks/template.yaml', 'without-start.yaml', 'stacks/deep/c.asl.yml']],
  ['[a-b]*.json', ['a.asl.json', 'b.json', 'broken.asl.json']],
  ['[!a-b]*.asl.json', []],
  ['?.json', ['b.json']],
  ['stacks/*', ['stacks/deep/c.asl.yml', ODD, 'stacks/template.yaml']],
  ['./stacks/../{b,a.asl}.json', ['b.json', 'a.asl.json']],
  ['**/*.template.json', ['cdk.out']],
  ['*.out', ['cdk.out']],
  ['.hidden/*', ['.hidden/x.asl.json']],
  ['node_modules/*/*.json', ['node_modules/dependency/x.asl.json']],
  ['stacks/odd \\[*\\{1\\}*', [ODD]],
])('the pattern %s finds %j', (pattern, expected) => {
  const none = `The pattern ${inFolder(pattern)} has no definition, template or cloud assembly (cdk.out) with state machines.`;
  expect(found([inFolder(pattern)])).toEqual(expected.length > 0 ? expected : [none]);
});

test('a backslash separates folders on Windows', () => {
  expect(found([inFolder('stacks/**/*.yaml').replaceAll('/', '\\')], '\\')).toEqual(['stacks/template.yaml']);
});

test('an argument that begins with ! leaves out what it matches and all below', () => {
  const not = (pattern: string) => `!${relative('', folder).replaceAll('\\', '/')}/${pattern}`;
  expect(found([folder, not('stacks'), not('*.json'), not('cdk.*')])).toEqual(['without-start.yaml']);
});

test('a file is found once, however often it is named', () => {
  expect(found([join(folder, 'b.json'), inFolder('./b.json'), inFolder('b.*')])).toEqual(['b.json']);
});

test('a file whose name looks like a pattern is that file', () => {
  const path = writeIn(empty, 'x/[id].asl.json', DEFINITION);
  expect(findFiles([path])).toMatchObject({ targets: [{ path, isNamed: true }], problems: [] });
});

test('a folder without definitions is reported', () => {
  mkdirSync(join(empty, 'bare'));
  expect(findFiles([join(empty, 'bare')])).toMatchObject({
    targets: [],
    problems: [
      `The folder ${join(empty, 'bare')} has no definition, template or cloud assembly (cdk.out) with state machines.`,
    ],
  });
});

test('braces with too many combinations are refused, and stars take no exponential time', () => {
  expect(() => findFiles(['{a,b}'.repeat(30)])).toThrow(/^The braces of '.*' have too many combinations/);
  const name = `${'a'.repeat(200)}.json`;
  writeIn(folder, `long/${name}`, DEFINITION);
  expect(found([inFolder(`long/${'*a'.repeat(100)}*b`)])).toHaveLength(1);
});

test('500 files are checked, and a broken one among them does not keep the others from it', async () => {
  const many = join(empty, 'many');
  for (let at = 0; at < 500; at += 1) writeIn(many, `${at}.asl.json`, at === 7 ? 'no JSON' : DEFINITION);
  writeIn(many, 'latin.asl.json', '');
  const { code, stdout, stderr } = await runCommand(['validate', many, join(many, 'gone.json')]);
  expect(stdout).toMatch(/\n2 errors in 501 files; 1 could not be read\n$/);
  expect([code, stderr]).toEqual([2, `The file ${join(many, 'gone.json')} does not exist.\n`]);
}, 30_000);
