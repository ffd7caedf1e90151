// `test`: runs the test cases of a mock configuration.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoverageOptions } from '../../coverage-reports/options';
import type { MockConfig } from '../../simulator/mocks/mock-config';
import { readMockConfig } from '../../simulator/mocks/mocks-from-file';
import type { Simulator } from '../../simulator/simulator';
import { appendStepSummary } from '../../views/step-summary';
import { EXIT, UsageError, type Command, type Streams } from '../command';
import { inputText } from '../input-text';
import { placeholderWarning } from '../open-values';
import { Progress } from '../progress';
import { ProjectPaths } from '../project-paths';
import { SharedParameters } from '../shared-parameters';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import type { CaseCoverage } from '../test/case-coverage';
import { coverageOptionsIn } from '../test/coverage-values';
import { Definitions, type DefinitionPlaces } from '../test/definitions';
import { markdown } from '../test/markdown';
import { checkReporter, printsSummary, report } from '../test/report';
import { runCase } from '../test/run-case';
import { selectCases } from '../test/select-cases';
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
  --reporter NAME         text (default), junit for JUnit's XML, markdown for the summary of a pull request, or github
                          for annotations of GitHub Actions
  --output FILE           writes the report to a file; the summary is printed still
  --ignore-permissions    do not ask the policies of a template's role whether it may call its tasks
  --watch                 runs again when a file changes that it has read, until it is interrupted (Ctrl+C)

Coverage of the state machines. Each of the options turns it on:

  --coverage                      prints a table of what did not run, and writes coverage.json and lcov.info
  --coverage-threshold PERCENT    fails below this percentage of states, transitions, Choice rules, catchers and
                                  retriers; or KIND=PERCENT for one kind (states, transitions, choiceRules, catchers,
                                  retriers), repeatable; default none
  --coverage-directory FOLDER     where the files are written; default coverage/workflows
  --coverage-format FORMAT        text (the table), json, lcov, cobertura, html or markdown, repeatable; default text,
                                  json and lcov

${VALUE_HELP}
A case passes when its execution succeeds. What else it should come to is told beside TestCases, which is an extension
of ours:

  "Orders": { "TestCases": { "Declined": { "Charge": "CardDeclined" } },
              "Expect": { "Declined": { "Input": { "total": 5 }, "Status": "FAILED", "Error": "CardDeclined" } } }

An expectation has Input, Status (SUCCEEDED, FAILED, TIMED_OUT, RUNNING), Error, Cause and Output, each optional.

In GitHub Actions, where GITHUB_STEP_SUMMARY is set, the Markdown is appended to the summary of the job, and annotations
of failed cases follow the printed summary.

Exit codes: 0 all cases passed, 1 some did not, or the coverage is below a threshold, 2 bad usage, or a file that is not
what it should be; with --watch, 0 when interrupted.

example: cdk-lambda-workflows test MockConfigFile.json --app cdk.out
`;

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
        coverage: { type: 'boolean', default: false },
        'coverage-threshold': { type: 'string', multiple: true },
        'coverage-directory': { type: 'string' },
        'coverage-format': { type: 'string', multiple: true },
        ...VALUE_OPTIONS,
      },
    });
    const path = configOf(positionals);
    const { reporter, output } = values;
    checkReporter(reporter);
    const coverage = coverageFor(coverageOptionsIn(values), printsSummary(reporter, output), streams);
    try {
      if (values.watch) return await againOnChanges('test', args, streams);
      if (!existsSync(path)) throw new UsageError(`${path}: the file does not exist.`);
      const config = readMockConfig(path);
      const cases = selectCases(config, path, values.only);
      const simulators = simulatorsFor(cases, streams, {
        config: path,
        definitions: values.definition,
        app: values.app,
        options: { ...templateValues(values), permissions: values['ignore-permissions'] ? 'ignore' : 'ask' },
      });
      const input = values.input === undefined ? undefined : inputText(values.input);
      const results = await runAll({ cases, simulators, config, input, coverage }, streams);
      const name = basename(path);
      report({ results, name, paths: new ProjectPaths(streams.env) }, reporter, output, streams);
      const problem = appendStepSummary(streams.env ?? {}, () => markdown(results, name));
      if (problem !== undefined) streams.stderr.write(`${problem}\n`);
      const isCovered = coverage?.finish() ?? true;
      return isCovered && results.every(hasPassed) ? EXIT.ok : EXIT.failed;
    } finally {
      coverage?.stop();
    }
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

/** The table goes to the standard error if the standard output is a report for programs. */
function coverageFor(
  options: CoverageOptions | undefined,
  hasSummary: boolean,
  { stdout, stderr, env }: Streams,
): CaseCoverage | undefined {
  if (!options) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs do without it, and start sooner
  const loaded = require('../test/case-coverage') as typeof import('../test/case-coverage');
  return new loaded.CaseCoverage(options, { stdout: hasSummary ? stdout : stderr, stderr, env });
}

function simulatorsFor(
  cases: readonly TestCase[],
  { stderr }: Streams,
  places: DefinitionPlaces,
): ReadonlyMap<string, Simulator> {
  const names = [...new Set(cases.map(({ stateMachine }) => stateMachine))];
  const shared = new SharedParameters();
  const { onUnknownParameters } = shared;
  const options = names.length > 1 ? { ...places.options, onUnknownParameters } : places.options;
  const definitions = new Definitions({ ...places, options });
  const simulators = new Map(names.map((name) => [name, definitions.simulator(name)]));
  shared.check();
  for (const { name, placeholders } of simulators.values()) stderr.write(placeholderWarning(name, placeholders) ?? '');
  return simulators;
}

interface Work {
  readonly cases: readonly TestCase[];
  readonly simulators: ReadonlyMap<string, Simulator>;
  readonly config: MockConfig;
  readonly input: string | undefined;
  readonly coverage: CaseCoverage | undefined;
}

async function runAll(
  { cases, simulators, config, input, coverage }: Work,
  { stderr }: Streams,
): Promise<TestResult[]> {
  const progress = new Progress(stderr, 'test cases run', cases.length);
  const results: TestResult[] = [];
  for (const one of cases) {
    coverage?.begin(one.stateMachine, one.name);
    results.push(await runCase(one, simulators.get(one.stateMachine)!, config, input));
    progress.step();
  }
  progress.end();
  return results;
}
