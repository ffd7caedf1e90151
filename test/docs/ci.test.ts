// The recipes of docs/ci.md: their commands run in a project as the page describes it, and write the files that they name.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { parse } from 'yaml';
import { tempFolder, writeIn } from '../support/folders';
import { elementsIn, readMarkup } from '../support/markup';

const ROOT = resolve(__dirname, '../..');
const project = tempFolder('ci');

/** The YAML blocks of the page, also those in lists. */
const recipes = [...readFileSync(join(ROOT, 'docs/ci.md'), 'utf8').matchAll(/^( *)```yaml\n(.*?)^\1```$/gms)].map(
  ([, indent, code]) => parse(code!.replaceAll(new RegExp(`^${indent}`, 'gm'), '')) as unknown,
);
const [github, annotations, gitlab, nodeTest] = recipes;

/** The members of that name at any depth, in order. */
function allOf(recipe: unknown, name: string): unknown[] {
  if (typeof recipe !== 'object' || recipe === null) return [];
  return Object.entries(recipe).flatMap(([key, value]) => (key === name ? [value] : allOf(value, name)));
}

const commandsOf = (recipe: unknown) =>
  ['run', 'before_script', 'script'].flatMap((name) => allOf(recipe, name)).flat() as string[];

/** A project with an app, a definition and test cases. */
function writeProject(ending = 'Done'): void {
  for (const name of ['cdk.out', 'workflows', 'coverage']) {
    rmSync(join(project, name), { recursive: true, force: true });
  }
  const app = new App({ outdir: join(project, 'cdk.out') });
  const definitionBody = DefinitionBody.fromChainable(new Pass(new Stack(app, 'Shop'), 'Start'));
  new StateMachine(app.node.findChild('Shop') as Stack, 'Machine', { definitionBody });
  app.synth();
  writeIn(
    project,
    'workflows/Orders.asl.json',
    `{\n  "StartAt": "Charge",\n  "States": {\n    "Charge": { "Type": "Pass", "Next": "${ending}" },\n    "Done": { "Type": "Succeed" }\n  }\n}\n`,
  );
  writeIn(
    project,
    'workflows/MockConfigFile.json',
    '{\n  "StateMachines": {\n    "Orders": {\n      "TestCases": {\n        "Paid": {}\n      }\n    }\n  },\n  "MockedResponses": {}\n}\n',
  );
}

/** Runs a command as the shell of a build server does, with what `npx` would find. */
function run(command: string, env: Readonly<Record<string, string>> = {}) {
  const path = [join(project, 'bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', GITHUB_STEP_SUMMARY: '', GITHUB_ACTIONS: '', PATH: path, ...env },
  });
  return { status, stdout, stderr };
}

const read = (name: string) => readFileSync(join(project, name), 'utf8');

beforeAll(() => {
  // The app is synthesized already: the CDK's command line would do the same.
  const npx = writeIn(
    project,
    'bin/npx',
    `#!/bin/sh\n[ "$1" = cdk ] && exit 0\nshift\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(ROOT, 'bin/cdk-lambda-workflows'))} "$@"\n`,
  );
  chmodSync(npx, 0o755);
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(ROOT, join(project, 'node_modules/cdk-lambda-workflows'), 'junction');
  writeIn(
    project,
    'orders.test.js',
    `const { test } = require('node:test');
     const { assertSucceeded } = require('cdk-lambda-workflows/assert');
     const { Simulator } = require('cdk-lambda-workflows/simulator');
     test('an order', async () => assertSucceeded(await Simulator.fromFile('workflows/Orders.asl.json').run()));`,
  );
});

beforeEach(() => writeProject());

test('the page has four recipes, and of their commands only npm ci needs the network', () => {
  expect(recipes).toHaveLength(4);
  const commands = recipes.flatMap(commandsOf);
  expect(commands.length).toBeGreaterThan(7);
  expect(commands.filter((command) => !/^npx (cdk-lambda-workflows|cdk) /.test(command))).toEqual([
    'npm ci',
    'npm ci',
    'npm ci',
  ]);
});

test.each([
  ['GitHub', github],
  ['GitHub without code scanning', annotations],
  ['GitLab', gitlab],
  ['node:test', nodeTest],
])(
  'the commands of the recipe for %s pass, and write the files that it names',
  (_, recipe) => {
    for (const command of commandsOf(recipe).filter((one) => one !== 'npm ci')) {
      expect({ command, ...run(command) }).toMatchObject({ command, status: 0, stderr: '' });
    }
    const named = [
      ...['sarif_file', 'codequality', 'junit'].flatMap((name) => allOf(recipe, name)),
      ...allOf(recipe, 'path'),
    ];
    const files = named.flatMap((names) => String(names).trim().split('\n'));
    expect(files.filter((file) => !existsSync(join(project, file)))).toEqual([]);
  },
  60_000,
);

test('a broken definition fails the recipe for GitHub, with SARIF that names the line', () => {
  writeProject('Gone');
  const command = commandsOf(github).find((one) => one.includes(' validate '))!;
  expect(run(command, { GITHUB_ACTIONS: 'true' })).toMatchObject({ status: 1 });
  const { runs } = JSON.parse(read('validate.sarif')) as { runs: [{ results: { locations: object[] }[] }] };
  expect(runs[0].results[0]!.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: 'workflows/Orders.asl.json' }, region: { startLine: 4 } },
  });
});

test('without code scanning, the findings are annotations at their lines', () => {
  writeProject('Gone');
  const { status, stdout } = run(commandsOf(annotations)[0]!, { GITHUB_ACTIONS: 'true' });
  expect(status).toBe(1);
  expect(stdout).toContain('::error file=workflows/Orders.asl.json,line=4,col=');
});

test('a failed case is an annotation at its line, a failure in JUnit, and in the summary of the job', () => {
  const cases = read('workflows/MockConfigFile.json').replace(
    '"Paid": {}\n      }',
    '"Paid": {}\n      }, "Expect": { "Paid": { "Output": 5 } }',
  );
  writeIn(project, 'workflows/MockConfigFile.json', cases);
  writeIn(project, 'summary.md', '');
  const command = commandsOf(github).find((one) => one.includes(' test '))!;
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(project, 'summary.md') };
  const { status, stdout } = run(command, env);
  expect(status).toBe(1);
  expect(stdout).toContain(
    '::error file=workflows/MockConfigFile.json,line=5,title=Orders%3A Paid::Expected the output 5; found {}.',
  );
  expect(read('junit.xml')).toMatch(/file="workflows\/MockConfigFile\.json" line="5">/);
  expect(read('summary.md')).toMatch(/^## Test cases of [\s\S]*\n## State machines\n/);
});

test('the reports for GitLab name files of the project, and its expression finds the coverage in the log', () => {
  const command = commandsOf(gitlab).find((one) => one.includes(' test '))!;
  const { stdout } = run(command, { CI_PROJECT_DIR: project });
  const [expression] = allOf(gitlab, 'coverage').filter((one) => typeof one === 'string') as [string];
  expect(new RegExp(expression.slice(1, -1), 'm').exec(stdout)![1]).toBe('100');
  const xml = read('coverage/workflows/cobertura.xml');
  const classes = elementsIn(readMarkup(xml.slice(xml.indexOf('<coverage')))).filter(({ name }) => name === 'class');
  expect(classes.map(({ attributes }) => attributes.filename)).toEqual(['workflows/Orders.asl.json']);
});
