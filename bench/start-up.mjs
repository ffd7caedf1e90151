// What the package costs before a test does anything: npm run bench -- start-up
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printCells } from './table.mjs';

const COLUMNS = ['start-up', 'alone', 'with the simulator', 'difference'];
const SIMULATOR = fileURLToPath(new URL('../bundle/simulator.js', import.meta.url));
const COMMAND = fileURLToPath(new URL('../bin/cdk-lambda-workflows', import.meta.url));
const JEST = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));

const EMPTY = "test('is empty', () => expect(1).toBe(1));\n";
const SIMULATES = `const { Simulator } = require(${JSON.stringify(SIMULATOR)});
const definition = {
  StartAt: 'Task',
  States: {
    Task: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', Next: 'Check' },
    Check: { Type: 'Choice', Choices: [{ Variable: '$.x', NumericEquals: 1, Next: 'Done' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
test('simulates', async () => {
  const execution = await Simulator.fromDefinition(definition).run({ mocks: { Task: () => ({ x: 1 }) } });
  expect(execution.status).toBe('SUCCEEDED');
});
`;

/** Prints a line each: a process that requires the simulator, a test file of Jest that simulates, and a command. */
export function printStartUp(rounds) {
  printCells([
    COLUMNS,
    line('node', nodeTimes(rounds), 50),
    line('a Jest test file (median of a run in one process)', jestTimes(rounds), 60),
    line('the command line: validate a definition', commandTimes(rounds)),
  ]);
}

function line(title, { alone, loaded }, budget) {
  const difference = `${(median(loaded) - median(alone)).toFixed(0)} ms${budget ? ` (<= ${budget})` : ''}`;
  return [title, `${median(alone).toFixed(0)} ms`, `${median(loaded).toFixed(0)} ms`, difference];
}

/** Milliseconds of whole processes, in turn. */
function nodeTimes(rounds) {
  const times = { alone: [], loaded: [] };
  for (let round = 0; round < rounds; round++) {
    times.alone.push(processTime('-e', '0'));
    times.loaded.push(processTime('-e', `require(${JSON.stringify(SIMULATOR)})`));
  }
  return times;
}

function processTime(...args) {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: 'pipe' });
  return performance.now() - start;
}

/** The same of the command line. */
function commandTimes(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'start-up-'));
  try {
    const path = join(folder, 'workflow.asl.json');
    writeFileSync(path, '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }');
    const times = { alone: [], loaded: [] };
    for (let round = 0; round < rounds; round++) {
      times.alone.push(processTime('-e', '0'));
      times.loaded.push(processTime(COMMAND, 'validate', path));
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of test files as Jest reports them, empty and simulating files in turn, in one run. */
function jestTimes(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'start-up-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "jest": { "testEnvironment": "node", "transform": {} } }');
    for (let round = 0; round < rounds; round++) {
      writeFileSync(join(folder, `${round}-alone.test.js`), EMPTY);
      writeFileSync(join(folder, `${round}-loaded.test.js`), SIMULATES);
    }
    const args = [JEST, '--ci', '--json', '--silent', '--runInBand', '--rootDir', folder];
    const stdio = ['ignore', 'pipe', 'ignore'];
    const { testResults } = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio }));
    const of = (kind) =>
      testResults
        .filter(({ name }) => basename(name).endsWith(`-${kind}.test.js`))
        .map(({ startTime, endTime }) => endTime - startTime);
    return { alone: of('alone'), loaded: of('loaded') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
