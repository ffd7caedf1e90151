// "Did you mean 'Ship'?": the known name that is nearest to a misspelled one.

// Names are compared by dynamic programming, whose cost grows with both lengths and the number of candidates.
const MAX_LENGTH = 100;
const MAX_CANDIDATES = 500;

/** Of the mistakes in one object, how many get a suggestion: hostile input has any number of them. */
export const MOST_SUGGESTIONS = 50;

/**
 * The candidate with the fewest typing mistakes: letters that are missing, additional, wrong, or swapped with the next.
 * Undefined if none is near, which allows a third of the letters to be wrong. Upper and lower case are equal.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  let looked = 0;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    if (++looked > MAX_CANDIDATES) break;
    const most = Math.min(Math.floor(Math.max(name.length, candidate.length) / 3), fewest - 1);
    if (Math.abs(candidate.length - name.length) > most || candidate.length > MAX_LENGTH) continue;
    const mistakes = mistakesBetween(wanted, candidate.toLowerCase());
    if (mistakes <= most) [best, fewest] = [candidate, mistakes];
  }
  return best;
}

/** A sentence and a space for a message, such as `Did you mean 'Ship'? `; empty if no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates);
  return found === undefined ? '' : `Did you mean '${found}'? `;
}

/** The optimal string alignment distance, which counts a swap of neighbours as one mistake. */
function mistakesBetween(one: string, other: string): number {
  let twoBefore: number[] = [];
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) row[j] = Math.min(row[j]!, twoBefore[j - 2]! + 1);
    }
    [twoBefore, before] = [before, row];
  }
  return before[other.length]!;
}
