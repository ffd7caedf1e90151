// `test`: runs the test cases of a mock configuration.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { compileGlob } from '../../json/glob';
import type { MockConfig } from '../../simulator/mocks/mock-config';
import { readMockConfig } from '../../simulator/mocks/mocks-from-file';
import type { Simulator } from '../../simulator/simulator';
import { appendStepSummary } from '../../views/step-summary';
import { EXIT, UsageError, type Command, type Streams } from '../command';
import { inputText } from '../input-text';
import { placeholderWarning } from '../open-values';
import { writeOutput } from '../output-file';
import { Progress } from '../progress';
import { ProjectPaths } from '../project-paths';
import { SharedParameters } from '../shared-parameters';
import { PLAIN, styleFor, type Style } from '../style';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import { CasePlaces } from '../test/case-places';
import { Definitions } from '../test/definitions';
import { expectationOf } from '../test/expectation';
import { junit } from '../test/junit';
import { markdown } from '../test/markdown';
import { runCase } from '../test/run-case';
import { summary } from '../test/summary';
import { hasPassed, type TestCase, type TestResult } from '../test/test-case';
import { againOnChanges } from '../watch/again';

const HELP = `usage: cdk-lambda-workflows test CONFIG [--definition NAME=FILE]... [--app PATH] [options]

Runs the test cases of a MockConfigFile.json of Step Functions Local and prints for each the status, the duration in
virtual time and the states that it went through, with the trace of what failed.

  --definition NAME=FILE  the definition of a state machine, or a template that has it; repeatable
  --app PATH              a folder that cdk synth wrote (cdk.out), or a template, with all the machines
                          default: NAME.asl.json (.asl.yaml, .json, .yaml) beside CONFIG
  --only NAME             a machine, a case, or MACHINE/CASE; * stands for anything; repeatable
  --input JSON            the executions' input: JSON, or @FILE; default {}
  --reporter NAME         text (default), junit for JUnit's XML, or markdown for the summary of a pull request
  --output FILE           writes the report to a file; the summary is printed still
  --ignore-permissions    do not ask the policies of a template's role whether it may call its tasks
  --watch                 runs again when a file changes that it has read, until it is interrupted (Ctrl+C)

${VALUE_HELP}
A case passes when its execution succeeds. What else it should come to is told beside TestCases, which is an extension
of ours:

  "Orders": { "TestCases": { "Declined": { "Charge": "CardDeclined" } },
              "Expect": { "Declined": { "Input": { "total": 5 }, "Status": "FAILED", "Error": "CardDeclined" } } }

An expectation has Input, Status (SUCCEEDED, FAILED, TIMED_OUT, RUNNING), Error, Cause and Output, each optional.

In GitHub Actions, where GITHUB_STEP_SUMMARY is set, the Markdown is appended to the summary of the job.

Exit codes: 0 all cases passed, 1 some did not, 2 bad usage, or a file that is not what it should be; with --watch, 0 when
interrupted.

example: cdk-lambda-workflows test MockConfigFile.json --app cdk.out
`;

/** What a report is made of. */
interface Reported {
  readonly results: readonly TestResult[];
  /** The file of the test cases. */
  readonly name: string;
  readonly paths: ProjectPaths;
}

const REPORTERS: Readonly<Record<string, (reported: Reported, style: Style) => string>> = {
  text: ({ results }, style) => summary(results, style),
  junit: ({ results, name, paths }) => junit(results, name, paths),
  markdown: ({ results, name }) => markdown(results, name),
};

