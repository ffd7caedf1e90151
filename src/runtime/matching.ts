// Which failures a retrier or a catcher matches.
import type { StatesError } from '../expressions/states-error';

/**
 * Finds the first rule whose ErrorEquals matches the failure.
 *
 * `States.ALL` matches every failure that can be matched, including one without a name. `States.TaskFailed` matches any
 * named failure but a timeout. States.Runtime and failures that end the execution itself cannot be matched at all, not
 * even by name (recorded: test_catch_states_runtime).
 */
export function firstMatch<R extends { readonly errors: readonly string[] }>(
  rules: readonly R[],
  failure: StatesError,
): R | undefined {
  if (!canBeTaken(failure)) return undefined;
  return rules.find(({ errors }) => matchedName(errors, failure) !== undefined);
}

/** The first name of an ErrorEquals that matches the failure, if the failure can be matched at all. */
export function matchedName(errors: readonly string[], failure: StatesError): string | undefined {
  return errors.find((name) => takes(name, failure));
}

/** Whether Retry and Catch may see the failure at all. */
export function canBeTaken({ error, origin }: StatesError): boolean {
  if (origin === 'execution') return false;
  return !(origin === 'state' && (error === 'States.Runtime' || error === 'States.DataLimitExceeded'));
}

function takes(name: string, { error, alias }: StatesError): boolean {
  if (name === 'States.ALL' || (alias !== undefined && name === alias)) return true;
  if (error === undefined) return false;
  if (name === 'States.TaskFailed') return error !== 'States.Timeout';
  if (name === 'States.Timeout') return error === name || error === 'States.HeartbeatTimeout';
  return name === error;
}
