// `replay`: runs a definition against executions that were recorded elsewhere, and says where the two part.
import { parseArgs } from 'node:util';
import { stopwatch } from '../../runtime/clock';
import { Simulator } from '../../simulator/simulator';
import { EXIT, UsageError, type Command } from '../command';
import { readScenario } from '../mocks-file';
import { openSimulator } from '../open-simulator';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { Progress } from '../progress';
import { ProjectPaths } from '../project-paths';
import { historiesIn, historyIn, type History } from '../replay/histories';
import { isSame, listText, replayJson, replayText, testResults, type ReplayResult } from '../replay/report';
import { styleFor } from '../style';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import { junit } from '../test/junit';

const HELP = `usage: cdk-lambda-workflows replay [FILE] --history HISTORY... [options]
       cdk-lambda-workflows replay FILE --all FOLDER [options]

Runs the state machine of FILE (a definition, a CloudFormation or SAM template, or a folder that cdk synth wrote) against an
execution that ran on AWS: with its input, the results and failures of its tasks, and its delays. Prints "Same as recorded",
or the first place where the two part.

  --history HISTORY      what 'aws stepfunctions get-execution-history' prints with execution data, all pages, or the
                         execution's events in CloudWatch Logs (level ALL, with execution data); more pages, or what
                         describe-execution and describe-state-machine-for-execution print, whose definition runs if
                         there is no FILE; repeatable
  --execution ARN        which one, when the logs have several; default the only one
  --all FOLDER           replays every history in a folder and lists those that end differently
  --mocks FILE           answers what the history does not hold, such as the tasks of a distributed Map's children
  --state-machine NAME   which one, when there are several
  --seed NUMBER          seeds UUIDs and random numbers; default 1
  --json                 prints the differences, both ends and the new history as JSON, for programs
  --reporter NAME        text (default), or junit for JUnit's XML
  --output FILE          writes the report to a file; the summary is still printed

${VALUE_HELP}
Exit codes: 0 the same as recorded, 1 different, 2 bad usage, or a history that cannot be read.

example: cdk-lambda-workflows replay workflow.asl.json --history history.json
`;

export const replay: Command = {
  help: HELP,
  async run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        history: { type: 'string', multiple: true, default: [] },
        execution: { type: 'string' },
        all: { type: 'string' },
        mocks: { type: 'string' },
        'state-machine': { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        reporter: { type: 'string', default: 'text' },
        output: { type: 'string' },
        ...VALUE_OPTIONS,
      },
    });
    checkReporter(values.reporter);
    const histories = historiesOf(values.history, values.all, values.execution);
    const stateMachine = values['state-machine'];
    const options = { ...templateValues(values), ...(stateMachine !== undefined && { stateMachine }) };
    const simulator = simulatorFor(positionals, histories, options);
    streams.stderr.write(placeholderWarning(simulator.name, simulator.placeholders) ?? '');
    const scenario = values.mocks === undefined ? {} : await readScenario(values.mocks, simulator.name);
    const help = { mocks: scenario.mocks, s3: scenario.s3, seed: seedOf(values.seed) };
    const progress = new Progress(streams.stderr, 'histories replayed', histories.length);
    const results: ReplayResult[] = [];
    for (const history of histories) {
      const { execution } = history;
      const stop = stopwatch();
      const replayed = execution && (await simulator.replay(execution, help));
      results.push({ history, replay: replayed, ran: stop() });
      progress.step();
    }
    progress.end();

    const style = styleFor(streams.stdout, streams);
    const [only] = results;
    const paths = new ProjectPaths(streams.env);
    const summary = values.all === undefined ? replayText(only!.replay!, style) : listText(results, style);
    const other = values.json ? replayJson(results) : undefined;
    const report =
      values.reporter === 'junit' ? junit(testResults(results, simulator.name), simulator.name, paths) : other;
    if (values.output !== undefined) writeOutput('--output', values.output, report ?? summary);
    streams.stdout.write(values.output === undefined ? (report ?? summary) : summary);
    if (results.some((result) => !result.replay)) return EXIT.usage;
    return results.every(isSame) ? EXIT.ok : EXIT.failed;
  },
};

function checkReporter(reporter: string): void {
  if (reporter === 'text' || reporter === 'junit') return;
  throw new UsageError(`Invalid --reporter '${reporter}': expected 'text' or 'junit'.`);
}

function historiesOf(
  files: readonly string[],
  folder: string | undefined,
  execution: string | undefined,
): readonly History[] {
  if (folder !== undefined) {
    if (files.length > 0) throw new UsageError('--history and --all exclude each other: pass one of them.');
    return historiesIn(folder);
  }
  if (files.length > 0) return [historyIn(files, execution)];
  throw new UsageError('Missing --history: expected what aws stepfunctions get-execution-history prints.');
}

function simulatorFor(
  [file, ...others]: readonly string[],
  [first]: readonly History[],
  options: Parameters<typeof openSimulator>[1],
): Simulator {
  if (others.length > 0) {
    throw new UsageError(`Too many arguments: expected one FILE; found ${[file, ...others].join(' ')}.`);
  }
  if (file !== undefined) return openSimulator(file, options);
  const definition = first?.execution?.definition;
  if (definition) return Simulator.fromDefinition(definition as object);
  throw new UsageError(
    'Missing FILE: expected a definition or a template, or a --history with what ' +
      'describe-state-machine-for-execution prints.',
  );
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (text.trim() !== '' && Number.isFinite(seed)) return seed;
  throw new UsageError(`Invalid --seed '${text}': expected a number.`);
}