export const test: Command = {
  help: HELP,
  async run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        definition: { type: 'string', multiple: true, default: [] },
        app: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        input: { type: 'string' },
        reporter: { type: 'string', default: 'text' },
        output: { type: 'string' },
        'ignore-permissions': { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        ...VALUE_OPTIONS,
      },
    });
    const path = configOf(positionals);
    if (!Object.hasOwn(REPORTERS, values.reporter)) {
      throw new UsageError(
        `Invalid --reporter '${values.reporter}': expected one of ${Object.keys(REPORTERS).join(', ')}.`,
      );
    }
    if (values.watch) return againOnChanges('test', args, streams);
    if (!existsSync(path)) throw new UsageError(`${path}: the file does not exist.`);
    const config = readMockConfig(path);
    const cases = selectCases(config, path, values.only);
    const names = [...new Set(cases.map(({ stateMachine }) => stateMachine))];
    const shared = new SharedParameters();
    const { onUnknownParameters } = shared;
    const definitions = new Definitions({
      config: path,
      definitions: values.definition,
      app: values.app,
      options: {
        ...templateValues(values),
        permissions: values['ignore-permissions'] ? 'ignore' : 'ask',
        ...(names.length > 1 && { onUnknownParameters }),
      },
    });
    const simulators = new Map(names.map((name) => [name, definitions.simulator(name)]));
    shared.check();
    for (const { name, placeholders } of simulators.values()) {
      streams.stderr.write(placeholderWarning(name, placeholders) ?? '');
    }
    const input = values.input === undefined ? undefined : inputText(values.input);
    const results = await runAll(cases, simulators, config, input, streams);
    const reported = { results, name: basename(path), paths: new ProjectPaths(streams.env) };
    report(reported, values.reporter, values.output, streams);
    const problem = appendStepSummary(streams.env ?? {}, () => markdown(results, basename(path)));
    if (problem !== undefined) streams.stderr.write(`${problem}\n`);
    return results.every(hasPassed) ? EXIT.ok : EXIT.failed;
  },
};

function configOf([path, ...others]: string[]): string {
  if (path === undefined) {
    throw new UsageError('Missing CONFIG: expected a mock configuration such as MockConfigFile.json.');
  }
  if (others.length > 0) {
    throw new UsageError(`Too many arguments: expected one CONFIG; found ${[path, ...others].join(' ')}.`);
  }
  return path;
}

/**
 * @throws UsageError if there is no test case
 * @throws SimulatorError for an invalid expectation
 */
function selectCases(config: MockConfig, path: string, only: readonly string[]): readonly TestCase[] {
  const all = config.stateMachines.flatMap((stateMachine) =>
    config.testCases(stateMachine).map((name) => ({ stateMachine, name })),
  );
  if (all.length === 0) throw new UsageError(`${config.file} has no test cases.`);
  const fits = only.map(compileGlob);
  const fitting = all.filter(
    ({ stateMachine, name }) =>
      only.length === 0 || fits.some((fit) => [stateMachine, name, `${stateMachine}/${name}`].some(fit)),
  );
  if (fitting.length === 0) {
    const names = all.map(({ stateMachine, name }) => `${stateMachine}/${name}`).join(', ');
    throw new UsageError(`--only ${only.join(' --only ')} matches no test case. The test cases are: ${names}.`);
  }
  const places = new CasePlaces(path);
  return fitting.map(({ stateMachine, name }) => ({
    stateMachine,
    name,
    expectation: expectationOf(config, stateMachine, name),
    place: places.of(stateMachine, name),
  }));
}

async function runAll(
  cases: readonly TestCase[],
  simulators: ReadonlyMap<string, Simulator>,
  config: MockConfig,
  input: string | undefined,
  { stderr }: Streams,
): Promise<TestResult[]> {
  const progress = new Progress(stderr, 'test cases run', cases.length);
  const results: TestResult[] = [];
  for (const one of cases) {
    results.push(await runCase(one, simulators.get(one.stateMachine)!, config, input));
    progress.step();
  }
  progress.end();
  return results;
}

function report(reported: Reported, reporter: string, output: string | undefined, streams: Streams): void {
  const written = (style: Style) => REPORTERS[reporter]!(reported, style);
  const style = styleFor(streams.stdout, streams);
  if (output !== undefined) writeOutput('--output', output, written(PLAIN));
  streams.stdout.write(output === undefined ? written(style) : summary(reported.results, style));
}
