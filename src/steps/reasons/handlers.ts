// Why retriers and catchers took an error or left it.
import { isArray, isObject, member, type JsonObject } from '../../json/json';
import type { FailureRecord } from '../../runtime/failure-record';
import { canBeTaken, matchedName } from '../../runtime/matching';
import { compileRetrier } from '../../runtime/retry';
import type { AttemptParts } from '../attempt-parts';
import type { StatePlace } from '../definition-places';
import { named } from '../failed';
import type { CatcherReason, Reason, RetrierReason } from '../reason';

export function handlerReasons({ state, at }: StatePlace, attempts: readonly AttemptParts[]): Reason[] {
  const retriers = rulesIn(state, 'Retry').map((rule, index) =>
    compileRetrier(rule, { at: `${at}/Retry[${index}]`, passes: 0 }),
  );
  const catchers = rulesIn(state, 'Catch').map((rule, index) => ({ rule, place: `${at}/Catch[${index}]` }));
  let used = retriers.map(() => 0);

  const askRetriers = (record: FailureRecord, attempt: number): RetrierReason[] => {
    const asked = countToMatch(
      retriers.map(({ errors }) => errors),
      record,
    );
    return retriers.slice(0, asked).map((retrier, index) => ({
      kind: 'retrier',
      place: retrier.place.at,
      attempt,
      ...asking(retrier.errors, record),
      verdict: retryVerdict(retrier.errors, record),
      used: used[index]!,
      maxAttempts: retrier.maxAttempts,
      ...(record.retried?.retrier.place.at === retrier.place.at && delayOf(record.retried)),
    }));
  };
  const askCatchers = (record: FailureRecord, attempt: number): CatcherReason[] => {
    const asked = countToMatch(
      catchers.map(({ rule }) => rule.ErrorEquals as readonly string[]),
      record,
    );
    return catchers.slice(0, asked).map(({ rule, place }) => {
      const errors = rule.ErrorEquals as readonly string[];
      const [isCatchable, isMatched] = [canBeTaken(record.failure), matchedName(errors, record.failure) !== undefined];
      const verdict = !isCatchable ? 'not catchable' : isMatched ? 'caught' : 'no match';
      return { kind: 'catcher', place, attempt, ...asking(errors, record), verdict, next: rule.Next as string };
    });
  };

  return attempts.flatMap(({ record }, index) => {
    if (!record) return [];
    const reasons = askRetriers(record, index + 1);
    const { retried, catcher } = record;
    if (retried) {
      used = used.map((count, which) => (retriers[which]!.place.at === retried.retrier.place.at ? count + 1 : count));
      return reasons;
    }
    // After a redrive, retriers count anew.
    if (!catcher) used = retriers.map(() => 0);
    return [...reasons, ...askCatchers(record, index + 1)];
  });
}

function asking(
  errorEquals: readonly string[],
  { failure }: FailureRecord,
): Pick<RetrierReason, 'errorEquals' | 'matched' | 'error' | 'cause'> {
  const matched = canBeTaken(failure) ? matchedName(errorEquals, failure) : undefined;
  return { errorEquals, ...(matched !== undefined && { matched }), ...named(failure) };
}

function retryVerdict(errors: readonly string[], { failure, retried }: FailureRecord): RetrierReason['verdict'] {
  if (!canBeTaken(failure)) return 'not retriable';
  if (matchedName(errors, failure) === undefined) return 'no match';
  return retried ? 'retried' : 'used up';
}

function delayOf({ retrier, used, delayMs }: NonNullable<FailureRecord['retried']>) {
  const isLimited = retrier.intervalSeconds * retrier.backoffRate ** used > retrier.maxDelaySeconds;
  return {
    delaySeconds: delayMs / 1000,
    ...(isLimited && { isLimited: true as const }),
    ...(retrier.jitter && { hasJitter: true as const }),
  };
}

/** Rules are asked in order, up to the first that matches. If nothing can match, only the first is shown. */
function countToMatch(rules: readonly (readonly string[])[], { failure }: FailureRecord): number {
  if (!canBeTaken(failure)) return 1;
  const index = rules.findIndex((errors) => matchedName(errors, failure) !== undefined);
  return index < 0 ? rules.length : index + 1;
}

function rulesIn(state: JsonObject, field: 'Retry' | 'Catch'): JsonObject[] {
  const rules = member(state, field);
  return isArray(rules) ? rules.filter(isObject) : [];
}
