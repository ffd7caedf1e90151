// Chooses what a report shows of a long list: what went wrong first, then the beginning and the end.

/** How many steps a report still has room for. */
export interface Budget {
  left: number;
}

const MOST_IN_SEQUENCE = 120;
const MOST_TROUBLED = 60;
const AT_EACH_END = 30;
const MOST_GROUPS = 30;

export interface Selected<T> {
  readonly item: T;
  /** How many items after this one are left out. */
  readonly omittedAfter: number;
}

export interface Selection<T> {
  readonly items: readonly Selected<T>[];
  /** How many are left out before the first one. */
  readonly omittedBefore: number;
}

/** Of a sequence of steps. They stay in order. */
export function selectSteps<T>(steps: readonly T[], budget: Budget, isTroubled: (step: T) => boolean): Selection<T> {
  const most = Math.max(0, Math.min(MOST_IN_SEQUENCE, budget.left));
  const chosen = steps.length <= most ? steps.map((_, index) => index) : chosenOf(steps, most, isTroubled);
  budget.left -= chosen.length;
  const items = chosen.map((index, order) => ({
    item: steps[index]!,
    omittedAfter: (chosen[order + 1] ?? steps.length) - index - 1,
  }));
  return { items, omittedBefore: chosen[0] ?? steps.length };
}

function chosenOf<T>(steps: readonly T[], most: number, isTroubled: (step: T) => boolean): number[] {
  const chosen = new Set<number>();
  const add = (index: number) => {
    if (chosen.size < most) chosen.add(index);
  };
  let troubled = 0;
  for (let index = 0; index < steps.length && troubled < MOST_TROUBLED; index++) {
    if (!isTroubled(steps[index]!)) continue;
    troubled += 1;
    add(index);
  }
  for (let index = 0; index < AT_EACH_END; index++) {
    add(index);
    add(steps.length - 1 - index);
  }
  return [...chosen].sort((one, other) => one - other);
}

/** Of iterations, branches or child executions: those in trouble first, then the first others; in order. */
export function selectGroups<T>(groups: readonly T[], isTroubled: (group: T) => boolean): readonly T[] {
  if (groups.length <= MOST_GROUPS) return groups;
  const chosen = new Set(groups.filter(isTroubled).slice(0, MOST_GROUPS - 5));
  for (const group of groups) {
    if (chosen.size >= MOST_GROUPS) break;
    chosen.add(group);
  }
  return groups.filter((group) => chosen.has(group));
}
