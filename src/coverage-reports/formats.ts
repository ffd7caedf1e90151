// Writes coverage as JSON for programs, and the definitions that other reports refer to.
import { prettyText } from '../json/text';
import { percentOf, type Coverage } from '../simulator/coverage/coverage';
import { POINT_KINDS } from '../simulator/coverage/points';

/**
 * Counts and percentages by state machine, missed points, and how often each place was passed.
 * @param pathOf returns how the report names a file
 */
export function jsonReport(coverages: readonly Coverage[], pathOf: (file: string) => string): string {
  const machines = coverages.map((coverage) => [
    coverage.name,
    {
      ...(coverage.file !== undefined && { file: pathOf(coverage.file) }),
      ...Object.fromEntries(
        POINT_KINDS.map((kind) => {
          const count = coverage.count(kind);
          return [kind, { ...count, percent: percentOf(count) ?? null }];
        }),
      ),
      missed: coverage.missed,
      passes: Object.fromEntries(coverage.points.map(({ at, passes }) => [at, passes])),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(machines), null, 2)}\n`;
}

/** The definition as written beside the reports, for a machine without a file of its own. */
export function definitionText({ definition }: Coverage): string {
  return `${prettyText(definition)}\n`;
}
