// The command start in a process of its own: modules with mocks that change.
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { tempFolder, writeIn } from '../support/folders';
import { only } from '../support/machines';
import { callAt } from '../support/start-command';
import { eventually } from '../support/time';

const bin = resolve(__dirname, '../../bin/cdk-lambda-workflows');
const folder = tempFolder('start-process');
const ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';
jest.setTimeout(60_000);

let command: ChildProcess | undefined;
let output = '';
afterEach(() => command?.kill('SIGKILL'));

/** Starts the endpoint. Gives its address. */
async function start(...args: string[]): Promise<string> {
  output = '';
  command = spawn(process.execPath, [bin, 'start', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [command.stdout!, command.stderr!]) stream.on('data', (chunk) => (output += String(chunk)));
  await eventually(() => /http:\S+/.test(output));
  return /http:\S+/.exec(output)![0];
}

async function outputOf(url: string, name: string): Promise<string> {
  await callAt(url, 'StartExecution', { stateMachineArn: ARN, name });
  const end = new RegExp(`orders/${name} +SUCCEEDED after .* with (.*)`);
  await eventually(() => end.test(output));
  return end.exec(output)![1]!;
}

const Parameters = { QueueUrl: 'q', MessageBody: 'b' };
const app = writeIn(
  folder,
  'orders.asl.json',
  only({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters }),
);

test.each([
  ['js', `const { answer } = require('./answer.js'); exports.mocks = { S: () => answer };`, 'answer.js'],
  ['mjs', `export const mocks = { S: () => 1 };`, 'mocks.mjs'],
])('start --mocks loads a changed module again: mocks.%s', async (ending, module, changed) => {
  writeIn(folder, 'answer.js', 'exports.answer = 1;');
  const url = await start('--app', app, '--mocks', writeIn(folder, `mocks.${ending}`, module));
  expect(await outputOf(url, 'before')).toBe('1');
  writeIn(folder, changed, changed === 'answer.js' ? 'exports.answer = 22;' : module.replace('=> 1', '=> 22'));
  await eventually(() => output.includes('mocks changed'));
  expect(await outputOf(url, 'after')).toBe('22');
});
