// Writes the results of test cases as JUnit XML, which build servers read. `time` is the time of this machine, as for
// other tests; the virtual time is a property.
import { hasPassed, type TestResult } from './test-case';
import type { ProjectPaths } from '../project-paths';

export function junit(results: readonly TestResult[], name: string, paths: ProjectPaths): string {
  const machines = [...new Set(results.map(({ stateMachine }) => stateMachine))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...counts(results), timestamp: timestamp(results) })}>`,
    ...machines.flatMap((machine) =>
      suite(
        results.filter(({ stateMachine }) => stateMachine === machine),
        machine,
        paths,
      ),
    ),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(results: readonly TestResult[], name: string, paths: ProjectPaths): string[] {
  const head = attributes({ name, ...counts(results), skipped: 0, timestamp: timestamp(results) });
  return [
    `  <testsuite ${head}>`,
    ...results.flatMap((result) => testcase(result, paths.relative(result.place.file))),
    '  </testsuite>',
  ];
}

function testcase(result: TestResult, file: string): string[] {
  const { stateMachine, name, durationSeconds, ran, place, problems, trace } = result;
  const about = { classname: stateMachine, name, time: rounded(ran.seconds), file, line: place.line };
  return [
    `    <testcase ${attributes(about)}>`,
    '      <properties>',
    `        <property ${attributes({ name: 'virtualDurationSeconds', value: durationSeconds })}/>`,
    '      </properties>',
    ...(hasPassed(result) ? [] : [failure(result.status, problems, trace)]),
    '    </testcase>',
  ];
}

function failure(status: string, problems: readonly string[], trace: TestResult['trace']): string {
  const kind = isError({ status }) ? 'error' : 'failure';
  const message = problems.join(' ').replace(/\s+/g, ' ');
  const body = [...problems, ...(trace === undefined ? [] : ['', trace(false)])].join('\n');
  return `      <${kind} ${attributes({ message, type: status })}>${escapeXml(body)}</${kind}>`;
}

function counts(results: readonly TestResult[]): Record<string, number> {
  const failed = results.filter((result) => !hasPassed(result));
  const errors = failed.filter(isError).length;
  const time = rounded(results.reduce((sum, { ran }) => sum + ran.seconds, 0));
  return { tests: results.length, failures: failed.length - errors, errors, time };
}

/** When the first test began, in UTC: the schema of JUnit's reports has neither fractions nor a zone. */
function timestamp(results: readonly TestResult[]): string {
  return new Date(Math.min(...results.map(({ ran }) => ran.startedAt))).toISOString().slice(0, 19);
}

/** To milliseconds. */
function rounded(seconds: number): number {
  return Number(seconds.toFixed(3));
}

/** The simulation could not continue. This differs from an unexpected outcome. */
function isError({ status }: Pick<TestResult, 'status'>): boolean {
  return status === 'ERROR';
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}="${escapeXml(String(value))}"`)
    .join(' ');
}

/** XML 1.0 cannot represent most control characters or unpaired surrogates. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => `&${ENTITIES[character]};`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
