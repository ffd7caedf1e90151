// Writes the results of test cases as JUnit XML, which build servers read. Times are seconds of virtual time.
import { hasPassed, type TestResult } from './test-case';

export function junit(results: readonly TestResult[], name: string): string {
  const machines = [...new Set(results.map(({ stateMachine }) => stateMachine))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...counts(results) })}>`,
    ...machines.flatMap((machine) =>
      suite(
        results.filter(({ stateMachine }) => stateMachine === machine),
        machine,
      ),
    ),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(results: readonly TestResult[], name: string): string[] {
  return [
    `  <testsuite ${attributes({ name, ...counts(results), skipped: 0 })}>`,
    ...results.flatMap(testcase),
    '  </testsuite>',
  ];
}

function testcase(result: TestResult): string[] {
  const { stateMachine, name, durationSeconds, problems, trace } = result;
  const head = `    <testcase ${attributes({ classname: stateMachine, name, time: durationSeconds })}`;
  if (hasPassed(result)) return [`${head}/>`];
  const kind = isError(result) ? 'error' : 'failure';
  const message = problems.join(' ').replace(/\s+/g, ' ');
  const body = [...problems, ...(trace === undefined ? [] : ['', trace(false)])].join('\n');
  return [
    `${head}>`,
    `      <${kind} ${attributes({ message, type: result.status })}>${escapeXml(body)}</${kind}>`,
    '    </testcase>',
  ];
}

function counts(results: readonly TestResult[]): Record<string, number> {
  const failed = results.filter((result) => !hasPassed(result));
  const errors = failed.filter(isError).length;
  const time = results.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return { tests: results.length, failures: failed.length - errors, errors, time: Number(time.toFixed(3)) };
}

/** The simulation could not continue. This differs from an unexpected outcome. */
function isError({ status }: TestResult): boolean {
  return status === 'ERROR';
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
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
