// The coverage of a whole test run: adds up what test processes measured, and reports it.
import { join, resolve } from 'node:path';
import { CoverageReport, type ReportStreams } from './coverage-report';
import type { FailedTest } from './markdown';
import type { CoverageOptions } from './options';
import { emptyFolder, FOLDER_VARIABLE, readMerged } from './raw-files';
import { readRuns, RUNS_VARIABLE } from './raw-runs';

export class CoverageRun {
  private readonly report: CoverageReport;
  private root = '';
  private folder = '';

  /**
   * @param advice what to say if nothing was measured: what was looked for, and what to do
   * @throws SimulatorError for unknown options
   */
  constructor(
    advice: string,
    private readonly options: CoverageOptions,
    streams: ReportStreams = process,
  ) {
    this.report = new CoverageReport(advice, options, streams);
  }

  /** Before the runner starts its processes, which inherit the environment. */
  prepare(root: string, coverageDirectory: string): void {
    this.root = root;
    this.folder = resolve(root, coverageDirectory, this.options.directory ?? 'workflows');
    process.env[FOLDER_VARIABLE] = this.rawFolder;
    if (this.report.formats.includes('html')) process.env[RUNS_VARIABLE] = '1';
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
    const { rawFolder, root, folder } = this;
    const coverages = readMerged(rawFolder);
    return this.report.write({ coverages, runs: () => readRuns(rawFolder), failed }, { root, folder });
  }

  private get rawFolder(): string {
    return join(this.folder, 'raw');
  }
}
