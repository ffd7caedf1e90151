// How much of a state machine executions have run.
import { POINT_KINDS, pointsOf, type Point, type PointKind } from './points';
import type { JsonObject } from '../../json/json';

/** How many of a kind there are, and how many were run at least once. */
export interface CoverageCount {
  readonly covered: number;
  readonly total: number;
}

/** A point and how often executions went through it. */
export interface CoveredPoint extends Point {
  readonly passes: number;
}

/** What all executions of a state machine went through so far. */
export class Coverage {
  readonly points: readonly CoveredPoint[];

  /** @param passes how often executions went through a place such as `/States/Charge/Next`; 0 where it is not told */
  constructor(
    /** The state machine's name. */
    readonly name: string,
    readonly definition: JsonObject,
    passes: Readonly<Record<string, number>>,
  ) {
    this.points = pointsOf(definition).map((point) => ({ ...point, passes: passes[point.at] ?? 0 }));
  }

  /** States that were entered. */
  get states(): CoverageCount {
    return this.count('states');
  }

  /** Ways from one state to another: Next, Choice rules and Default, catchers. */
  get transitions(): CoverageCount {
    return this.count('transitions');
  }

  /** Choice rules and Defaults that were taken. */
  get choiceRules(): CoverageCount {
    return this.count('choiceRules');
  }

  /** Catchers that caught. */
  get catchers(): CoverageCount {
    return this.count('catchers');
  }

  /** Retriers that retried; those with MaxAttempts 0, which never do, are left out. */
  get retriers(): CoverageCount {
    return this.count('retriers');
  }

  /** What no execution went through, for people: `Charge catches States.ALL → Refund`. */
  get missed(): readonly string[] {
    return this.points.filter(({ passes }) => passes === 0).map(({ title }) => title);
  }

  /** @param kind what to count */
  count(kind: PointKind): CoverageCount {
    const points = this.points.filter(({ kinds }) => kinds.includes(kind));
    return { covered: points.filter(({ passes }) => passes > 0).length, total: points.length };
  }
}

/** The coverages of several state machines as one count. */
export function totalOf(coverages: readonly Coverage[], kind: PointKind): CoverageCount {
  const counts = coverages.map((coverage) => coverage.count(kind));
  const sum = (field: keyof CoverageCount) => counts.reduce((total, count) => total + count[field], 0);
  return { covered: sum('covered'), total: sum('total') };
}

/** Percent, rounded down so that 100 means all; undefined where there is nothing to cover. */
export function percentOf({ covered, total }: CoverageCount): number | undefined {
  return total === 0 ? undefined : Math.floor((covered / total) * 10_000) / 100;
}

/** The kinds whose coverage is below a percentage, with what it is. */
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
