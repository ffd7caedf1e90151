// The entry `cdk-lambda-workflows/vitest/reporter`: a Vitest reporter for the coverage of state machines.
import { CoverageRun } from '../coverage-reports/coverage-run';
import type { CoverageOptions } from '../coverage-reports/options';

const ADVICE =
  'no test file that loads cdk-lambda-workflows/vitest ran one. ' +
  "Import it in the test files, or add it to Vitest's setupFiles.";

/** The part of Vitest that the reporter uses. */
interface Vitest {
  readonly config: { readonly root: string; readonly coverage: { readonly reportsDirectory?: string } };
}

/**
 * Merges the coverage of all test files and prints a table: `reporters: ['default', ['cdk-lambda-workflows/vitest/reporter',
 * { threshold: 90 }]]`. Test files must load `cdk-lambda-workflows/vitest`, with an import or through `setupFiles`.
 */
class CoverageReporter {
  private readonly run: CoverageRun;

  /**
   * Created by Vitest with the options beside its name.
   * @throws SimulatorError for unknown options
   */
  constructor(options: CoverageOptions = {}) {
    this.run = new CoverageRun(ADVICE, options);
  }

  onInit({ config: { root, coverage } }: Vitest): void {
    this.run.prepare(root, coverage.reportsDirectory ?? 'coverage');
  }

  onTestRunStart(): void {
    this.run.start();
  }

  onTestRunEnd(): void {
    if (this.run.finish() !== undefined) process.exitCode = 1;
  }
}

export = CoverageReporter;
