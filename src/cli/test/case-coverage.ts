// Measures what test cases run of their state machines, and of those that these start.
import { CoverageReport, type ReportStreams } from '../../coverage-reports/coverage-report';
import { mergeCoverages } from '../../coverage-reports/merge';
import type { CoverageOptions } from '../../coverage-reports/options';
import { rawRuns } from '../../coverage-reports/raw-runs';
import { collectCoverage, type CoverageCollector } from '../../simulator/coverage/collected';
import { recordRuns, type RunRecorder } from '../../simulator/coverage/recorded-runs';

export class CaseCoverage {
  private readonly collector: CoverageCollector;
  private readonly recorder: RunRecorder | undefined;
  private readonly report: CoverageReport;
  /** The case that runs. */
  private current: string | undefined;

  /**
   * Measures the simulators that are created from now on, until it is stopped.
   * @param streams where the table is printed
   */
  constructor(
    private readonly options: CoverageOptions,
    streams: ReportStreams,
  ) {
    this.report = new CoverageReport('no test case got as far as running one.', options, streams);
    this.collector = collectCoverage();
    this.recorder = this.report.formats.includes('html') ? recordRuns(() => this.current) : undefined;
  }

  /** The case that runs next, which HTML names. */
  begin(stateMachine: string, name: string): void {
    this.current = `${stateMachine}: ${name}`;
  }

  /** Prints and writes the reports. Returns whether the thresholds are met. */
  finish(): boolean {
    const coverages = mergeCoverages(this.collector.coverages());
    const runs = () => rawRuns(this.recorder?.runs() ?? []);
    const place = { root: process.cwd(), folder: this.options.directory! };
    return this.report.write({ coverages, runs }, place) === undefined;
  }

  stop(): void {
    this.collector.stop();
    this.recorder?.stop();
  }
}
