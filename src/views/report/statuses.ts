// How the statuses of executions, steps and attempts look: a sign and words, besides a colour.
import { markup, type Html } from './html';
import { LOOKS, type StatusLook } from '../graph/status';

/** The names of the colours, which are those of pictures. */
type Look = keyof typeof LOOKS;

const STATUSES: Readonly<Record<string, readonly [Look, string]>> = {
  SUCCEEDED: ['passed', 'succeeded'],
  CAUGHT: ['caught', 'failed, and was caught'],
  FAILED: ['failed', 'failed'],
  TIMED_OUT: ['failed', 'timed out'],
  ABORTED: ['aborted', 'was ended from outside'],
  RUNNING: ['open', 'has not ended'],
  PENDING: ['missed', 'did not start'],
  PENDING_REDRIVE: ['missed', 'waits for a redrive'],
};

export function lookOf(status: string): StatusLook & { readonly name: Look } {
  const [name, words] = Object.hasOwn(STATUSES, status) ? STATUSES[status]! : (['open', status] as const);
  return { name, sign: LOOKS[name].sign, words };
}

/** The sign for those who see it, the words for those who hear the page. */
export function statusSign(status: string): Html {
  const { name, sign, words } = lookOf(status);
  return markup`<span class="sign ${name}" aria-hidden="true">${sign}</span><span class="heard">${words}: </span>`;
}
