// Folds repetitions in a sequence of steps: a loop is shown once at its beginning and once at its end.
import { allSteps, isEventful } from '../../steps/journey';
import type { Step } from '../../steps/step';

/** A part of a sequence: a step, a loop that went round so many more times, or a number of steps left out. */
export type Part =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'loop'; readonly steps: readonly Step[]; readonly times: number; readonly durationSeconds: number }
  | { readonly kind: 'gap'; readonly steps: readonly Step[] };

/** Shorter repetitions are shown in full. */
const FEWEST_ROUNDS = 4;
const LONGEST_LOOP = 20;

export function fold(steps: readonly Step[]): Part[] {
  const signatures = steps.map(signature);
  const parts: Part[] = [];
  const show = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) parts.push({ kind: 'step', step: steps[index]! });
  };
  let at = 0;
  while (at < steps.length) {
    const { length, rounds } = longestLoop(signatures, at);
    if (rounds < FEWEST_ROUNDS) {
      show(at, at + 1);
      at += 1;
      continue;
    }
    const [second, last, end] = [at + length, at + length * (rounds - 1), at + length * rounds];
    show(at, second);
    const durationSeconds = (steps[last]!.startDate.getTime() - steps[second]!.startDate.getTime()) / 1000;
    parts.push({ kind: 'loop', steps: steps.slice(second, second + length), times: rounds - 2, durationSeconds });
    show(last, end);
    at = end;
  }
  return parts;
}

/** Keeps at most about so many steps: those with failures or retries, and the first and the last ones. */
export function shorten(parts: readonly Part[], most: number): Part[] {
  if (parts.length <= most) return [...parts];
  const edge = Math.ceil(most / 4);
  const eventful = parts.flatMap((part, index) => (part.kind === 'step' && isEventful(part.step) ? [index] : []));
  const kept = new Set([...eventful.slice(0, Math.ceil(most / 2))]);
  const short: Part[] = [];
  let left: Step[] = [];
  const flush = (): void => {
    if (left.length > 0) short.push({ kind: 'gap', steps: left });
    left = [];
  };
  parts.forEach((part, index) => {
    if (part.kind !== 'step' || kept.has(index) || index < edge || index >= parts.length - edge) {
      flush();
      short.push(part);
    } else {
      left.push(part.step);
    }
  });
  flush();
  return short;
}

/** What two rounds of a loop have in common. */
function signature(step: Step): string {
  const { name, status, error, attempts } = step;
  const inner = attempts.some(({ kind }) => kind !== 'Task') ? allSteps([step]).filter(isEventful).length : 0;
  return [name, status, attempts.length, error ?? '', inner].join('\n');
}

/** The loop that covers most steps from `at` on. */
function longestLoop(signatures: readonly string[], at: number): { length: number; rounds: number } {
  let best = { length: 1, rounds: 1 };
  for (let length = 1; length <= LONGEST_LOOP && at + 2 * length <= signatures.length; length += 1) {
    let end = at + length;
    while (end < signatures.length && signatures[end] === signatures[end - length]) end += 1;
    const rounds = Math.floor((end - at) / length);
    if (rounds >= FEWEST_ROUNDS && rounds * length > best.rounds * best.length) best = { length, rounds };
  }
  return best;
}
