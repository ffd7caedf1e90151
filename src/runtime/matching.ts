// Which failures a retrier or a catcher may take.
import type { StatesError } from '../expressions/states-error';

/**
 * Finds the first rule whose ErrorEquals takes the failure.
 *
 * `States.ALL` takes whatever can be taken, a failure without a name included; `States.TaskFailed` takes any named
 * failure but a time-out; States.Runtime and what ends the execution itself cannot be taken at all, not even by name
 * (recorded: test_catch_states_runtime).
 */
export function firstMatch<R extends { readonly errors: readonly string[] }>(
  rules: readonly R[],
  failure: StatesError,
): R | undefined {
  if (!canBeTaken(failure)) return undefined;
  return rules.find(({ errors }) => errors.some((name) => takes(name, failure)));
}

/** Whether Retry and Catch may see the failure at all. */
export function canBeTaken({ error, origin }: StatesError): boolean {
  if (origin === 'execution') return false;
  return !(origin === 'state' && (error === 'States.Runtime' || error === 'States.DataLimitExceeded'));
}

function takes(name: string, { error }: StatesError): boolean {
  if (name === 'States.ALL') return true;
  if (error === undefined) return false;
  if (name === 'States.TaskFailed') return error !== 'States.Timeout';
  if (name === 'States.Timeout') return error === name || error === 'States.HeartbeatTimeout';
  return name === error;
}
