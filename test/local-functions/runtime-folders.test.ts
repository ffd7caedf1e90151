// What is left when the program that runs functions is killed, and what functions start themselves.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FunctionRunner } from '../../src/local-functions/function-runner';
import { createRuntimeFolder, removeFolder } from '../../src/local-functions/runtime-folders';
import { tempFolder } from '../support/folders';
import { eventually } from '../support/time';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:F';
const temp = tempFolder('runtime-folders');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs a function in another program until it has written `pid NUMBER`. */
async function startProgram(inline: string, runtime = 'nodejs22.x', rest = '') {
  const script = `
    require('ts-node').register({ transpileOnly: true });
    const { FunctionRunner } = require('./src/local-functions/function-runner');
    ${rest}
    const code = { inline: ${JSON.stringify(inline)} };
    new FunctionRunner({ log: ({ message }) => process.stdout.write(message) })
      .invoke({ name: 'F', arn: '${ARN}', runtime: '${runtime}', handler: 'index.handler', code, timeout: 60 }, '{}');
  `;
  const environment = { ...process.env, TMPDIR: mkdtempSync(join(temp, 'program-')) };
  const program = spawn(process.execPath, ['-e', script], { cwd: join(__dirname, '../..'), env: environment });
  let output = '';
  for (const out of [program.stdout, program.stderr]) out.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<unknown>((resolve) => program.once('exit', (code, by) => resolve(by ?? code)));
  await eventually(() => /pid \d+ \S+\n/.test(output)).catch(() => Promise.reject(new Error(output)));
  const [, pid, file] = /pid (\d+) (\S+)/.exec(output)!;
  return { program, ended, pid: Number(pid), file: file! };
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const BUSY_NODE = `exports.handler = () => { console.log('pid', process.pid, __filename); setTimeout(() => { for (;;); }, 50); return new Promise(() => {}); };`;
const BUSY_PYTHON = `import os\ndef handler(event, context):\n    print('pid', os.getpid(), __file__, flush=True)\n    while True: pass\n`;

test.each([
  ['nodejs22.x', BUSY_NODE, true],
  ['python3.13', BUSY_PYTHON, hasPython()],
])(
  'a busy function of %s ends when the program that started it is killed',
  async (runtime, code, isInstalled) => {
    if (!isInstalled || process.platform === 'win32') return;
    const { program, ended, pid } = await startProgram(code, runtime);
    expect(isRunning(pid)).toBe(true);
    program.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await eventually(() => !isRunning(pid));
  },
  30_000,
);

test('a signal lets the program end as its own handler decides, also after a function ran', async () => {
  const handler = `process.once('SIGTERM', () => process.exit(0));`;
  const { program, ended, pid, file } = await startProgram(BUSY_NODE, 'nodejs22.x', handler);
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
  await eventually(() => !isRunning(pid));
  expect(existsSync(file)).toBe(false);
}, 30_000);

test('a process that a function detached ends with the runner', async () => {
  if (!existsSync('/proc/self/environ')) return; // Only Linux shows the environment of processes.
  const inline = `
    exports.handler = async () => {
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
      child.unref();
      return child.pid;
    };`;
  const runner = new FunctionRunner();
  const configuration = { name: 'F', arn: ARN, runtime: 'nodejs22.x', handler: 'index.handler', code: { inline } };
  const pid = Number((await runner.invoke({ ...configuration, timeout: 20 }, '{}')).payload);
  expect(isRunning(pid)).toBe(true);
  runner.close();
  await eventually(() => !isRunning(pid));
});

describe('folders for temporary files', () => {
  /** A folder as a runner leaves it. */
  function folderOf(parent: string, name: string, owner: object | undefined): string {
    const folder = join(parent, `cdk-lambda-workflows-${name}`);
    mkdirSync(folder);
    if (owner) writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
    return folder;
  }

  test('of programs that were killed are removed by the next program, and no others', async () => {
    const parent = mkdtempSync(join(temp, 'folders-'));
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const [pid, host] = [dead.pid!, hostname()];
    const abandoned = folderOf(parent, 'abandoned', { host, pid });
    const others = [
      folderOf(parent, 'running', { host, pid: process.pid }),
      folderOf(parent, 'elsewhere', { host: `other-${host}`, pid }),
      folderOf(parent, 'new', undefined),
    ];
    const own = createRuntimeFolder(parent);
    expect(existsSync(abandoned)).toBe(false);
    expect([...others, own].filter((folder) => !existsSync(folder))).toEqual([]);
    removeFolder(own);
    expect(existsSync(own)).toBe(false);
  });
});
