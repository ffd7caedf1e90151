// The reports of coverage: prints and writes them, and holds thresholds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { coberturaReport } from './cobertura';
import { definitionText, jsonReport } from './formats';
import { testRunReport } from './html-report';
import { lcovReport } from './lcov';
import { linesByFile, type FileLines } from './lines';
import { coverageMarkdown, type FailedTest } from './markdown';
import { checkOptions, type CoverageOptions, type Format } from './options';
import type { RawRun } from './raw-runs';
import { shortfall } from './shortfall';
import { machineTime } from '../runtime/clock';
import type { Coverage } from '../simulator/coverage/coverage';
import { coverageTable } from '../simulator/coverage/table';
import { appendStepSummary } from '../views/step-summary';

/** Where the table and problems are printed, and the environment with GITHUB_STEP_SUMMARY. */
export interface ReportStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What was measured, for the reports. */
export interface Measured {
  readonly coverages: readonly Coverage[];
  /** For HTML: the executions. */
  readonly runs: () => readonly RawRun[];
  /** For the Markdown: the tests that failed. */
  readonly failed?: readonly FailedTest[];
}

/** The folder that paths in reports are relative to, and the folder of the files, absolute or relative to it. */
export interface ReportPlace {
  readonly root: string;
  readonly folder: string;
}

export class CoverageReport {
  /**
   * @param advice what to say if nothing was measured: what was looked for, and what to do
   * @throws SimulatorError for unknown options
   */
  constructor(
    private readonly advice: string,
    private readonly options: CoverageOptions,
    private readonly streams: ReportStreams = process,
  ) {
    checkOptions(options);
  }

  get formats(): readonly Format[] {
    return this.options.formats ?? ['text', 'json', 'lcov'];
  }

  /** Prints and writes the reports; the problem, if there is one, which is printed as well. */
  write({ coverages, runs, failed = [] }: Measured, { root, folder }: ReportPlace): string | undefined {
    if (coverages.length === 0) {
      return this.problem(`There is no coverage of state machines: ${this.advice}`);
    }
    const { formats } = this;
    const files = new ReportFiles(root, resolve(root, folder));
    if (formats.includes('json')) {
      files.write(
        'coverage.json',
        jsonReport(coverages, (file) => files.path(file)),
      );
    }
    const lines = formats.some((format) => format === 'lcov' || format === 'cobertura')
      ? linesWith(coverages, files)
      : [];
    if (formats.includes('lcov')) files.write('lcov.info', lcovReport(lines));
    if (formats.includes('cobertura')) files.write('cobertura.xml', coberturaReport(lines, root, machineTime()));
    if (formats.includes('html')) files.write('report.html', testRunReport(coverages, runs()));
    const markdown = () => coverageMarkdown(coverages, failed);
    if (formats.includes('markdown')) files.write('summary.md', markdown());
    const problem = appendStepSummary(this.streams.env ?? {}, markdown);
    if (problem !== undefined) this.streams.stderr.write(`${problem}\n`);
    if (formats.includes('text')) this.streams.stdout.write(`${coverageTable(coverages)}\n`);
    const missing = shortfall(coverages, this.options.threshold);
    return missing === undefined ? undefined : this.problem(missing);
  }

  private problem(text: string): string {
    this.streams.stderr.write(`${text}\n`);
    return text;
  }
}

/** The files of the reports in their folder, which is made for the first one. */
class ReportFiles {
  constructor(
    private readonly root: string,
    private readonly folder: string,
  ) {}

  write(name: string, text: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** As reports name a file, absolute or in the folder: relative to the root, with slashes, also on Windows. */
  path(file: string): string {
    return relative(this.root, resolve(this.folder, file)).replaceAll(sep, '/');
  }
}

/** Writes the definitions of machines without a file, so that there is one to show. */
function linesWith(coverages: readonly Coverage[], files: ReportFiles): FileLines[] {
  const ownFile = ({ name }: Coverage) => `${name.replace(/[^\w.-]+/g, '_')}.asl.json`;
  for (const coverage of coverages) {
    if (coverage.file === undefined) files.write(ownFile(coverage), definitionText(coverage));
  }
  return linesByFile(coverages, (coverage) => files.path(coverage.file ?? ownFile(coverage)));
}
