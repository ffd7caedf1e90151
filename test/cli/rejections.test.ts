// A promise that nobody handles is reported, and the commands that run for long continue.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCommandLine } from '../../src/cli/run';

const ROOT = join(__dirname, '../..');

test('a rejected promise is reported, and the program continues until the net is removed', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true });
    const forget = require('./src/cli/rejections').reportRejections((text) => console.log(text.split('\\n')[0]));
    Promise.reject(new Error('lost'));
    setTimeout(() => {
      console.log('still here');
      forget();
      Promise.reject(new Error('last'));
    }, 10);
    setTimeout(() => console.log('not here'), 1000);
  `;
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
  const report = 'A promise was rejected and not handled, and the program continues. Error: lost';
  expect([stdout, status]).toEqual([`${report}\nstill here\n`, 1]);
}, 60_000);

test('batch has the net as long as it runs', async () => {
  const count = () => process.listenerCount('unhandledRejection');
  const before = count();
  let during = 0;
  async function* input() {
    yield '{}\n';
    await new Promise((resolve) => setImmediate(resolve));
    during = count();
  }
  const quiet = { write: () => true } as never;
  await runCommandLine(['batch'], { stdin: Readable.from(input()), stdout: quiet, stderr: quiet });
  expect([during, count()]).toEqual([before + 1, before]);
});
