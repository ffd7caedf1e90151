// The coverage of state machines by the lines of their files, as tools that show it beside code expect it.
import { definitionText } from './formats';
import { Places } from '../asl/text/places';
import { JsonText } from '../asl/text/source-text';
import type { Coverage, CoveredPoint } from '../simulator/coverage/coverage';

/** What was run of a file. */
export interface FileLines {
  readonly path: string;
  readonly lines: readonly LineCoverage[];
}

/** A line with a state, or with ways out of one. */
export interface LineCoverage {
  readonly line: number;
  /** How often the most frequent of its points was passed. */
  readonly passes: number;
  /** The points of a line with a way; none for a line with only a state. */
  readonly branches: readonly BranchCoverage[];
}

export interface BranchCoverage {
  readonly passes: number;
  /** Whether the state was entered. */
  readonly isReached: boolean;
}

/**
 * The files in the order of the coverages, each once, with its lines in order.
 * @param pathOf returns the path of the file whose lines the points have, or of the definition as the report writes it
 */
export function linesByFile(coverages: readonly Coverage[], pathOf: (coverage: Coverage) => string): FileLines[] {
  const files = new Map<string, Map<number, Map<string, LinePoint>>>();
  for (const coverage of coverages) {
    const path = pathOf(coverage);
    const lines = files.get(path) ?? new Map<number, Map<string, LinePoint>>();
    files.set(path, lines);
    for (const { line, at, ...point } of pointsOf(coverage)) {
      const points = lines.get(line) ?? new Map<string, LinePoint>();
      lines.set(line, points);
      // Several versions of a machine, such as a template with other parameters.
      points.set(at, add(points.get(at), point));
    }
  }
  return [...files].map(([path, lines]) => ({
    path,
    lines: [...lines].sort(([one], [other]) => one - other).map(([line, points]) => lineOf(line, [...points.values()])),
  }));
}

interface LinePoint extends BranchCoverage {
  readonly isState: boolean;
}

function pointsOf(coverage: Coverage): (LinePoint & { readonly line: number; readonly at: string })[] {
  const { points, file } = coverage;
  const lineIn = file === undefined ? lineInDefinition(coverage) : ({ line = 1 }: CoveredPoint) => line;
  const entered = points.filter(({ kinds, passes }) => kinds.includes('states') && passes > 0).map(({ at }) => at);
  return points.map((point) => {
    const { at, passes, kinds } = point;
    const isReached = entered.some((state) => at === state || at.startsWith(`${state}/`));
    return { line: lineIn(point), at, passes, isReached, isState: kinds.includes('states') };
  });
}

function lineInDefinition(coverage: Coverage): (point: CoveredPoint) => number {
  const places = Places.of(new JsonText(coverage.name, definitionText(coverage)));
  return ({ at }) => places.positionOf({ location: at }).line;
}

function add(one: LinePoint | undefined, other: LinePoint): LinePoint {
  if (!one) return other;
  return { ...one, passes: one.passes + other.passes, isReached: one.isReached || other.isReached };
}

/**
 * A state beside its ways is one of the branches, as in a definition of one line. So a line was run exactly if one of its
 * branches was, which genhtml demands.
 */
function lineOf(line: number, points: readonly LinePoint[]): LineCoverage {
  const passes = Math.max(...points.map((point) => point.passes));
  return { line, passes, branches: points.every(({ isState }) => isState) ? [] : points };
}
