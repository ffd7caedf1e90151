// `simulate`: runs a definition once and prints the execution.
import { parseArgs } from 'node:util';
import { SimulatorError } from '../../asl/simulator-error';
import type { Json } from '../../json/json';
import { parseBounded, prettyText } from '../../json/text';
import type { Execution } from '../../simulator/execution';
import { MissingMockError } from '../../simulator/mocks/missing-mock-error';
import { EXIT, UsageError, type Command } from '../command';
import { inputText } from '../input-text';
import { readScenario } from '../mocks-file';
import { openSimulator } from '../open-simulator';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { styleFor } from '../style';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import { againOnChanges } from '../watch/again';

const HELP = `usage: cdk-lambda-workflows simulate FILE [--input JSON] [--mocks FILE] [options]

Runs the state machine of FILE (a definition such as workflow.asl.json, a CloudFormation or SAM template, or a folder that
cdk synth wrote) in virtual time and prints the states that it went through, with durations, retries and catches.

  --input JSON           the execution's input: JSON, or @FILE to read it from a file; default $input of the mocks, or
                         else {}
  --mocks FILE           what the tasks answer; a JSON file, or a module that exports mocks (see below)
  --mocks FILE#CASE      a test case of a MockConfigFile.json of Step Functions Local; FILE#MACHINE/CASE names the machine
  --state-machine NAME   which one, when a template has several
  --start-time TIME      when virtual time starts; default 2026-01-01T00:00:00Z
  --seed NUMBER          seeds jitter and random numbers; default 1
  --ignore-permissions   do not ask the policies of a template's role whether it may call its tasks
  --html FILE            writes a report for a browser besides: the picture, and each state with its data and time
  --verbose              prints input, output, variables and calls of each state, and why it did what it did: rules with
                         the values that they compared, retriers, catchers, JSONata expressions, permissions
  --full                 prints loops, iterations and values in full; otherwise the last line says if something is left out
  --json                 prints the result, the steps and the history as JSON, for programs
  --watch                runs again when a file changes that it has read, until it is interrupted (Ctrl+C)

${VALUE_HELP}
A JSON file of mocks has an answer, or a list with one for each attempt, under each task state's name, or under the ARN,
the logical id or the construct path of what a task calls:

  { "Charge": [{ "fails": { "error": "Lambda.ServiceException", "cause": "..." } }, { "returns": { "id": "p1" } }],
    "Approve": { "returns": { "by": "Ada" }, "after": 3600 },
    "Save": { "refuses": { "code": "ThrottlingException", "message": "Rate exceeded" } },
    "Poll": { "never": true } }

It may also have the input, as "$input", and objects for distributed Maps, as "$s3": { "bucket/key": CONTENT }.
cdk-lambda-workflows scaffold FILE writes such a file.

Exit codes: 0 the execution succeeded, 1 it did not, 2 bad usage, definition or mocks; with --watch, 0 when interrupted.

example: cdk-lambda-workflows simulate workflow.asl.json --input '{"total": 5}' --mocks mocks.json
`;

export const simulate: Command = {
  help: HELP,
  async run(args, streams) {
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
        html: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        ...VALUE_OPTIONS,
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined) throw new UsageError('Missing FILE: expected a definition or a template.');
    if (others.length > 0) {
      throw new UsageError(`Too many arguments: expected one FILE; found ${positionals.join(' ')}.`);
    }
    if (values.watch) return againOnChanges('simulate', args, streams);
    const simulator = openSimulator(file, {
      ...templateValues(values),
      stateMachine: values['state-machine'],
      permissions: values['ignore-permissions'] ? 'ignore' : 'ask',
    });
    streams.stderr.write(placeholderWarning(simulator.name, simulator.placeholders) ?? '');
    const scenario = values.mocks === undefined ? {} : await readScenario(values.mocks, simulator.name);
    const execution = await withMockHint(values.mocks, () =>
      simulator.run({
        ...scenario,
        ...(values.input !== undefined && { input: undefined, inputText: inputText(values.input) }),
        startTime: startTimeOf(values['start-time']),
        seed: seedOf(values.seed),
      }),
    );
    if (values.html !== undefined) writeOutput('--html', values.html, execution.report());
    const { stdout } = streams;
    const written = values.json
      ? prettyText(report(execution) as Json)
      : execution.trace({
          colors: styleFor(stdout, streams).isColored,
          data: values.verbose,
          all: values.full,
          hint: '--full shows everything.',
        });
    stdout.write(`${written}\n`);
    return execution.status === 'SUCCEEDED' ? EXIT.ok : EXIT.failed;
  },
};

/** Words the advice for a file of mocks instead of code. */
async function withMockHint<T>(path: string | undefined, simulateOnce: () => Promise<T>): Promise<T> {
  try {
    return await simulateOnce();
  } catch (error) {
    if (!(error instanceof MissingMockError)) throw error;
    throw new SimulatorError(
      `There is no mock for the task '${error.state}' (${error.resource}). ${toWrite(error.state, path)}`,
    );
  }
}

function toWrite(state: string, path: string | undefined): string {
  const name = JSON.stringify(state);
  if (path?.includes('#')) return `Add a mocked response to the test case of ${path}:\n\n  ${name}: "..."\n`;
  const entry = `  { ${name}: { "returns": {} } }\n`;
  if (path !== undefined) return `Add it to ${path}:\n\n${entry}`;
  return (
    `Write mocks to a file and pass it with --mocks FILE:\n\n${entry}\n` +
    'cdk-lambda-workflows scaffold writes a mock for every task.\n'
  );
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (text.trim() === '' || !Number.isFinite(seed)) {
    throw new UsageError(`Invalid --seed '${text}': expected a number.`);
  }
  return seed;
}

function startTimeOf(text: string | undefined): string | undefined {
  if (text === undefined || !Number.isNaN(Date.parse(text))) return text;
  throw new UsageError(`Invalid --start-time '${text}': expected an ISO 8601 time, such as 2026-01-01T00:00:00Z.`);
}

/** The execution in the shape of DescribeExecution and GetExecutionHistory, with times as ISO 8601 strings. */
function report(execution: Execution): object {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate, error, cause } = execution;
  const { history, durationSeconds, missingPermissions, inputText: given, outputText } = execution;
  const [input, output] = [parseBounded(given), outputText === undefined ? undefined : parseBounded(outputText)];
  return {
    ...{ executionArn, stateMachineArn, name, status, startDate, stopDate, durationSeconds },
    ...{ input, output, error, cause, steps: execution.steps, events: history },
    ...(missingPermissions.length > 0 && { missingPermissions }),
  };
}
