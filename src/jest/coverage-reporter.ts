// A Jest reporter for the coverage of state machines.
import { SimulatorError } from '../asl/simulator-error';
import { CoverageRun } from '../coverage-reports/coverage-run';
import type { FailedTest } from '../coverage-reports/markdown';
import type { CoverageOptions } from '../coverage-reports/options';

/** The options of the reporter: `reporters: ['default', ['cdk-lambda-workflows/jest/reporter', { threshold: 90 }]]`. */
export interface CoverageReporterOptions extends CoverageOptions {}

const ADVICE =
  'no test file that loads cdk-lambda-workflows/jest ran one. ' +
  "Import it in the test files, or add it to Jest's setupFilesAfterEnv.";

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
  private readonly run: CoverageRun;
  private error: Error | undefined;

  /**
   * Created by Jest before it starts its workers.
   * @throws SimulatorError for unknown options
   */
  constructor(config: JestConfig, options: CoverageReporterOptions = {}) {
    this.run = new CoverageRun(ADVICE, options);
    this.run.prepare(config.rootDir, config.coverageDirectory);
  }

  onRunStart(): void {
    this.run.start();
  }

  /** Called by Jest with its contexts and the results of the tests. */
  onRunComplete(_contexts?: unknown, results?: JestResults): void {
    const problem = this.run.finish(failedTests(results));
    if (problem !== undefined) this.error = new SimulatorError('The coverage reporter found a problem and printed it.');
  }

  /** What makes Jest's run fail. Jest uses it for its exit code and does not print it. */
  getLastError(): Error | undefined {
    return this.error;
  }
}

function failedTests(results: JestResults | undefined): FailedTest[] {
  const tests = results?.testResults.flatMap(({ testResults }) => testResults) ?? [];
  return tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join('\n') }));
}
