// Coverage as files: JSON for programs, lcov for code review tools, each beside the definitions that they tell of.
import { Places } from '../../asl/text/places';
import { JsonText } from '../../asl/text/source-text';
import { prettyText } from '../../json/text';
import { percentOf, type Coverage } from '../../simulator/coverage/coverage';
import { POINT_KINDS } from '../../simulator/coverage/points';

/** Counts and percentages by state machine, what was missed, and how often each place was passed. */
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

/** The definition as it is written beside the reports, for lcov to point into. */
export function definitionText({ definition }: Coverage): string {
  return `${prettyText(definition)}\n`;
}

/**
 * lcov's tracefile: a state is a line, and what leads on from it (its Next, rules, catchers, retriers) are branches.
 * @param pathOf where a machine's definition is written
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
      // lcov tells a branch whose line was never run by a dash.
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
