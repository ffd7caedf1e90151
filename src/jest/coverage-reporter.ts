// A Jest reporter for the coverage of state machines.
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SimulatorError } from '../asl/simulator-error';
import { definitionText, jsonReport, lcovReport } from '../coverage-reports/formats';
import { testRunReport } from '../coverage-reports/html-report';
import { coverageMarkdown, type FailedTest } from '../coverage-reports/markdown';
import { emptyFolder, FOLDER_VARIABLE, readMerged } from '../coverage-reports/raw-files';
import { readRuns, RUNS_VARIABLE } from '../coverage-reports/raw-runs';
import { didYouMean } from '../json/suggestion';
import { below, type Coverage } from '../simulator/coverage/coverage';
import { POINT_KINDS, type PointKind } from '../simulator/coverage/points';
import { coverageTable } from '../simulator/coverage/table';
import { appendStepSummary } from '../views/step-summary';

/** The options of the reporter: `reporters: ['default', ['cdk-lambda-workflows/jest', { threshold: 90 }]]`. */
export interface CoverageReporterOptions {
  /**
   * Percentages below which the run fails, over all state machines together: one for everything, or one per kind.
   * @default - none
   */
  readonly threshold?: number | Partial<Readonly<Record<PointKind, number>>>;
  /** Where files are written, below Jest's coverageDirectory unless absolute. Default `workflows`. */
  readonly directory?: string;
  /**
   * `text` prints a table, `json` writes coverage.json, `lcov` writes lcov.info, `html` writes report.html (every machine
   * with what was run of it, and the executions of the tests), `markdown` writes summary.md. Default: `text`, `json` and
   * `lcov`. In GitHub Actions, the Markdown is always added to the summary of the job.
   */
  readonly formats?: readonly Format[];
}

const FORMATS = ['text', 'json', 'lcov', 'html', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

/** The part of the results of Jest's run that the reporter uses. */
interface JestResults {
  readonly testResults: readonly {
    readonly testResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The part of Jest's global configuration that the reporter uses. */
interface JestConfig {
  readonly rootDir: string;
  readonly coverageDirectory: string;
}

/**
 * Merges the coverage of all test files and prints a table. Test files must load `cdk-lambda-workflows/jest`, with an
 * import or through `setupFilesAfterEnv`; others are not counted.
 */
export class CoverageReporter {
  private readonly folder: string;
  private readonly rawFolder: string;
  private error: Error | undefined;

  /**
   * Created by Jest before it starts its workers.
   * @throws SimulatorError for unknown options
   */
  constructor(
    private readonly config: JestConfig,
    private readonly options: CoverageReporterOptions = {},
  ) {
    checkOptions(options);
    this.folder = join(config.coverageDirectory, options.directory ?? 'workflows');
    this.rawFolder = join(this.folder, 'raw');
    process.env[FOLDER_VARIABLE] = this.rawFolder;
    if (this.formats.includes('html')) process.env[RUNS_VARIABLE] = '1';
    else delete process.env[RUNS_VARIABLE];
  }

  onRunStart(): void {
    emptyFolder(this.rawFolder);
  }

  /** Called by Jest with its contexts and the results of the tests. */
  onRunComplete(_contexts?: unknown, results?: JestResults): void {
    const coverages = readMerged(this.rawFolder);
    const { formats } = this;
    if (coverages.length === 0) {
      this.fail(
        'There is no coverage of state machines: no test file that loads cdk-lambda-workflows/jest ran one. ' +
          "Import it in the test files, or add it to Jest's setupFilesAfterEnv.",
      );
      return;
    }
    if (formats.includes('json')) this.write('coverage.json', jsonReport(coverages));
    if (formats.includes('lcov')) this.writeLcov(coverages);
    if (formats.includes('html')) this.write('report.html', testRunReport(coverages, readRuns(this.rawFolder)));
    this.writeMarkdown(coverages, results);
    if (formats.includes('text')) process.stdout.write(`${coverageTable(coverages)}\n`);
    const missed = below(coverages, thresholdOf(this.options));
    if (missed.length > 0) {
      const lines = missed.map(({ kind, percent, wanted }) => `${kind}: ${percent} %, expected at least ${wanted} %`);
      const left = coverages.flatMap(({ name, missed: titles }) => titles.map((title) => `  ${name}: ${title}`));
      this.fail(['The tests cover too little of the state machines.', ...lines, 'Not run:', ...left].join('\n'));
    }
  }

  /** Jest uses the error for its exit code and does not print it. */
  private fail(message: string): void {
    this.error = new SimulatorError(message);
    process.stderr.write(`${message}\n`);
  }

  /** What makes Jest's run fail. */
  getLastError(): Error | undefined {
    return this.error;
  }

  private get formats(): readonly Format[] {
    return this.options.formats ?? ['text', 'json', 'lcov'];
  }

  private writeMarkdown(coverages: readonly Coverage[], results: JestResults | undefined): void {
    const markdown = () => coverageMarkdown(coverages, failedTests(results));
    if (this.formats.includes('markdown')) this.write('summary.md', markdown());
    const problem = appendStepSummary(process.env, markdown);
    if (problem !== undefined) process.stderr.write(`${problem}\n`);
  }

  private writeLcov(coverages: readonly Coverage[]): void {
    const fileOf = ({ name }: Coverage) => `${name.replace(/[^\w.-]+/g, '_')}.asl.json`;
    for (const coverage of coverages) this.write(fileOf(coverage), definitionText(coverage));
    const pathOf = (coverage: Coverage) => relative(this.config.rootDir, join(this.folder, fileOf(coverage)));
    this.write('lcov.info', lcovReport(coverages, pathOf));
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}

function failedTests(results: JestResults | undefined): FailedTest[] {
  const tests = results?.testResults.flatMap(({ testResults }) => testResults) ?? [];
  return tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join('\n') }));
}

function thresholdOf({ threshold = {} }: CoverageReporterOptions): Partial<Readonly<Record<PointKind, number>>> {
  return typeof threshold === 'number' ? Object.fromEntries(POINT_KINDS.map((kind) => [kind, threshold])) : threshold;
}

function checkOptions(options: CoverageReporterOptions): void {
  const known = ['threshold', 'directory', 'formats'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SimulatorError(
      `Unknown option '${unknown}' of the coverage reporter. ${didYouMean(unknown, known)}` +
        `Its options are: ${known.join(', ')}.`,
    );
  }
  const format = options.formats?.find((one) => !FORMATS.includes(one));
  if (format !== undefined) {
    throw new SimulatorError(
      `Unknown format '${format}' of the coverage reporter: expected one of ${FORMATS.join(', ')}.`,
    );
  }
  for (const [kind, wanted] of Object.entries(thresholdOf(options))) {
    if (!(POINT_KINDS as readonly string[]).includes(kind)) {
      throw new SimulatorError(
        `Unknown threshold '${kind}' of the coverage reporter: expected one of ${POINT_KINDS.join(', ')}.`,
      );
    }
    if (typeof wanted !== 'number' || !(wanted >= 0 && wanted <= 100)) {
      throw new SimulatorError(
        `Invalid threshold for ${kind}: expected a percentage from 0 to 100; found ${String(wanted)}.`,
      );
    }
  }
}
