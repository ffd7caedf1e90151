// How a state is shown after what happened to it: never by its colour only.
import type { GraphState } from './graph';

export type Status = 'plain' | 'passed' | 'caught' | 'failed' | 'aborted' | 'open' | 'missed';

export interface StatusLook {
  /** In the badge, and in texts. */
  readonly sign: string;
  /** For the legend and for titles. */
  readonly words: string;
}

export const LOOKS: Readonly<Record<Exclude<Status, 'plain'>, StatusLook>> = {
  passed: { sign: '✓', words: 'ran' },
  caught: { sign: '!', words: 'failed, and was caught' },
  failed: { sign: '✗', words: 'failed' },
  aborted: { sign: '■', words: 'was ended from outside' },
  open: { sign: '…', words: 'has not ended' },
  missed: { sign: '–', words: 'did not run' },
};

export function statusOf({ mark }: GraphState): Status {
  if (!mark) return 'plain';
  if (mark.visits === 0) return 'missed';
  if (mark.failed > 0) return 'failed';
  if (mark.open > 0) return 'open';
  if (mark.aborted > 0) return 'aborted';
  return mark.caught > 0 ? 'caught' : 'passed';
}

/** Such as `entered 3 times, retried twice, failed once`. */
export function markText({ mark }: GraphState): string {
  if (!mark) return '';
  if (mark.visits === 0) return 'did not run';
  const { visits, retries, caught, failed, aborted, open } = mark;
  const parts: [string, number][] = [
    ['entered', visits],
    ['retried', retries],
    ['failed and caught', caught],
    ['failed', failed],
    ['ended from outside', aborted],
    ['still open', open],
  ];
  return parts.flatMap(([words, count]) => (count > 0 ? [`${words} ${timesText(count)}`] : [])).join(', ');
}

export function timesText(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
