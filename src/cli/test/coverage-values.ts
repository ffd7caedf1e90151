// The options of the command about coverage.
import type { CoverageOptions } from '../../coverage-reports/options';
import { coverageOptions } from '../coverage-options';

/** The options of the command. Each of the others turns `--coverage` on. */
export interface CoverageValues {
  readonly coverage: boolean;
  readonly 'coverage-threshold'?: readonly string[] | undefined;
  readonly 'coverage-format'?: readonly string[] | undefined;
  readonly 'coverage-directory'?: string | undefined;
}

/**
 * Undefined if coverage is not wanted.
 * @throws SimulatorError for invalid options
 */
export function coverageOptionsIn(values: CoverageValues): CoverageOptions | undefined {
  const threshold = values['coverage-threshold'];
  const format = values['coverage-format'];
  const directory = values['coverage-directory'];
  const isWanted = values.coverage || [threshold, format, directory].some((one) => one !== undefined);
  return isWanted ? coverageOptions({ threshold, format, directory }, '--coverage-threshold') : undefined;
}
