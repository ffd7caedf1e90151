// Functions under a debugger: where it listens, and that nothing ends them while they stand.
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { FunctionRunner } from '../../src/local-functions/function-runner';
import { Inspection } from '../../src/local-functions/inspection';
import type { FunctionConfiguration } from '../../src/local-functions/local-function';
import { eventually } from '../support/time';

const HANDLER =
  'exports.handler = async (ms) => { await new Promise((go) => setTimeout(go, ms)); return process.pid; };';

function configuration(name: string, more: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  return { name, arn, runtime: 'nodejs22.x', handler: 'index.handler', code: { inline: HANDLER }, timeout: 1, ...more };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let runner: FunctionRunner | undefined;
afterEach(() => runner?.close());

test('a debugger finds the function at the port, which no time limit ends', async () => {
  const port = await freePort();
  const told: string[] = [];
  const lines: string[] = [];
  runner = new FunctionRunner({
    inspection: { port, waits: false },
    inspected: (name, text) => told.push(`${name}: ${text}`),
    log: ({ message }) => lines.push(message),
  });
  const function1 = configuration('F');
  const [first, second] = await Promise.all([runner.invoke(function1, '1500'), runner.invoke(function1, '1')]);
  expect(first.functionError).toBeUndefined();
  expect(second.payload).toBe(first.payload);
  expect(told).toEqual([`F: debugger listens at 127.0.0.1:${port}`]);
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly { type: string }[];
  expect(targets).toEqual([expect.objectContaining({ type: 'node' })]);
  expect(lines.join('')).not.toContain('ws://');

  runner.retire(function1);
  await runner.invoke(configuration('G'), '1');
  expect(told.slice(1)).toEqual([`G: debugger listens at 127.0.0.1:${port + 1}`]);
}, 60_000);

test('a function that waits for its debugger runs when one has attached and continues', async () => {
  const port = await freePort();
  runner = new FunctionRunner({ inspection: { port, waits: true } });
  let isDone = false;
  const invoked = runner.invoke(configuration('F'), '1').finally(() => (isDone = true));
  const isListening = () => fetch(`http://127.0.0.1:${port}/json`).then(Boolean, () => false);
  for (let tries = 0; tries < 200 && !(await isListening()); tries += 1) await new Promise((go) => setTimeout(go, 50));
  expect(isDone).toBe(false);

  const debug = spawn(process.execPath, ['inspect', `127.0.0.1:${port}`], { stdio: ['pipe', 'pipe', 'ignore'] });
  let shown = '';
  debug.stdout.on('data', (text) => (shown += String(text)));
  await eventually(() => /Break on start in .*bootstrap\.mjs/.test(shown));
  debug.stdin.write('cont\n');
  expect((await invoked).functionError).toBeUndefined();
  debug.kill('SIGKILL');
}, 60_000);

test('a function of another runtime, and one in Python without debugpy, run as without a debugger', async () => {
  const inspection = new Inspection({ port: 9229, waits: false });
  const program = { command: '/var/task/bootstrap', args: [] };
  expect(await inspection.of(configuration('F', { runtime: 'provided.al2023' }), program)).toEqual({
    program,
    problem: 'the runtime provided.al2023 has no debugger here; expected nodejs* or python3*.',
  });
  const python = { command: '/no/such/python3', args: ['-u', 'bootstrap.py', '1'] };
  expect(await inspection.of(configuration('F', { runtime: 'python3.13' }), python)).toEqual({
    program: python,
    problem: '/no/such/python3 has no debugpy; install it with: /no/such/python3 -m pip install debugpy',
  });
});
