// The process of the command line: pipes that close, Ctrl+C, and no colours where nobody looks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '../support/folders';

const bin = resolve(__dirname, '../../bin/cdk-lambda-workflows');
const folder = tempFolder('process');
jest.setTimeout(30_000);

test('a reader that closes the pipe early neither crashes the command nor changes its exit code', async () => {
  const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`Unknown${index}`, 1]));
  const path = join(folder, 'broken.asl.json');
  writeFileSync(path, JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true, ...fields } } }));
  const command = spawn(process.execPath, [bin, 'validate', path]);
  let stderr = '';
  command.stderr.on('data', (chunk) => (stderr += String(chunk)));
  command.stdout.destroy();
  expect(await once(command, 'close')).toEqual([1, null]);
  expect(stderr).toBe('');
});

test('Ctrl+C ends a command without a word', async () => {
  const command = spawn(process.execPath, [bin, 'batch']);
  let stderr = '';
  command.stderr.on('data', (chunk) => (stderr += String(chunk)));
  command.stdin.write('{"id":"1","op":"none"}\n');
  const [answer] = (await once(command.stdout, 'data')) as [Buffer];
  expect(String(answer)).toContain('"id":"1"');
  command.kill('SIGINT');
  expect(await once(command, 'close')).toEqual([130, null]);
  expect(stderr).toBe('');
});
