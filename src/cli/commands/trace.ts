// `trace`: shows a recorded execution without running anything.
import { parseArgs } from 'node:util';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';
import type { RecordedExecution } from '../../simulator/recorded-execution';
import { EXIT, UsageError, type Command } from '../command';
import { openSimulator } from '../open-simulator';
import { writeOutput } from '../output-file';
import { historyIn } from '../replay/histories';
import { styleFor } from '../style';

const HELP = `usage: cdk-lambda-workflows trace HISTORY... [options]

Prints the states that a recorded execution went through, with durations, retries and catches. HISTORY is what
'aws stepfunctions get-execution-history' prints with execution data, all pages, or the execution's events in CloudWatch
Logs. What describe-execution and describe-state-machine-for-execution print may be further files. Nothing runs.

  --execution ARN        which one, when the logs have several; default the only one
  --json                 prints the steps as JSON, for programs
  --mermaid              prints a flowchart of Mermaid with the path of the execution instead
  --svg                  prints the same as a picture, as SVG
  --html FILE            writes a report for a browser besides: the picture, and each state with its data and time
  --definition FILE      the definition that ran, for the pictures: a definition, a template or a folder that cdk synth
                         wrote; default: what describe-state-machine-for-execution printed, if that is given
  --state-machine NAME   which one of --definition, when there are several

Exit codes: 0 printed, 2 bad usage, or a history that cannot be read.

example: cdk-lambda-workflows trace history.json
`;

export const trace: Command = {
  help: HELP,
  async run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        execution: { type: 'string' },
        json: { type: 'boolean', default: false },
        mermaid: { type: 'boolean', default: false },
        svg: { type: 'boolean', default: false },
        html: { type: 'string' },
        definition: { type: 'string' },
        'state-machine': { type: 'string' },
      },
    });
    if (positionals.length === 0) {
      throw new UsageError('Missing HISTORY: expected what aws stepfunctions get-execution-history prints.');
    }
    const forms = (['json', 'mermaid', 'svg'] as const).filter((name) => values[name]);
    if (forms.length > 1) {
      const given = forms.map((name) => `--${name}`).join(' and ');
      throw new UsageError(`${given}: expected only one of them, since each is what is printed.`);
    }
    const { definition: file, 'state-machine': stateMachine } = values;
    if (file === undefined && stateMachine !== undefined) {
      throw new UsageError('--state-machine chooses among the machines of --definition FILE, which is missing.');
    }
    const definition = file === undefined ? undefined : openSimulator(file, { stateMachine }).definition;
    const { execution } = historyIn(positionals, values.execution, { option: 'HISTORY', definition });
    if (values.html !== undefined) writeOutput('--html', values.html, execution!.report());
    if (values.mermaid || values.svg) {
      streams.stdout.write(drawn(execution!, values.svg ? 'svg' : 'mermaid'));
      return EXIT.ok;
    }
    const { stdout } = streams;
    const { status, input, output, error, cause, steps } = execution!;
    const written = values.json
      ? prettyText({ status, input, output, error, cause, steps } as unknown as Json)
      : execution!.trace({ colors: styleFor(stdout, streams).isColored, hint: '--json prints everything.' });
    stdout.write(`${written}\n`);
    return EXIT.ok;
  },
};

function drawn(execution: RecordedExecution, format: 'mermaid' | 'svg'): string {
  if (execution.definition === undefined) {
    throw new UsageError(
      `--${format} needs the definition, and the history does not hold it: pass it with --definition FILE, or pass what describe-state-machine-for-execution prints as a further file.`,
    );
  }
  return execution.diagram({ format });
}
