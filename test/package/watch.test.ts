// --watch in the process of the command line: it runs again when something that it has read changes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder, writeIn } from '../support/folders';
import { only, task } from '../support/machines';
import { HAPPY, writeConfig, writeDefinition } from '../support/mock-cases';
import { eventually } from '../support/time';

const bin = resolve(__dirname, '../../bin/cdk-lambda-workflows');
const WAITING = 'Waiting for changes (Ctrl+C ends it).\n';
const root = tempFolder('watch');
jest.setTimeout(90_000);

let count = 0;
let folder: string;
let command: ChildProcess | undefined;
let output = '';

beforeEach(() => (folder = join(root, String((count += 1)))));
afterEach(() => command?.kill('SIGKILL'));

const write = (name: string, content: unknown) => writeIn(folder, name, content);

/** Starts a command in the test's folder; what it prints is in `output`. */
function start(...args: string[]): ChildProcess {
  output = '';
  command = spawn(process.execPath, [bin, ...args, '--watch'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [command.stdout!, command.stderr!]) stream.on('data', (chunk) => (output += String(chunk)));
  return command;
}

/** Waits until the command waits, and gives what it has printed since the last time. */
async function printed(): Promise<string> {
  await eventually(() => output.endsWith(WAITING));
  const text = output.slice(0, -WAITING.length);
  output = '';
  return text;
}

const returning = (value: number) => only({ Type: 'Pass', Result: value });
const succeeded = (value: number | string) => expect.stringMatching(new RegExp(`Output: ${value}\\n$`)) as unknown;

test('simulate --watch runs again when the definition changes, in place or by another file, and ends with 0 by Ctrl+C', async () => {
  write('a.asl.json', returning(1));
  const process_ = start('simulate', 'a.asl.json');
  expect(await printed()).toEqual(succeeded(1));
  write('a.asl.json', returning(2));
  const second = await printed();
  expect(second).toEqual(succeeded(2));
  expect(second).toMatch(/^\na\.asl\.json changed\.\n/);
  renameSync(write('a.asl.json.new', returning(3)), join(folder, 'a.asl.json'));
  expect(await printed()).toEqual(succeeded(3));
  process_.kill('SIGINT');
  expect(await once(process_, 'close')).toEqual([0, null]);
});

test('a file that is broken or missing for a while is told, and watching goes on', async () => {
  write('a.asl.json', '{');
  start('simulate', 'a.asl.json');
  expect(await printed()).toContain('File a.asl.json is not JSON');
  rmSync(join(folder, 'a.asl.json'));
  expect(await printed()).toContain('The file a.asl.json does not exist.');
  write('a.asl.json', returning(1));
  expect(await printed()).toEqual(succeeded(1));
});

test('simulate --watch runs again when the input, the mocks or the code that they import change', async () => {
  write('a.asl.json', task({}));
  write('input.json', { total: 5 });
  write('charge.mjs', 'export const charge = ({ total }) => total + 1;');
  write('mocks.mjs', "import { charge } from './charge.mjs';\nexport const mocks = { S: charge };");
  start('simulate', 'a.asl.json', '--input', '@input.json', '--mocks', 'mocks.mjs');
  expect(await printed()).toEqual(succeeded(6));
  write('input.json', { total: 7 });
  expect(await printed()).toEqual(succeeded(8));
  write('charge.mjs', 'export const charge = ({ total }) => total + 2;');
  expect(await printed()).toEqual(succeeded(9));
  write('mocks.mjs', 'export const mocks = { S: () => 0 };');
  expect(await printed()).toEqual(succeeded(0));
});

test('a run that does not end is ended when a file changes', async () => {
  write('a.asl.json', task({}));
  write('mocks.mjs', "process.stderr.write('runs'); while (true);");
  start('simulate', 'a.asl.json', '--mocks', 'mocks.mjs');
  await eventually(() => output.includes('runs'));
  write('mocks.mjs', 'export const mocks = { S: () => 1 };');
  expect(await printed()).toEqual(succeeded(1));
});

test('test --watch runs the cases again when the configuration or a definition beside it changes', async () => {
  write('unrelated.txt', '');
  writeConfig(folder, 'MockConfigFile.json', { Happy: HAPPY });
  start('test', 'MockConfigFile.json');
  expect(await printed()).toContain("There is no definition of 'Fetch'");
  writeDefinition(folder);
  expect(await printed()).toContain('1 passed, 1 test case');
  writeConfig(folder, 'MockConfigFile.json', { Happy: HAPPY, Sad: { FetchData: 'Broken' } });
  expect(await printed()).toContain('1 passed, 1 failed, 2 test cases');
});

test('test --watch runs the cases again when the app was synthesized again', async () => {
  const template = (value: number) => ({
    Resources: {
      Fetch: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { Definition: returning(value), RoleArn: 'arn:aws:iam::123456789012:role/R' },
      },
    },
  });
  const synthesize = (value: number) => {
    rmSync(join(folder, 'cdk.out'), { recursive: true, force: true });
    write('cdk.out/manifest.json', {
      version: '36.0.0',
      artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } } },
    });
    write('cdk.out/Shop.template.json', template(value));
  };
  synthesize(1);
  writeConfig(folder, 'MockConfigFile.json', { Happy: {} }, { Happy: { Output: 2 } });
  start('test', 'MockConfigFile.json', '--app', 'cdk.out');
  expect(await printed()).toContain('Expected the output 2; found 1.');
  synthesize(2);
  expect(await printed()).toContain('1 passed, 1 test case');
});

test('a mistake in the arguments ends the command at once, since no file can mend it', async () => {
  write('a.asl.json', returning(1));
  expect(await once(start('simulate', 'a.asl.json', '--inptu', '{}'), 'close')).toEqual([2, null]);
  expect(output).toContain("Unknown option '--inptu'.");
});
