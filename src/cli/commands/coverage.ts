// `coverage`: runs the tests of a project with any test runner, and reports what they covered of its state machines.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { CoverageRun } from '../../coverage-reports/coverage-run';
import { EXIT, UsageError, type Command, type Streams } from '../command';
import { coverageOptions } from '../coverage-options';
import { isStandardOutput } from '../safe-streams';
import { windowsCommand, type Spawnable } from '../windows-command';

const HELP = `usage: cdk-lambda-workflows coverage [options] -- COMMAND

Runs the tests of a project with COMMAND, adds up what they ran of its state machines in all their processes, prints a table
and writes coverage.json and lcov.info. It works with node:test, Mocha and other runners of one process a
file or for all files. Jest and Vitest tests must load cdk-lambda-workflows/jest or cdk-lambda-workflows/vitest.

  --threshold PERCENT    fail below this percentage of states, transitions, Choice rules, catchers and retriers; or
                         KIND=PERCENT for one kind (states, transitions, choiceRules, catchers, retriers), repeatable;
                         default none
  --directory FOLDER     where the files are written; default coverage/workflows
  --format FORMAT        text (the table), json, lcov, cobertura, html or markdown, repeatable; default text, json and
                         lcov

Exit codes: that of COMMAND if it fails, else 0, 1 below a threshold or if nothing was measured, 2 bad usage.

example: cdk-lambda-workflows coverage --threshold states=100 -- npm test
`;

export const coverage: Command = {
  help: HELP,
  async run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        threshold: { type: 'string', multiple: true },
        directory: { type: 'string' },
        format: { type: 'string', multiple: true },
      },
    });
    const [command, ...rest] = positionals;
    if (command === undefined || !args.includes('--')) {
      throw new UsageError(
        'Missing COMMAND: expected the command that runs the tests after --, such as -- node --test.',
      );
    }
    const { threshold, format, directory } = values;
    const options = coverageOptions({ threshold, format, directory }, '--threshold');
    const run = new CoverageRun(ADVICE, options, streams);
    run.prepare(process.cwd(), '.');
    run.start();
    const code = await execute(command, rest, streams);
    if (code !== EXIT.ok) return code;
    return run.finish() === undefined ? EXIT.ok : EXIT.failed;
  },
};

const ADVICE =
  'no process of the command ran one. Tests of Jest must load cdk-lambda-workflows/jest, tests of Vitest ' +
  'cdk-lambda-workflows/vitest; others run it with cdk-lambda-workflows/simulator of the same installation.';

/** Runs the command with every process of Node.js in it measured; resolves to its exit code. */
async function execute(command: string, args: readonly string[], streams: Streams): Promise<number> {
  // When loaded, it measures its process. The name is found in this installation of the package.
  const measuring = createRequire(__filename).resolve('cdk-lambda-workflows/assert');
  const options = [process.env.NODE_OPTIONS, `--require ${JSON.stringify(measuring)}`].filter(Boolean).join(' ');
  const isWindows = process.platform === 'win32';
  const found: Spawnable | undefined = isWindows ? windowsCommand(command, args) : { command, args };
  if (!found) throw noCommand(command);
  const child = spawn(found.command, found.args, {
    stdio: isStandardOutput(streams.stdout) ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: options },
    windowsVerbatimArguments: found.windowsVerbatimArguments,
  });
  child.stdout?.pipe(streams.stdout, { end: false });
  child.stderr?.pipe(streams.stderr, { end: false });
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? noCommand(command) : error));
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

function noCommand(command: string): UsageError {
  return new UsageError(`There is no command '${command}'.`);
}
