// Checks names of state machines, executions and activities.
import { ApiError } from '../api/api-error';

// White space, brackets, wildcards, special and control characters (service-quotas.html;
// recorded: …create_activity_invalid_name).
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

const MAX_LENGTH = 80;

/** Throws InvalidName. The API's model checks the length. */
export function checkName(name: string): void {
  if (FORBIDDEN.test(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}

export function isName(name: string): boolean {
  return name.length >= 1 && name.length <= MAX_LENGTH && !FORBIDDEN.test(name);
}
