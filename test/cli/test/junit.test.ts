// The report of the command test in JUnit's XML.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectPaths } from '../../../src/cli/project-paths';
import { junit } from '../../../src/cli/test/junit';
import type { TestResult } from '../../../src/cli/test/test-case';
import { runCommand } from '../../support/command-line';
import { tempFolder } from '../../support/folders';
import { HAPPY, LATE, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-test');
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

const path = config('junit.json', { Happy: HAPPY, Late: LATE, Sad: SAD, 'Un"mocked': {} });
// So that each case has its lines.
writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), null, 2));

const xml = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<testsuites name="junit.json" tests="4" failures="1" errors="1" time="T" timestamp="UTC">',
  '  <testsuite name="Fetch" tests="4" failures="1" errors="1" time="T" skipped="0" timestamp="UTC">',
  ...testcase('Happy', 0, 5),
  '    </testcase>',
  ...testcase('Late', 6, 9),
  '    </testcase>',
  ...testcase('Sad', 0, 13),
  '      <failure message="Expected the execution to end SUCCEEDED; it is FAILED." type="FAILED">Expected the execution to end SUCCEEDED; it is FAILED.',
  '',
  'Fetch: FAILED after 0 s',
  '└─ ✗ FetchData  Task, 0 s',
  '     failed: NoData (nothing &lt;there&gt;)',
  'Error: NoData',
  'Cause: nothing &lt;there&gt;</failure>',
  '    </testcase>',
  ...testcase('Un&quot;mocked', 0, 16),
  `      <error message="The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example: &quot;FetchData&quot;: &quot;MockedFetchData&quot;" type="ERROR">The test case names no mocked response for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData). Add one, for example:`,
  '',
  '  &quot;FetchData&quot;: &quot;MockedFetchData&quot;</error>',
  '    </testcase>',
  '  </testsuite>',
  '</testsuites>',
  '',
].join('\n');

/** Up to where a failure would stand. */
function testcase(name: string, virtual: number, line: number): string[] {
  return [
    `    <testcase classname="Fetch" name="${name}" time="T" file="junit.json" line="${line}">`,
    '      <properties>',
    `        <property name="virtualDurationSeconds" value="${virtual}"/>`,
    '      </properties>',
  ];
}

/** Without what differs between runs. */
function stable(report: string): string {
  return report
    .replaceAll(`file="${folder}/`, 'file="')
    .replace(/ time="\d+(\.\d{1,3})?"/g, ' time="T"')
    .replace(/ timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/g, ' timestamp="UTC"');
}

test('--reporter junit writes XML to standard output', async () => {
  const { stdout, ...rest } = await runCommand(['test', path, '--reporter', 'junit']);
  expect(rest).toEqual({ code: 1, stderr: '' });
  expect(stable(stdout)).toBe(xml);
});

test('JUnit has the time of the machine, when the first case began, and the virtual time as a property', () => {
  const result = (name: string, startedAt: number, seconds: number): TestResult => ({
    ...{ stateMachine: 'Orders', name, status: 'SUCCEEDED', durationSeconds: 86_400, visited: [], problems: [] },
    ...{ ran: { startedAt, seconds }, place: { file: 'cases.json' }, trace: undefined },
  });
  const results = [
    result('Second', Date.UTC(2026, 4, 6, 7, 8, 9, 999), 0.25049),
    result('First', Date.UTC(2026, 4, 6, 7, 8, 8), 1),
  ];
  const text = junit(results, 'cases.json', new ProjectPaths());
  expect(text).toContain(
    '<testsuites name="cases.json" tests="2" failures="0" errors="0" time="1.25" timestamp="2026-05-06T07:08:08">',
  );
  expect(text).toContain('<testcase classname="Orders" name="Second" time="0.25" file="cases.json">');
  expect(text).toContain('<property name="virtualDurationSeconds" value="86400"/>');
});

test('--output writes the report to a file, without colours, and prints the summary', async () => {
  const output = join(folder, 'report.xml');
  const { stdout } = await runCommand(['test', path, '--reporter', 'junit', '--output', output], '', {});
  expect(stable(readFileSync(output, 'utf8'))).toBe(xml);
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
