// The watchdog of Node.js functions, with the way that Windows has to see that the parent is gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { NODE_WATCHDOG } from '../../src/local-functions/bootstrap-node';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('watchdog');
jest.setTimeout(60_000);

test('on Windows, where no process gets another parent, the function ends when its parent is gone', async () => {
  const asWindows = "Object.defineProperty(process, 'platform', { value: 'win32' });\n";
  writeIn(folder, 'watchdog.mjs', NODE_WATCHDOG.replace(/^(import .*)$/m, `$1\n${asWindows}`));
  const main = writeIn(
    folder,
    'main.mjs',
    `import { Worker } from 'node:worker_threads';
     const worker = new Worker(new URL('./watchdog.mjs', import.meta.url), { workerData: Number(process.argv[2]) });
     worker.once('online', () => console.log('watching'));`,
  );
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const child = spawn(process.execPath, [main, String(parent.pid)], { detached: true });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  expect(child.exitCode).toBeNull();
  parent.kill('SIGKILL');
  expect(await closed).toEqual([null, 'SIGKILL']);
});
