// Coverage by code, for runners without a reporter.
import { AssertionError } from 'node:assert';
import { checkOptions, type CoverageOptions } from '../coverage-reports/options';
import { shortfall } from '../coverage-reports/shortfall';
import { collectCoverage } from '../simulator/coverage/collected';
import type { Coverage } from '../simulator/coverage/coverage';

/**
 * Measures every state machine whose simulator is created in this process from now on.
 * @returns a function that gives the coverage so far, one for each simulator that ran, in the order of their creation
 *
 * @example
 * import { after } from 'node:test';
 * import { assertCovered, measureCoverage } from 'cdk-lambda-workflows/assert';
 * import { coverageTable } from 'cdk-lambda-workflows/simulator';
 *
 * const coverage = measureCoverage();
 * // ... tests ...
 * after(() => {
 *   console.log(coverageTable(coverage()));
 *   assertCovered(coverage(), { states: 100 });
 * });
 */
export function measureCoverage(): () => readonly Coverage[] {
  return collectCoverage().coverages;
}

/**
 * The state machines together are covered by at least these percentages: one for everything, or one per kind.
 * @throws AssertionError that names what did not run
 */
export function assertCovered(coverages: readonly Coverage[], threshold: CoverageOptions['threshold'] & {}): void {
  checkOptions({ threshold });
  const message = shortfall(coverages, threshold);
  if (message === undefined) return;
  throw new AssertionError({ message, operator: 'assertCovered', stackStartFn: assertCovered });
}
