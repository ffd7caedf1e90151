// Annotations of GitHub Actions for test cases that failed.
import { join } from 'node:path';
import { runCommand } from '../../support/command-line';
import { tempFolder } from '../../support/folders';
import { HAPPY, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-annotations');
writeDefinition(folder);
const config = writeConfig(folder, 'cases.json', { Happy: HAPPY, 'Sad, really': SAD });
const annotation =
  `::error file=${config},line=1,title=Fetch%3A Sad%2C really::Expected the execution to end SUCCEEDED; it is FAILED.%0A%0A` +
  'Fetch: FAILED after 0 s%0A└─ ✗ FetchData  Task, 0 s%0A     failed: NoData (nothing <there>)%0AError: NoData%0A' +
  'Cause: nothing <there>\n';

test('--reporter github prints an annotation for each case that failed, at its line', async () => {
  expect(await runCommand(['test', config, '--reporter', 'github'])).toEqual({
    code: 1,
    stdout: annotation,
    stderr: '',
  });
});

test('in GitHub Actions, annotations follow the printed summary', async () => {
  const env = { GITHUB_ACTIONS: 'true', TERM: 'dumb' };
  const summary = '1 passed, 1 failed, 2 test cases\n';
  const ends = async (...args: string[]) =>
    (await runCommand(['test', config, ...args], '', env)).stdout.slice(-annotation.length - summary.length);
  expect(await ends()).toBe(`${summary}${annotation}`);
  const output = join(folder, 'report.xml');
  expect(await ends('--reporter', 'junit', '--output', output)).toBe(`${summary}${annotation}`);
});

test('in GitHub Actions, a report for programs on the standard output is not followed by annotations', async () => {
  const env = { GITHUB_ACTIONS: 'true', TERM: 'dumb' };
  const { stdout } = await runCommand(['test', config, '--reporter', 'junit'], '', env);
  expect(stdout).toMatch(/<\/testsuites>\n$/);
});
