// What `coverage` refuses. test/package/runners.test.ts runs it.
import { runCommand } from '../../support/command-line';
import { tempFolder } from '../../support/folders';

const folder = tempFolder('coverage');

test.each([
  [[], 'Missing COMMAND: expected the command that runs the tests after --, such as -- node --test.'],
  [
    ['--threshold', 'high', '--', 'node'],
    'Invalid --threshold high: expected a percentage such as 90 once, or kinds such as states=90.',
  ],
  [
    ['--threshold', '90', '--threshold', 'states=80', '--', 'node'],
    'Invalid --threshold 90: expected a percentage such as 90 once, or kinds such as states=90.',
  ],
  [
    ['--threshold', 'rules=80', '--', 'node'],
    "Unknown threshold 'rules' of the coverage reporter: expected one of states, transitions, choiceRules, catchers, retriers.",
  ],
  [
    ['--threshold', '101', '--', 'node'],
    'Invalid threshold for states: expected a percentage from 0 to 100; found 101.',
  ],
  [
    ['--format', 'xml', '--', 'node'],
    "Unknown format 'xml' of the coverage reporter: expected one of text, json, lcov, cobertura, html, markdown.",
  ],
])('coverage refuses %j', async (args, message) => {
  const { code, stderr } = await runCommand(['coverage', ...args]);
  expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining(message)]);
});

test('coverage says so when there is no such command', async () => {
  const { code, stderr } = await runCommand(['coverage', '--directory', folder, '--', 'no-such-command']);
  expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining("There is no command 'no-such-command'.")]);
});
