// Packs the library for Python and Java, and synthesizes the examples from there; skipped where a language is not there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EverythingStack } from '../../examples/everything/everything-stack';
import { OrdersStack } from '../../examples/orders/orders-stack';
import { isStale } from '../../tools/is-stale';
import { tempFolder } from '../support/folders';

const root = resolve(__dirname, '../..');
const folder = tempFolder('languages');
const dist = join(folder, 'dist');
const { version: cdk } = JSON.parse(readFileSync(join(root, 'node_modules/aws-cdk-lib/package.json'), 'utf8'));

/** Builds of a package and downloads take minutes on a small machine. */
const PATIENCE = 1_800_000;

function run(command: string, ...args: string[]): { readonly ok: boolean; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return { ok: status === 0, text: `${command} ${args.join(' ')}\n${stdout}${stderr}` };
}

function demand(command: string, ...args: string[]): void {
  const { ok, text } = run(command, ...args);
  if (!ok) throw new Error(text);
}

/** Packs the library for a language into `dist/LANGUAGE`. */
function pack(language: string): void {
  if (isStale(root)) throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
  demand('npx', 'jsii-pacmak', '--target', language, '--outdir', dist, '.');
}

/** Why Python cannot run; undefined when it can. The small package is one that every wheel of jsii depends on. */
function whyNoPython(): string | undefined {
  if (!run('python3', '-m', 'pip', '--version').ok) return 'pip is not there';
  const reached = run('python3', '-m', 'pip', 'download', '-q', '--no-deps', '-d', folder, 'publication==0.0.3').ok;
  return reached ? undefined : 'pip does not reach a package index';
}

/** Why Java cannot run; undefined when it can. The small artifact is one that every package of jsii depends on. */
function whyNoJava(): string | undefined {
  if (!run('javac', '-version').ok) return 'javac is not there';
  if (!run('mvn', '--version').ok) return 'mvn is not there';
  const artifact = '-Dartifact=org.jetbrains:annotations:16.0.3';
  return run('mvn', '-q', '-B', 'dependency:get', artifact).ok ? undefined : 'mvn does not reach a repository';
}

/** The test, or its title with the reason why it is skipped. */
function testIn(reason: string | undefined, title: string, body: () => void): void {
  (reason ? test.skip : test)(reason ? `${title} (skipped: ${reason})` : title, body, PATIENCE);
}

/** Two runs give the same bytes, which are the template of the TypeScript stack. */
function compare(expected: Stack, synthesize: (out: string) => void): void {
  const texts = ['first', 'second'].map((name) => {
    const out = join(folder, `${expected.stackName}-${name}`);
    mkdirSync(out, { recursive: true });
    synthesize(out);
    return readFileSync(join(out, `${expected.stackName}.template.json`), 'utf8');
  });
  expect(texts[1]).toBe(texts[0]);
  expect(JSON.parse(texts[0]!)).toEqual(Template.fromStack(expected).toJSON());
}

const everything = () => new EverythingStack(new App(), 'Everything');

testIn(whyNoPython(), 'the wheel synthesizes the examples from Python to the same templates', () => {
  pack('python');
  const venv = join(folder, 'venv');
  const wheel = readdirSync(join(dist, 'python')).find((name) => name.endsWith('.whl'))!;
  demand('python3', '-m', 'venv', venv);
  demand(join(venv, 'bin/pip'), 'install', '-q', join(dist, 'python', wheel), `aws-cdk-lib<=${cdk}`);
  const python = join(venv, 'bin/python');
  compare(new OrdersStack(new App(), 'Orders'), (out) =>
    demand(python, 'examples/orders/orders.py', 'examples/orders/functions', out),
  );
  compare(everything(), (out) => demand(python, 'examples/everything/everything.py', out));
});

testIn(whyNoJava(), 'the jar synthesizes every construct from Java to the same template', () => {
  pack('java');
  // Maven keeps the first package of a version for good, and every build has the same one.
  rmSync(join(homedir(), '.m2/repository/io/github/cdk-lambda-workflows'), { recursive: true, force: true });
  const places = [`-Dworkflows=file://${join(dist, 'java')}`, `-Dtarget=${join(folder, 'target')}`];
  const versions = `-Dcdk=[2.239.0,${cdk}]`;
  const mvn = (...args: string[]) =>
    demand('mvn', '-q', '-B', '-f', 'examples/everything/pom.xml', ...places, versions, ...args);
  mvn('compile');
  compare(everything(), (out) => mvn('exec:java', `-Dexec.args=${out}`));
});
