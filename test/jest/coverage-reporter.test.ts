// The reporter in a Jest of its own: it merges what test files ran, prints, writes and holds thresholds.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CoverageReporter } from '../../src/jest';
import { tempFolder } from '../support/folders';
import { elementsIn, readMarkup, textIn } from '../support/markup';

const ROOT = resolve(__dirname, '../..');
const run = promisify(execFile);
const folder = tempFolder('coverage');

/** Runs Jest on the examples with the reporter; resolves to what it printed and its exit code. */
async function jest(name: string, options: object, ...tests: string[]) {
  return jestWith({}, name, options, ...tests);
}

async function jestWith(variables: Record<string, string>, name: string, options: object, ...tests: string[]) {
  const directory = join(folder, name);
  mkdirSync(directory);
  // The reporter is loaded outside of tests, where nothing transpiles TypeScript.
  const reporter = join(directory, 'reporter.js');
  writeFileSync(
    reporter,
    `require(${JSON.stringify(require.resolve('ts-node'))}).register({ transpileOnly: true, cwd: ${JSON.stringify(ROOT)} });
     module.exports = require(${JSON.stringify(join(ROOT, 'src/jest/index.ts'))});`,
  );
  const config = {
    ...(JSON.parse(readFileSync(join(ROOT, 'jest.config.json'), 'utf8')) as object),
    ...{ rootDir: ROOT, reporters: [[reporter, options]], coverageDirectory: directory },
  };
  const file = join(directory, 'jest.config.json');
  writeFileSync(file, JSON.stringify(config));
  const args = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--ci', '--config', file, ...tests];
  const result = await run(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, GITHUB_STEP_SUMMARY: '', NODE_OPTIONS: '', JEST_WORKER_ID: undefined, ...variables },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { ...result, read: (path: string) => readFileSync(join(directory, 'workflows', path), 'utf8') };
}

test('the tests of the orders example cover all of its states, transitions, catchers and retriers', async () => {
  const { code, stdout, stderr, read } = await jest('orders', { threshold: 100 }, 'examples/orders/orders.test.ts');
  expect(`${stdout}${stderr}`).toMatch(/^ All +\| +100 \| +100 \| +100 \| +100 \| +100 \|$/m);
  expect(code).toBe(0);
  const report = JSON.parse(read('coverage.json')) as Record<string, { states: object; missed: string[] }>;
  const [[name, orders]] = Object.entries(report) as [[string, (typeof report)[string]]];
  expect(name).toMatch(/^OrdersStateMachine/);
  expect(orders.missed).toEqual([]);
  expect(orders.states).toEqual({ covered: 7, total: 7, percent: 100 });

  // lcov points into the definition that is written beside it: the CDK generates it, and no file of the project has it.
  const lcov = read('lcov.info');
  const definition = read(`${name}.asl.json`).split('\n');
  const lines = [...lcov.matchAll(/^DA:(\d+),(\d+)$/gm)].map(([, line]) => definition[Number(line) - 1]!);
  expect(lines.filter((line) => /^ {4}"[^"]+": \{$/.test(line))).toHaveLength(7);
  expect(lines.filter((line) => /^ +("Next": "|"Default": "|\{)/.test(line))).toHaveLength(lines.length - 7);
  expect(lcov).toMatch(/^TN:\nSF:.*\.asl\.json\nBRDA:/);
  expect(lcov).not.toMatch(/^BRDA:.*,(-|0)$/m);
}, 120_000);

test('what was not run is named, and a threshold fails the run', async () => {
  const tests = ['examples/orders/orders.test.ts', '-t', 'never charged'];
  const { code, stdout, stderr } = await jest('missed', { threshold: { catchers: 50, states: 10 } }, ...tests);
  expect(code).toBe(1);
  expect(stdout).toMatch(/\| Validate retries Lambda\.ClientExecutionTimeoutException and 3 more; .*; and \d+ more$/m);
  expect(stderr).toContain(
    'The tests cover too little of the state machines.\ncatchers: 0 %, expected at least 50 %\nNot run:\n',
  );
  expect(stderr).toContain(': Ship\n');
}, 120_000);

test('html is a report of all machines with the executions of the tests, and markdown a summary, also for GitHub', async () => {
  const summary = join(folder, 'step-summary.md');
  const { code, read } = await jestWith(
    { GITHUB_STEP_SUMMARY: summary },
    'reports',
    { formats: ['html', 'markdown'] },
    'examples/orders/orders.test.ts',
  );
  expect(code).toBe(0);
  const page = readMarkup(read('report.html'));
  const all = (tag: string) => elementsIn(page).filter(({ name }) => name === tag);
  expect(textIn(all('header')[0]!)).toMatch(/State machines of the test run\s+1 state machine, \d+ executions/);
  expect(all('td').slice(0, 5).map(textIn)).toEqual(Array(5).fill('100 %'));
  const ids = elementsIn(page).flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const executions = elementsIn(page).filter(({ attributes }) => attributes.class?.startsWith('execution'));
  const titles = executions.map((execution) => textIn(elementsIn(execution).find(({ name }) => name === 'b')!));
  expect(titles[0]).toMatch(/declined|refund|never charged|stock/i);
  expect(titles.length).toBeGreaterThan(3);

  expect(read('summary.md')).toMatch(
    /^## State machines\n\n\| State machine \| States \| .*\n.*\n\| \*\*All\*\* \| 100 % \| 100 % \| 100 % \| 100 % \| 100 % \| 0 \|\n/,
  );
  expect(readFileSync(summary, 'utf8')).toBe(`${read('summary.md')}\n`);
}, 120_000);

test('options that the reporter does not have are refused', () => {
  const config = { rootDir: ROOT, coverageDirectory: folder };
  expect(() => new CoverageReporter(config, { treshold: 5 } as object)).toThrow(
    "Unknown option 'treshold' of the coverage reporter. Did you mean 'threshold'? Its options are: threshold, directory, formats.",
  );
  expect(() => new CoverageReporter(config, { formats: ['xml'] as never })).toThrow(
    "Unknown format 'xml' of the coverage reporter: expected one of text, json, lcov, cobertura, html, markdown.",
  );
  expect(() => new CoverageReporter(config, { threshold: 101 })).toThrow(
    'Invalid threshold for states: expected a percentage from 0 to 100; found 101.',
  );
  expect(() => new CoverageReporter(config, { threshold: { rules: 5 } as object })).toThrow(
    "Unknown threshold 'rules' of the coverage reporter: expected one of states, transitions, choiceRules, catchers, retriers.",
  );
});
