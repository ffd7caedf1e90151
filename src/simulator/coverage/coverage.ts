// How much of a state machine its executions have run.
import { POINT_KINDS, pointsOf, type Point, type PointKind } from './points';
import type { JsonObject } from '../../json/json';

/** How many points of a kind there are, and how many were run at least once. */
export interface CoverageCount {
  /** How many were run at least once. */
  readonly covered: number;
  /** How many there are; 0 where the definition has none. */
  readonly total: number;
}

/** A point and how often executions passed through it. */
export interface CoveredPoint extends Point {
  /** How often executions went through it; 0 for what `missed` lists. */
  readonly passes: number;
  /** Its line in the file of the coverage, from 1; only set with a file. */
  readonly line?: number;
}

/** Where a definition is written. */
export interface WrittenDefinition {
  readonly file: string;
  /** The lines of its places, such as `/States/Charge/Next`. */
  readonly lines: Readonly<Record<string, number>>;
}

/** What all executions of a state machine went through so far. It does not change when more of them run. */
export class Coverage {
  /** Every state, transition, catcher and retrier of the definition, in its order, with how often it was run. */
  readonly points: readonly CoveredPoint[];
  /**
   * The path of the file in which the definition is written: a definition or a template. Undefined for a definition that is
   * an object or a text, or that the CDK generates.
   */
  readonly file: string | undefined;

  /**
   * @param passes how often executions passed through a place such as `/States/Charge/Next`; missing places count as 0
   */
  constructor(
    /** The state machine's name. */
    readonly name: string,
    /** The definition that the points are places of. */
    readonly definition: JsonObject,
    passes: Readonly<Record<string, number>>,
    written?: WrittenDefinition,
  ) {
    this.file = written?.file;
    this.points = pointsOf(definition).map((point) => {
      const line = written?.lines[point.at];
      return { ...point, passes: passes[point.at] ?? 0, ...(line !== undefined && { line }) };
    });
  }

  /** The states, and how many of them were entered. */
  get states(): CoverageCount {
    return this.count('states');
  }

  /** The ways from one state to another (Next, Choice rules and Default, catchers), and how many of them were taken. */
  get transitions(): CoverageCount {
    return this.count('transitions');
  }

  /** The Choice rules and Defaults, and how many of them were taken. */
  get choiceRules(): CoverageCount {
    return this.count('choiceRules');
  }

  /** The catchers, and how many of them caught an error. */
  get catchers(): CoverageCount {
    return this.count('catchers');
  }

  /** The retriers, and how many of them retried. Those with MaxAttempts 0, which never do, do not count. */
  get retriers(): CoverageCount {
    return this.count('retriers');
  }

  /** The points that no execution went through, for people, such as `Charge catches States.ALL → Refund`; empty at 100 %. */
  get missed(): readonly string[] {
    return this.points.filter(({ passes }) => passes === 0).map(({ title }) => title);
  }

  /**
   * Counts the points of one kind.
   * @param kind what to count
   */
  count(kind: PointKind): CoverageCount {
    const points = this.points.filter(({ kinds }) => kinds.includes(kind));
    return { covered: points.filter(({ passes }) => passes > 0).length, total: points.length };
  }
}

/** What the constructor takes. */
export function writtenOf({ file, points }: Coverage): WrittenDefinition | undefined {
  if (file === undefined) return undefined;
  return { file, lines: Object.fromEntries(points.map(({ at, line }) => [at, line!])) };
}

/** The coverages of several state machines as one count. */
export function totalOf(coverages: readonly Coverage[], kind: PointKind): CoverageCount {
  const counts = coverages.map((coverage) => coverage.count(kind));
  const sum = (field: keyof CoverageCount) => counts.reduce((total, count) => total + count[field], 0);
  return { covered: sum('covered'), total: sum('total') };
}

/** Percent, rounded down so that 100 means all; undefined if there is nothing to cover. */
export function percentOf({ covered, total }: CoverageCount): number | undefined {
  return total === 0 ? undefined : Math.floor((covered / total) * 10_000) / 100;
}

/** The kinds whose coverage is below a percentage, with their coverage. */
export function below(
  coverages: readonly Coverage[],
  threshold: Partial<Readonly<Record<PointKind, number>>>,
): { readonly kind: PointKind; readonly percent: number; readonly wanted: number }[] {
  return POINT_KINDS.flatMap((kind) => {
    const percent = percentOf(totalOf(coverages, kind));
    const wanted = threshold[kind];
    return percent === undefined || wanted === undefined || percent >= wanted ? [] : [{ kind, percent, wanted }];
  });
}
