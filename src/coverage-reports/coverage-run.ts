// The coverage of a whole test run: adds up what test processes measured, prints and writes it, and holds thresholds.
import { writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { definitionText, jsonReport, lcovReport } from './formats';
import { testRunReport } from './html-report';
import { coverageMarkdown, type FailedTest } from './markdown';
import { checkOptions, type CoverageOptions, type Format } from './options';
import { emptyFolder, FOLDER_VARIABLE, readMerged } from './raw-files';
import { readRuns, RUNS_VARIABLE } from './raw-runs';
import { shortfall } from './shortfall';
import type { Coverage } from '../simulator/coverage/coverage';
import { coverageTable } from '../simulator/coverage/table';
import { appendStepSummary } from '../views/step-summary';

/** Where the table and problems are printed. */
interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export class CoverageRun {
  private root = '';
  private folder = '';

  /**
   * @param advice what to say if nothing was measured: what was looked for, and what to do
   * @throws SimulatorError for unknown options
   */
  constructor(
    private readonly advice: string,
    private readonly options: CoverageOptions,
    private readonly streams: Streams = process,
  ) {
    checkOptions(options);
  }

  /** Before the runner starts its processes, which inherit the environment. */
  prepare(root: string, coverageDirectory: string): void {
    this.root = root;
    this.folder = resolve(root, coverageDirectory, this.options.directory ?? 'workflows');
    process.env[FOLDER_VARIABLE] = this.rawFolder;
    if (this.formats.includes('html')) process.env[RUNS_VARIABLE] = '1';
    else delete process.env[RUNS_VARIABLE];
  }

  /** Forgets what an earlier run left. */
  start(): void {
    emptyFolder(this.rawFolder);
  }

  /**
   * Prints and writes the reports; the problem, if there is one, which is printed as well.
   * @param failed the tests that failed, for the Markdown
   */
  finish(failed: readonly FailedTest[] = []): string | undefined {
    const coverages = readMerged(this.rawFolder);
    if (coverages.length === 0) {
      return this.problem(`There is no coverage of state machines: ${this.advice}`);
    }
    const { formats } = this;
    if (formats.includes('json')) this.write('coverage.json', jsonReport(coverages));
    if (formats.includes('lcov')) this.writeLcov(coverages);
    if (formats.includes('html')) this.write('report.html', testRunReport(coverages, readRuns(this.rawFolder)));
    this.writeMarkdown(coverages, failed);
    if (formats.includes('text')) this.streams.stdout.write(`${coverageTable(coverages)}\n`);
    const missing = shortfall(coverages, this.options.threshold);
    return missing === undefined ? undefined : this.problem(missing);
  }

  private get formats(): readonly Format[] {
    return this.options.formats ?? ['text', 'json', 'lcov'];
  }

  private writeMarkdown(coverages: readonly Coverage[], failed: readonly FailedTest[]): void {
    const markdown = () => coverageMarkdown(coverages, failed);
    if (this.formats.includes('markdown')) this.write('summary.md', markdown());
    const problem = appendStepSummary(process.env, markdown);
    if (problem !== undefined) this.streams.stderr.write(`${problem}\n`);
  }

  private get rawFolder(): string {
    return join(this.folder, 'raw');
  }

  private problem(text: string): string {
    this.streams.stderr.write(`${text}\n`);
    return text;
  }

  private writeLcov(coverages: readonly Coverage[]): void {
    const fileOf = ({ name }: Coverage) => `${name.replace(/[^\w.-]+/g, '_')}.asl.json`;
    for (const coverage of coverages) this.write(fileOf(coverage), definitionText(coverage));
    const pathOf = (coverage: Coverage) =>
      relative(this.root, join(this.folder, fileOf(coverage))).replaceAll(sep, '/');
    this.write('lcov.info', lcovReport(coverages, pathOf));
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}
