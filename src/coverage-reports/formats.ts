// Writes coverage files: JSON for programs, lcov for code review tools, together with the definitions they refer to.
import { Places } from '../asl/text/places';
import { JsonText } from '../asl/text/source-text';
import { prettyText } from '../json/text';
import { percentOf, type Coverage } from '../simulator/coverage/coverage';
import { POINT_KINDS } from '../simulator/coverage/points';

/** Counts and percentages by state machine, missed points, and how often each place was passed. */
export function jsonReport(coverages: readonly Coverage[]): string {
  const machines = coverages.map((coverage) => [
    coverage.name,
    {
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

/** The definition as written beside the reports, for lcov to refer to. */
export function definitionText({ definition }: Coverage): string {
  return `${prettyText(definition)}\n`;
}

/**
 * An lcov tracefile: a state is a line; its Next, rules, catchers and retriers are branches.
 * @param pathOf returns the path of a machine's definition
 */
export function lcovReport(coverages: readonly Coverage[], pathOf: (coverage: Coverage) => string): string {
  return coverages.map((coverage) => record(coverage, pathOf(coverage))).join('');
}

function record(coverage: Coverage, path: string): string {
  const places = Places.of(new JsonText(path, definitionText(coverage)));
  const points = coverage.points.map((point) => ({ ...point, line: lineOf(places, point.at) }));
  const states = points.filter(({ kinds }) => kinds.includes('states'));
  const ways = points.filter(({ kinds }) => !kinds.includes('states'));
  const passedStates = new Set(states.filter(({ passes }) => passes > 0).map(({ at }) => at));
  const lines = [
    `SF:${path}`,
    ...ways.map(({ line, passes, at }, index) => {
      // In lcov, a dash marks a branch whose line never ran.
      const reached = [...passedStates].some((state) => at.startsWith(`${state}/`));
      return `BRDA:${line},0,${index},${reached ? passes : '-'}`;
    }),
    `BRF:${ways.length}`,
    `BRH:${ways.filter(({ passes }) => passes > 0).length}`,
    ...states.map(({ line, passes }) => `DA:${line},${passes}`),
    `LF:${states.length}`,
    `LH:${passedStates.size}`,
    'end_of_record',
  ];
  return `${lines.join('\n')}\n`;
}

function lineOf(places: Places, location: string): number {
  return places.positionOf({ location }).line;
}
