// Reasons as lines of text.
import { formatDuration } from './duration';
import { shortJson, type Shorten } from './shorten';
import type { Failed } from '../../steps/failed';
import type { HandlerReason, Reason, RetrierReason, RuleTest } from '../../steps/reason';

/** @param place the place of the state, which the text leaves out */
export function reasonText(reason: Reason, place: string, shorten: Shorten): string {
  switch (reason.kind) {
    case 'rule':
      return `${within(reason.place, place)} → ${reason.next}: ${testText(reason.test, shorten)}`;
    case 'default':
      return `Default → ${reason.next}`;
    case 'retrier':
      return `${handler(reason, place)}: ${retryText(reason)}`;
    case 'catcher':
      return `${handler(reason, place)}: ${reason.verdict === 'caught' ? `caught ${reason.error ?? 'it'} → ${reason.next}` : leftText(reason)}`;
    case 'expression': {
      const { field, expression, result, unknown } = reason;
      const end =
        result !== undefined
          ? `= ${shortJson(result, shorten)}`
          : unknown !== undefined
            ? `is not known: ${unknown}`
            : failedText(reason, shorten);
      return `${field}: {% ${shorten(expression)} %} ${end}`;
    }
    case 'permission': {
      const { role, action, resource, verdict, why } = reason;
      return `permission ${action} on ${resource}: ${verdict}${why === undefined ? ` for ${role}` : ` (${why})`}`;
    }
  }
}

function testText(test: RuleTest, shorten: Shorten): string {
  switch (test.kind) {
    case 'And':
    case 'Or':
    case 'Not':
      return `${test.kind}(${test.tests.map((one) => testText(one, shorten)).join('; ')})${verdictText(test, shorten)}`;
    case 'condition':
      return `{% ${shorten(test.expression)} %}${verdictText(test, shorten)}`;
    case 'comparison': {
      const { variable, value, operator, operand, operandPath } = test;
      const found = value === undefined ? '' : ` (${shortJson(value, shorten)})`;
      const other = operand === undefined ? '' : shortJson(operand, shorten);
      const asked = operandPath === undefined ? other : `${operandPath} (${other})`;
      return `${variable}${found} ${operator} ${asked}${verdictText(test, shorten)}`;
    }
  }
}

function verdictText({ verdict, unknown, ...failed }: RuleTest & Failed, shorten: Shorten): string {
  if (verdict !== undefined) return ` is ${verdict}`;
  return unknown === undefined ? ` ${failedText(failed, shorten)}` : ` is not known: ${unknown}`;
}

function failedText({ error, cause }: Failed, shorten: Shorten): string {
  return error === undefined ? 'is not known' : `failed: ${error}${cause === undefined ? '' : ` (${shorten(cause)})`}`;
}

function handler({ place, errorEquals }: HandlerReason, at: string): string {
  return `${within(place, at)} (${errorEquals.join(', ')})`;
}

function retryText(reason: RetrierReason): string {
  const { verdict, used, maxAttempts, delaySeconds = 0, isLimited, hasJitter } = reason;
  if (verdict === 'used up') return `was used ${used} of ${maxAttempts} times, and tries no more`;
  if (verdict !== 'retried') return leftText(reason);
  const why = [...(isLimited ? ['limited by MaxDelaySeconds'] : []), ...(hasJitter ? ['with jitter'] : [])];
  const delay = `${formatDuration(delaySeconds * 1000)}${why.length > 0 ? ` (${why.join(', ')})` : ''}`;
  return `matched ${reason.matched}, retry ${used + 1} of ${maxAttempts} after ${delay}`;
}

function leftText({
  verdict,
  error = 'an error without a name',
}: HandlerReason & { readonly verdict: string }): string {
  return verdict === 'no match' ? `does not name ${error}` : `${error} cannot be matched`;
}

/** `/States/S/Retry[0]` in the state S is `Retry[0]`. */
function within(place: string, at: string): string {
  return place.startsWith(`${at}/`) ? place.slice(at.length + 1) : place;
}
