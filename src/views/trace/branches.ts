// Chooses the iterations and branches that a trace draws: those with failures and retries first, then a few others.
import { thousands } from './shorten';
import { allSteps, isEventful } from '../../steps/journey';
import type { Branch } from '../../steps/step';

/** How many are drawn. */
export interface BranchBudget {
  /** So many are drawn in full order, whatever happened in them. */
  readonly few: number;
  readonly eventful: number;
  readonly others: number;
}

export interface ChosenBranches {
  readonly drawn: readonly Branch[];
  /** Such as `… and 96 more: 57 succeeded, 39 aborted`; undefined if all are drawn. */
  readonly rest: string | undefined;
}

export function chooseBranches(branches: readonly Branch[], { few, eventful, others }: BranchBudget): ChosenBranches {
  if (branches.length <= few) return { drawn: branches, rest: undefined };
  const telling = branches.filter(hasEvents);
  const calm = branches.filter((branch) => !telling.includes(branch));
  const drawn = [...telling.slice(0, eventful), ...calm.slice(0, others)];
  const chosen = new Set(drawn);
  const left = branches.filter((branch) => !chosen.has(branch));
  return { drawn, rest: left.length === 0 ? undefined : `… and ${thousands(left.length)} more: ${statusCounts(left)}` };
}

function hasEvents({ status, steps }: Branch): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || allSteps(steps).some(isEventful);
}

/** `57 succeeded, 39 aborted` */
function statusCounts(branches: readonly Branch[]): string {
  const counts = new Map<string, number>();
  for (const { status } of branches) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${thousands(count)} ${wordsOf(status)}`).join(', ');
}

/** `TIMED_OUT` is `timed out`. */
export function wordsOf(status: string): string {
  return status.toLowerCase().replace('_', ' ');
}
