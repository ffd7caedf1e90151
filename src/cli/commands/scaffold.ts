// `scaffold`: writes a mock for every task of a state machine, as the start of a test.
import { parseArgs } from 'node:util';
import type { JsonObject } from '../../json/json';
import type { SourceOptions } from '../../simulator/source-options';
import { EXIT, UsageError, type Command } from '../command';
import { isFolder, openSimulator } from '../open-simulator';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { FORMATS } from '../scaffold/formats';
import { planFor } from '../scaffold/plan';
import { inCode } from '../scaffold/typescript';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';

const HELP = `usage: cdk-lambda-workflows scaffold FILE [--format json|ts|mock-config] [--out FILE] [options]

Writes mocks and an input with which the state machine of FILE (a definition, a CloudFormation or SAM template, or a folder
that cdk synth wrote) succeeds. They have what the definition reads, in the shapes of AWS's services, and the comparisons
of its Choice states hold. Change them to what your test is about.

  --format FORMAT        json: for simulate --mocks and scenarioFromFile (default)
                         ts: a test file, with a test for each way of a Choice
                         mock-config: a MockConfigFile.json of Step Functions Local, with test cases
  --out FILE             writes to a file; default: standard output
  --force                overwrites the file if it is there
  --state-machine NAME   which one, when there are several

${VALUE_HELP}
Exit codes: 0 written, 2 bad usage, a definition that is not valid, or a file that is there already.

example: cdk-lambda-workflows scaffold workflow.asl.json --format ts --out workflow.test.ts
`;

export const scaffold: Command = {
  help: HELP,
  async run(args, { stdout, stderr }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        'state-machine': { type: 'string' },
        ...VALUE_OPTIONS,
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined) throw new UsageError('Missing FILE: expected a definition or a template.');
    if (others.length > 0) {
      throw new UsageError(`Too many arguments: expected one FILE; found ${positionals.join(' ')}.`);
    }
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!format) {
      throw new UsageError(`Invalid --format '${values.format}': expected one of ${Object.keys(FORMATS).join(', ')}.`);
    }

    const stateMachine = values['state-machine'];
    const options = { ...(stateMachine !== undefined && { stateMachine }), ...templateValues(values) };
    const machine = openSimulator(file, options);
    const { name, tasks } = machine;
    stderr.write(placeholderWarning(name, machine.placeholders) ?? '');
    const plan = await planFor(machine, values.format !== 'json');
    const written = format({ name, tasks, plan, simulator: simulatorInCode(file, options) });
    if (values.out === undefined) {
      stdout.write(written);
    } else {
      writeOutput('--out', values.out, written, values.force ? 'w' : 'wx');
      stderr.write(`Wrote ${values.out}: ${tasks.length} task${tasks.length === 1 ? '' : 's'} of ${name}.\n`);
    }
    if (!plan.succeeds) {
      stderr.write(`No input and answers were found with which ${name} succeeds. Change them until it does.\n`);
    }
    return EXIT.ok;
  },
};

function simulatorInCode(file: string, options: SourceOptions): string {
  const choice = Object.keys(options).length === 0 ? '' : `, ${inCode(options as JsonObject)}`;
  return `Simulator.${isFolder(file) ? 'fromAssembly' : 'fromFile'}(${inCode(file)}${choice})`;
}
