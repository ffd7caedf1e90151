// Pairs the steps of two branches: equal names belong together, and what only one of them has stands alone.
import type { Step } from '../../steps/step';

/** Two steps that belong together, one that only one execution has, or two different ones in the same place. */
export interface StepPair {
  readonly one?: Step;
  readonly other?: Step;
  /** Whether both are visits to the same state. */
  readonly belong: boolean;
  /** Where only one execution has a step: the step that the other one has in its place. */
  readonly instead?: Step;
}

/** How far to look ahead for a counterpart. It bounds the work for two long loops that have nothing in common. */
const LOOK_AHEAD = 64;

/** @param nameOf the name that a state of the first execution has in the second one */
export function pairSteps(
  ones: readonly Step[],
  others: readonly Step[],
  nameOf: (name: string) => string,
): StepPair[] {
  const pairs: StepPair[] = [];
  let [index, otherIndex] = [0, 0];
  while (index < ones.length || otherIndex < others.length) {
    const [one, other] = [ones[index], others[otherIndex]];
    if (one && other && nameOf(one.name) === other.name) {
      pairs.push({ one, other, belong: true });
      index += 1;
      otherIndex += 1;
      continue;
    }
    const left = other ? distance(ones, index, (step) => nameOf(step.name) === other.name) : Infinity;
    const right = one ? distance(others, otherIndex, (step) => step.name === nameOf(one.name)) : Infinity;
    // Without a counterpart ahead, each takes the place of the other.
    const takesOne = one !== undefined && (!other || left <= right);
    const takesOther = other !== undefined && (!one || right <= left);
    const instead = takesOne && takesOther ? undefined : takesOne ? other : one;
    pairs.push({ ...(takesOne && { one }), ...(takesOther && { other }), belong: false, ...(instead && { instead }) });
    index += takesOne ? 1 : 0;
    otherIndex += takesOther ? 1 : 0;
  }
  return pairs;
}

function distance(steps: readonly Step[], from: number, matches: (step: Step) => boolean): number {
  const end = Math.min(steps.length, from + LOOK_AHEAD);
  for (let index = from; index < end; index += 1) if (matches(steps[index]!)) return index - from;
  return Infinity;
}
