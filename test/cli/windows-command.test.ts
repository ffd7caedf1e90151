// How commands are started on Windows: found on the PATH, and with arguments that come through cmd.exe unchanged.
import { windowsCommand, type Spawnable } from '../../src/cli/windows-command';

const FILES = ['C:\\node\\node.exe', 'C:\\node\\npx.cmd', 'C:\\node\\npx', 'C:\\My Tools\\run.bat', 'tools\\go.cmd'];
const system = {
  env: { Path: 'C:\\empty;C:\\My Tools;C:\\node', ComSpec: 'C:\\Windows\\cmd.exe' },
  exists: (path: string) => FILES.includes(path),
};

test('a program is started by itself, with its arguments as they are', () => {
  expect(windowsCommand('node', ['-e', 'a "b" c'], system)).toEqual({
    command: 'C:\\node\\node.exe',
    args: ['-e', 'a "b" c'],
  });
});

test('a script is started by cmd.exe, and what lies beside it for other shells is not taken', () => {
  expect(windowsCommand('npx', ['vitest', 'run'], system)).toEqual({
    command: 'C:\\Windows\\cmd.exe',
    args: ['/d', '/s', '/c', '"C:\\node\\npx.cmd ^^^"vitest^^^" ^^^"run^^^""'],
    windowsVerbatimArguments: true,
  });
  expect(windowsCommand('tools/go', [], system)?.args.at(-1)).toBe('"tools\\go.cmd"');
  expect(windowsCommand('run.bat', [], system)?.args.at(-1)).toBe('"C:\\My^ Tools\\run.bat"');
});

test('a command that is nowhere on the PATH is not started', () => {
  expect(windowsCommand('jest', [], system)).toBeUndefined();
});

/** Reads a line as cmd.exe does once: carets go, and quotes are not special, since each is behind a caret. */
const readByCmd = (line: string): string => line.replace(/\^([^])/g, '$1');

/** Splits a line as Microsoft's C library does. */
function argumentsIn(line: string): string[] {
  const found: string[] = [];
  for (const [, text] of line.matchAll(/"((?:[^"\\]|\\+(?!"|\\)|(?:\\\\)+(?=")|(?:\\\\)*\\"|\\)*)"/g)) {
    found.push(
      text!.replace(/(\\+)("|$)/g, (_, slashes: string, end: string) => '\\'.repeat(slashes.length / 2) + end),
    );
  }
  return found;
}

test.each([
  'plain',
  'two words',
  'a "quoted" word',
  'C:\\folder\\',
  '100%PATH%',
  'a & b | c > d',
  '^ ! ( )',
  '',
  'ends in \\"',
])('the argument %j comes through a script unchanged', (arg) => {
  const { args } = windowsCommand('npx', [arg], system) as Spawnable;
  const [, inner] = /^"C:\\node\\npx\.cmd (.*)"$/.exec(args.at(-1)!)!;
  // cmd.exe reads the line, then the script that hands it on.
  expect(argumentsIn(readByCmd(readByCmd(inner!)))).toEqual([arg]);
});
