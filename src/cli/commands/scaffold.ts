// `scaffold`: writes a mock for every task of a state machine, as the start of a test.
import { parseArgs } from 'node:util';
import type { JsonObject } from '../../json/json';
import type { Simulator } from '../../simulator/simulator';
import type { SourceOptions } from '../../simulator/source-options';
import { EXIT, UsageError, type Command } from '../command';
import { isFolder, openSimulator } from '../open-simulator';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { historyIn } from '../replay/histories';
import { FORMATS } from '../scaffold/formats';
import { planFor } from '../scaffold/plan';
import { recordedFile, recordedScenario } from '../scaffold/recorded';
import { trialNote } from '../scaffold/recorded-trial';
import { inCode } from '../scaffold/typescript';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';

const HELP = `usage: cdk-lambda-workflows scaffold FILE [--format json|ts|mock-config] [--out FILE] [options]
       cdk-lambda-workflows scaffold FILE --from-history FILE... [--format json|ts|vitest|node|mock-config] [options]

Writes mocks and an input with which the state machine of FILE (a definition, a CloudFormation or SAM template, or a folder
that cdk synth wrote) succeeds. They have what the definition reads, in the shapes of AWS's services, and the comparisons
of its Choice states hold. Change them to what your test is about.

  --format FORMAT        json: for simulate --mocks and scenarioFromFile (default)
                         ts: a test file, with a test for each way of a Choice
                         mock-config: a MockConfigFile.json of Step Functions Local, with test cases
                         vitest, node: the same as ts for Vitest and for node:test; only with --from-history
  --from-history FILE    writes what a recorded execution had: its input and its tasks' answers, with sequences for
                         retries, and a test that expects its end. FILE is a history as for replay; repeatable
  --execution ARN        which execution, when logs have several; default the only one
  --redact WHAT          replaces values, so that production data stays out of your repository: a path ($.customer.email),
                         the name of a member (email), or /a regular expression/. The same value becomes the same one of
                         the same shape everywhere; repeatable
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
        'from-history': { type: 'string', multiple: true, default: [] },
        execution: { type: 'string' },
        redact: { type: 'string', multiple: true, default: [] },
        ...VALUE_OPTIONS,
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined) throw new UsageError('Missing FILE: expected a definition or a template.');
    if (others.length > 0) {
      throw new UsageError(`Too many arguments: expected one FILE; found ${positionals.join(' ')}.`);
    }
    const stateMachine = values['state-machine'];
    const options = { ...(stateMachine !== undefined && { stateMachine }), ...templateValues(values) };
    const machine = openSimulator(file, options);
    stderr.write(placeholderWarning(machine.name, machine.placeholders) ?? '');
    const code = simulatorInCode(file, options);
    const { text, note } =
      values['from-history'].length > 0
        ? await fromHistory(machine, values, code)
        : await fromDefinition(machine, values.format, code);
    if (values.out === undefined) {
      stdout.write(text);
    } else {
      writeOutput('--out', values.out, text, values.force ? 'w' : 'wx');
      const { length } = machine.tasks;
      stderr.write(`Wrote ${values.out}: ${length} task${length === 1 ? '' : 's'} of ${machine.name}.\n`);
    }
    stderr.write(note);
    return EXIT.ok;
  },
};

/** What to write, and what to say about it. */
interface Written {
  readonly text: string;
  readonly note: string;
}

async function fromDefinition(machine: Simulator, name: string, code: string): Promise<Written> {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format) {
    throw new UsageError(`Invalid --format '${name}': expected one of ${Object.keys(FORMATS).join(', ')}.`);
  }
  const plan = await planFor(machine, name !== 'json');
  const note = `No input and answers were found with which ${machine.name} succeeds. Change them until it does.\n`;
  const text = format({ name: machine.name, tasks: machine.tasks, plan, simulator: code });
  return { text, note: plan.succeeds ? '' : note };
}

interface HistoryValues {
  readonly 'from-history': readonly string[];
  readonly execution?: string;
  readonly redact: readonly string[];
  readonly format: string;
}

async function fromHistory(machine: Simulator, values: HistoryValues, code: string): Promise<Written> {
  const { execution } = historyIn(values['from-history'], values.execution, { option: '--from-history' });
  const scenario = recordedScenario(execution!, machine, values.redact);
  return { text: recordedFile(scenario, values.format, code), note: await trialNote(machine, scenario, execution!) };
}

function simulatorInCode(file: string, options: SourceOptions): string {
  const choice = Object.keys(options).length === 0 ? '' : `, ${inCode(options as JsonObject)}`;
  return `Simulator.${isFolder(file) ? 'fromAssembly' : 'fromFile'}(${inCode(file)}${choice})`;
}
