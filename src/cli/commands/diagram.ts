// `diagram`: draws a state machine as Mermaid or SVG.
import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Command } from '../command';
import { openSimulator } from '../open-simulator';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';

const HELP = `usage: cdk-lambda-workflows diagram FILE [--svg] [--output FILE] [options]

Draws the state machine of FILE (a definition such as workflow.asl.json, a CloudFormation or SAM template, or a folder that
cdk synth wrote): its states, what leads from one to another, and the machines inside of Parallel, Map and tasks that
start executions. Prints a flowchart of Mermaid, which GitHub, GitLab and many editors draw.

  --svg                  a picture as SVG instead: one file, light or dark as the reader's system is
  --output FILE          writes to a file; default: standard output
  --state-machine NAME   which one, when there are several

${VALUE_HELP}
Exit codes: 0 drawn, 2 bad usage, or a definition that is not valid.

example: cdk-lambda-workflows diagram cdk.out --state-machine orders --svg --output orders.svg
`;

export const diagram: Command = {
  help: HELP,
  run(args, { stdout, stderr }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        svg: { type: 'boolean', default: false },
        output: { type: 'string' },
        'state-machine': { type: 'string' },
        ...VALUE_OPTIONS,
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined) throw new UsageError('Missing FILE: expected a definition or a template.');
    if (others.length > 0) {
      throw new UsageError(`Too many arguments: expected one FILE; found ${positionals.join(' ')}.`);
    }
    const simulator = openSimulator(file, { ...templateValues(values), stateMachine: values['state-machine'] });
    stderr.write(placeholderWarning(simulator.name, simulator.placeholders) ?? '');
    const text = simulator.diagram({ format: values.svg ? 'svg' : 'mermaid' });
    if (values.output === undefined) stdout.write(text);
    else writeOutput('--output', values.output, text);
    return Promise.resolve(EXIT.ok);
  },
};
