// Markdown for pull requests: --reporter markdown, and the summary of a job of GitHub Actions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { HAPPY, LATE, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-markdown');
writeDefinition(folder);
const passing = writeConfig(folder, 'passing.json', { Happy: HAPPY, Late: LATE });
const failing = writeConfig(
  folder,
  'failing.json',
  { Happy: HAPPY, 'Wrong | one': HAPPY },
  {
    'Wrong | one': { Status: 'FAILED' },
  },
);

test('--reporter markdown prints a table of the cases', async () => {
  const { code, stdout } = await runCommand(['test', passing, '--reporter', 'markdown']);
  expect(code).toBe(0);
  expect(stdout).toBe(`## Test cases of \`passing.json\`: 2 passed, 0 failed

|  | State machine | Test case | Status | Virtual time |
| :-- | :-- | :-- | :-- | --: |
| ✓ | \`Fetch\` | \`Happy\` | SUCCEEDED | 0 s |
| ✓ | \`Fetch\` | \`Late\` | SUCCEEDED | 6 s |

`);
});

test('what failed is explained by its trace and a picture', async () => {
  const { code, stdout } = await runCommand(['test', failing, '--reporter', 'markdown']);
  expect(code).toBe(1);
  expect(stdout).toContain('| ✗ | `Fetch` | `Wrong \\| one` | SUCCEEDED | 0 s |');
  expect(stdout).toContain(
    '<details><summary>✗ Fetch: Wrong | one</summary>\n\n```text\nExpected the execution to end FAILED; it is SUCCEEDED.\n',
  );
  expect(stdout).toMatch(/```mermaid\nflowchart TD\n {2}s0\["✓ FetchData/);
});

test('the summary of a job of GitHub Actions gets the Markdown, whatever the reporter', async () => {
  const file = writeIn(folder, 'summary.md', '');
  const { stdout } = await runCommand(['test', passing], '', { GITHUB_STEP_SUMMARY: file, TERM: 'dumb' });
  expect(stdout).toContain('2 passed, 2 test cases');
  expect(readFileSync(file, 'utf8')).toContain('| ✓ | `Fetch` | `Late` | SUCCEEDED | 6 s |');
  const gone = join(folder, 'gone', 'summary.md');
  const { code, stderr } = await runCommand(['test', passing], '', { GITHUB_STEP_SUMMARY: gone, TERM: 'dumb' });
  expect(code).toBe(0);
  expect(stderr).toContain(`Cannot write the summary to GITHUB_STEP_SUMMARY (${gone}): ENOENT`);
});
