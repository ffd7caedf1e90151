// The options of coverage, which several commands take.
import { UsageError } from './command';
import type { CoverageOptions } from '../coverage-reports/options';

/** The values as they are given. */
interface GivenOptions {
  readonly threshold: readonly string[] | undefined;
  readonly format: readonly string[] | undefined;
  readonly directory: string | undefined;
}

/**
 * @param flag the option with the threshold, for messages
 * @throws UsageError for a threshold that is not a percentage
 */
export function coverageOptions({ threshold, format, directory }: GivenOptions, flag: string): CoverageOptions {
  return {
    ...(threshold && { threshold: thresholdOf(threshold, flag) }),
    ...(format && { formats: format as CoverageOptions['formats'] & {} }),
    directory: directory ?? 'coverage/workflows',
  };
}

/** `90`, or `states=90` for one kind. */
function thresholdOf(values: readonly string[], flag: string): CoverageOptions['threshold'] & {} {
  const parts = values.map((value) => /^(?:(\w+)=)?(\d+(?:\.\d+)?)$/.exec(value) ?? refuse(value, flag));
  const all = parts.find(([, kind]) => kind === undefined);
  if (all !== undefined && parts.length === 1) return Number(all[2]);
  return Object.fromEntries(parts.map(([value, kind, percent]) => [kind ?? refuse(value, flag), Number(percent)]));
}

function refuse(value: string, flag: string): never {
  throw new UsageError(`Invalid ${flag} ${value}: expected a percentage such as 90 once, or kinds such as states=90.`);
}
