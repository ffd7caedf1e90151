// No command sends the control characters of names, errors and files to the terminal.
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('cli-safe-streams');
const HOSTILE = '\u001b[2J\u009d0;x\u0007\u202e';

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const machine = writeIn(folder, 'hostile.asl.json', {
  Comment: HOSTILE,
  StartAt: HOSTILE,
  States: { [HOSTILE]: { Type: 'Fail', Error: HOSTILE, Cause: HOSTILE } },
});
const broken = writeIn(folder, 'broken.asl.json', {
  StartAt: HOSTILE,
  States: { A: { Type: 'Succeed', [HOSTILE]: 1 } },
});

test.each([
  ['simulate', machine],
  ['simulate', machine, '--json'],
  ['validate', broken],
  ['validate', broken, '--format', 'github'],
  ['scaffold', machine],
  ['simulate', machine, '--state-machine', HOSTILE],
  ['simulate', `gone${HOSTILE}.json`],
  [HOSTILE],
  ['simulate', `--${HOSTILE}`],
])('%s %s shows control characters and does not send them', async (...args) => {
  const { stdout, stderr } = await runCommand(args);
  expect(stdout + stderr).not.toBe('');
  expect(stdout + stderr).not.toMatch(CONTROL);
});

test('simulate shows the name, the error and the cause with escapes', async () => {
  const { stdout } = await runCommand(['simulate', machine]);
  const shown = '\\u001b[2J\\u009d0;x\\u0007\\u202e';
  expect(stdout).toBe(`hostile: FAILED after 0 s\n└─ ✗ ${shown}  Fail, 0 s\nError: ${shown}\nCause: ${shown}\n`);
});
