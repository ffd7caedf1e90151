// `trace`: shows a recorded execution without running anything.
import { parseArgs } from 'node:util';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';
import { EXIT, UsageError, type Command } from '../command';
import { historyIn } from '../replay/histories';
import { styleFor } from '../style';

const HELP = `usage: cdk-lambda-workflows trace HISTORY... [--execution ARN] [--json]

Prints the states that a recorded execution went through, with durations, retries and catches. HISTORY is what
'aws stepfunctions get-execution-history' prints with execution data, all pages, or the execution's events in CloudWatch
Logs. What describe-execution and describe-state-machine-for-execution print may be further files. Nothing runs.

  --execution ARN  which one, when the logs have several; default the only one
  --json           prints the steps as JSON, for programs

Exit codes: 0 printed, 2 bad usage, or a history that cannot be read.

example: cdk-lambda-workflows trace history.json
`;

export const trace: Command = {
  help: HELP,
  async run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { execution: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    if (positionals.length === 0) {
      throw new UsageError('Missing HISTORY: expected what aws stepfunctions get-execution-history prints.');
    }
    const { execution } = historyIn(positionals, values.execution, 'HISTORY');
    const { stdout } = streams;
    const { status, input, output, error, cause, steps } = execution!;
    const written = values.json
      ? prettyText({ status, input, output, error, cause, steps } as unknown as Json)
      : execution!.trace({ colors: styleFor(stdout, streams).isColored, hint: '--json prints everything.' });
    stdout.write(`${written}\n`);
    return EXIT.ok;
  },
};
