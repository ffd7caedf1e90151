// The report of the command test in JUnit's XML.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/command-line';
import { tempFolder } from '../../support/folders';
import { HAPPY, LATE, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-test');
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

const path = config('junit.json', { Happy: HAPPY, Late: LATE, Sad: SAD, 'Un"mocked': {} });
const xml = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<testsuites name="junit.json" tests="4" failures="1" errors="1" time="6">',
  '  <testsuite name="Fetch" tests="4" failures="1" errors="1" time="6" skipped="0">',
  '    <testcase classname="Fetch" name="Happy" time="0"/>',
  '    <testcase classname="Fetch" name="Late" time="6"/>',
  '    <testcase classname="Fetch" name="Sad" time="0">',
  '      <failure message="Expected the execution to end SUCCEEDED; it is FAILED." type="FAILED">Expected the execution to end SUCCEEDED; it is FAILED.',
  '',
  'Fetch: FAILED after 0 s',
  '└─ ✗ FetchData  Task, 0 s',
  '     failed: NoData (nothing &lt;there&gt;)',
  'Error: NoData',
  'Cause: nothing &lt;there&gt;</failure>',
  '    </testcase>',
  '    <testcase classname="Fetch" name="Un&quot;mocked" time="0">',
  `      <error message="The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example: &quot;FetchData&quot;: &quot;MockedFetchData&quot;" type="ERROR">The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example:`,
  '',
  '  &quot;FetchData&quot;: &quot;MockedFetchData&quot;</error>',
  '    </testcase>',
  '  </testsuite>',
  '</testsuites>',
  '',
].join('\n');

test('--reporter junit writes XML to standard output', async () => {
  expect(await runCommand(['test', path, '--reporter', 'junit'])).toEqual({ code: 1, stderr: '', stdout: xml });
});

test('--output writes the report to a file, without colours, and prints the summary', async () => {
  const output = join(folder, 'report.xml');
  const { stdout } = await runCommand(['test', path, '--reporter', 'junit', '--output', output], '', {});
  expect(readFileSync(output, 'utf8')).toBe(xml);
  expect(stdout).toContain('4 test cases');
});

test('--reporter junit replaces characters that XML cannot hold', async () => {
  const odd = config('odd.json', { 'a\u0001b\ud800c\u{1F600}': HAPPY });
  expect((await runCommand(['test', odd, '--reporter', 'junit'])).stdout).toContain('name="a\uFFFDb\uFFFDc\u{1F600}"');
});

test('--output reports a file that cannot be written', async () => {
  expect(await runCommand(['test', path, '--output', join(folder, 'no', 'where.xml')])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--output .*where.xml: cannot write the file: ENOENT/),
  });
});
