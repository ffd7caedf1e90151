// Files that cannot be read or written, and files in other encodings: a sentence and exit code 2, without a stack.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';
import { task } from '../support/machines';

const folder = tempFolder('unreadable');
const path = (name: string): string => join(folder, name);
const MARK = '\ufeff';

beforeAll(() => {
  writeIn(folder, 'machine.json', task());
  writeIn(folder, 'mocks.json', { S: { returns: 1 } });
  writeIn(folder, 'folder/x', '');
  writeIn(folder, 'mark.json', `${MARK}${JSON.stringify(task())}`);
  writeIn(folder, 'mocks-mark.json', `${MARK}{}`);
  symlinkSync('circle', path('circle'));
  writeFileSync(path('latin1.json'), Buffer.from('{\n"Comment": "caf\u00e9"}', 'latin1'));
  writeFileSync(path('utf16.json'), Buffer.from(`${MARK}{}`, 'utf16le'));
});

const simulate = (...rest: string[]) => ['simulate', path('machine.json'), '--mocks', path('mocks.json'), ...rest];

test.each<[string, () => string[], string]>([
  [
    'a folder as input',
    () => simulate('--input', `@${path('folder')}`),
    'Cannot read DIR/folder: it is a folder (EISDIR).',
  ],
  [
    'links in a circle as definition',
    () => ['simulate', path('circle')],
    'Cannot read DIR/circle: its symbolic links lead in a circle (ELOOP).',
  ],
  [
    'the same for validate',
    () => ['validate', path('circle')],
    'Cannot read DIR/circle: its symbolic links lead in a circle (ELOOP).',
  ],
  [
    'a definition with a byte-order mark',
    () => ['simulate', path('mark.json')],
    'File DIR/mark.json has the wrong encoding: expected UTF-8 without a mark; found UTF-8 with a byte-order mark.',
  ],
  [
    'mocks with a byte-order mark',
    () => simulate('--mocks', path('mocks-mark.json')),
    'File DIR/mocks-mark.json has the wrong encoding: expected UTF-8 without a mark; found UTF-8 with a byte-order mark.',
  ],
  [
    'UTF-16',
    () => ['validate', path('utf16.json')],
    'File DIR/utf16.json has the wrong encoding: expected UTF-8 without a mark; found UTF-16.',
  ],
  [
    'Latin-1',
    () => simulate('--input', `@${path('latin1.json')}`),
    'File DIR/latin1.json has the wrong encoding: expected UTF-8; found the byte 0xe9 at line 2, column 16. Save it as UTF-8.',
  ],
  [
    'a folder as mocks',
    () => simulate('--mocks', path('folder')),
    '--mocks DIR/folder: expected a JSON file or a module that exports mocks; found a folder.\n' +
      'See cdk-lambda-workflows simulate --help.',
  ],
  [
    'a folder as mocks of start',
    () => ['start', '--port', '0', '--mocks', path('folder')],
    '--mocks DIR/folder: expected a JSON file or a module that exports mocks; found a folder.\n' +
      'See cdk-lambda-workflows start --help.',
  ],
])('%s', async (_, args, message) => {
  const { code, stderr } = await runCommand(args());
  expect(stderr.replaceAll(folder, 'DIR').trimEnd()).toBe(message);
  expect(code).toBe(2);
});

test('batch refuses flags and arguments, which it does not have', async () => {
  for (const argument of ['--port', 'file.json']) {
    const { code, stderr } = await runCommand(['batch', argument]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(argument)]);
    expect(stderr).toMatch(/\nSee cdk-lambda-workflows batch --help\.\n$/);
  }
});

test('a pipe as --mocks is read as JSON', async () => {
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [path('pipe')]);
  const writer = spawn('sh', ['-c', 'printf %s "$0" > "$1"', '{ "S": { "returns": "from the pipe" } }', path('pipe')]);
  const { code, stdout } = await runCommand(simulate('--mocks', path('pipe')));
  expect([code, stdout]).toEqual([0, expect.stringContaining('"from the pipe"')]);
  writer.kill();
});

test('a full disk ends a command with a sentence and exit code 2', () => {
  if (!existsSync('/dev/full')) return;
  const main = join(__dirname, '../../src/cli/main.ts');
  const register = join(__dirname, '../../node_modules/ts-node/register/transpile-only');
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, ['-r', register, main, ...simulate()], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
  });
  closeSync(full);
  expect([status, stderr]).toEqual([2, 'Cannot write the output: the disk is full (ENOSPC).\n']);
}, 60_000);
