// `scaffold`: writes a mock for every task of a state machine, as the start of a test.
import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Command } from '../command';
import { isFolder, openSimulator } from '../open-simulator';
import { writeOutput } from '../output-file';
import { FORMATS, inCode } from '../scaffold/formats';

const HELP = `usage: cdk-lambda-workflows scaffold FILE [--format json|ts|mock-config] [--out FILE] [options]

Writes a mock for every task of the state machine of FILE (a definition, a CloudFormation or SAM template, or a folder that
cdk synth wrote), with an answer in the shape of its service's. Change the answers to what your test is about.

  --format FORMAT        json: for simulate --mocks and mocksFromFile (default)
                         ts: a test file with a first test
                         mock-config: a MockConfigFile.json of Step Functions Local, with a first test case
  --out FILE             writes to a file; default: standard output
  --force                overwrites the file if it is there
  --state-machine NAME   which one, when there are several

Exit codes: 0 written, 2 bad usage, a definition that is not valid, or a file that is there already.

example: cdk-lambda-workflows scaffold workflow.asl.json --format ts --out workflow.test.ts
`;

export const scaffold: Command = {
  help: HELP,
  run(args, { stdout, stderr }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        'state-machine': { type: 'string' },
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
    const { name, tasks } = openSimulator(file, { stateMachine });
    const written = format({ name, tasks, simulator: simulatorInCode(file, stateMachine) });
    if (values.out === undefined) {
      stdout.write(written);
    } else {
      writeOutput('--out', values.out, written, values.force ? 'w' : 'wx');
      stderr.write(`Wrote ${values.out}: ${tasks.length} task${tasks.length === 1 ? '' : 's'} of ${name}.\n`);
    }
    return Promise.resolve(EXIT.ok);
  },
};

function simulatorInCode(file: string, stateMachine: string | undefined): string {
  const choice = stateMachine === undefined ? '' : `, { stateMachine: ${inCode(stateMachine)} }`;
  return `Simulator.${isFolder(file) ? 'fromAssembly' : 'fromFile'}(${inCode(file)}${choice})`;
}
