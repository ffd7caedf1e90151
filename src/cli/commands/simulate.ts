// `simulate`: runs a definition once and prints what happened.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Execution } from '../../simulator/execution';
import { MissingMock } from '../../simulator/mocks/missing-mock';
import { Simulator } from '../../simulator/simulator';
import { SimulatorError } from '../../simulator/simulator-error';
import { EXIT, UsageError, type Command } from '../command';
import { readMocks } from '../mocks-file';

const HELP = `usage: cdk-lambda-workflows simulate FILE [--input JSON] [--mocks FILE] [options]

Runs the state machine of FILE (a definition such as workflow.asl.json, or a CloudFormation template) in virtual time
and prints the states that it went through, with durations, retries and catches.

  --input JSON           the execution's input: JSON, or @FILE to read it from a file; default {}
  --mocks FILE           what the tasks answer; a JSON file, or a module that exports mocks (see below)
  --mocks FILE#CASE      a test case of a MockConfigFile.json of Step Functions Local; FILE#MACHINE/CASE names the machine
  --state-machine NAME   which one, when a template has several
  --start-time TIME      when virtual time starts; default 2026-01-01T00:00:00Z
  --seed NUMBER          seeds jitter and random numbers; default 1
  --ignore-permissions   do not ask the policies of a template's role whether it may call its tasks
  --json                 prints the result and the history as JSON, for programs

A JSON file of mocks has an answer, or a list with one for each attempt, under each task state's name, or under the ARN,
the logical id or the construct path of what a task calls:

  { "Charge": [{ "fails": { "error": "Lambda.ServiceException", "cause": "..." } }, { "returns": { "id": "p1" } }],
    "Approve": { "returns": { "by": "Ada" }, "after": 3600 },
    "Poll": { "never": true } }

cdk-lambda-workflows scaffold FILE writes one for all tasks of a machine.

Exit codes: 0 the execution succeeded, 1 it did not, 2 bad usage, definition or mocks.

example: cdk-lambda-workflows simulate workflow.asl.json --input '{"total": 5}' --mocks mocks.json
`;

export const simulate: Command = {
  help: HELP,
  async run(args, { stdout }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        input: { type: 'string' },
        mocks: { type: 'string' },
        'state-machine': { type: 'string' },
        'start-time': { type: 'string' },
        seed: { type: 'string' },
        'ignore-permissions': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined) throw new UsageError('simulate wants the FILE of a definition or a template.');
    if (others.length > 0) {
      throw new UsageError(`simulate wants one FILE, got ${positionals.length}: ${positionals.join(' ')}.`);
    }
    const simulator = Simulator.fromFile(file, {
      stateMachine: values['state-machine'],
      permissions: values['ignore-permissions'] ? 'ignore' : 'ask',
    });
    const mocks = values.mocks === undefined ? {} : await readMocks(values.mocks, simulator.name);
    const execution = await withMockHint(values.mocks, () =>
      simulator.run({
        ...(values.input === undefined ? {} : { inputText: inputText(values.input) }),
        mocks,
        startTime: values['start-time'],
        seed: seedOf(values.seed),
      }),
    );
    stdout.write(values.json ? `${JSON.stringify(report(execution), null, 2)}\n` : `${execution.trace()}\n`);
    return execution.status === 'SUCCEEDED' ? EXIT.ok : EXIT.failed;
  },
};

/** Says what to write into the file of mocks, rather than into code. */
async function withMockHint<T>(path: string | undefined, simulateOnce: () => Promise<T>): Promise<T> {
  try {
    return await simulateOnce();
  } catch (error) {
    if (!(error instanceof MissingMock)) throw error;
    const entry = `  { ${JSON.stringify(error.state)}: { "returns": {} } }`;
    const where = path === undefined ? 'Write mocks to a file and give it with --mocks FILE' : `Add it to ${path}`;
    throw new SimulatorError(
      `There is no mock for the task '${error.state}' (${error.resource}). ${where}:\n\n${entry}\n`,
    );
  }
}

function inputText(input: string): string {
  if (!input.startsWith('@')) return input;
  const path = input.slice(1);
  if (!existsSync(path)) throw new UsageError(`--input @${path}: there is no such file.`);
  return readFileSync(path, 'utf8');
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (text.trim() === '' || !Number.isFinite(seed)) throw new UsageError(`--seed wants a number, got '${text}'.`);
  return seed;
}

/** The execution as DescribeExecution and GetExecutionHistory would tell it, times as ISO 8601 text. */
function report(execution: Execution): object {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate, input, output, error, cause } = execution;
  const { history, durationSeconds, missingPermissions } = execution;
  return {
    ...{ executionArn, stateMachineArn, name, status, startDate, stopDate, durationSeconds },
    ...{ input, output, error, cause, events: history },
    ...(missingPermissions.length > 0 && { missingPermissions }),
  };
}
