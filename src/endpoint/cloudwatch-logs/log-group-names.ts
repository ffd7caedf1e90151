// Finds the group of a request, and makes pages of lists as CloudWatch Logs does.
import type { LogEvent, LogGroups } from './log-groups';
import { ApiError } from '../../services/api/api-error';

export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

/** Throws InvalidParameterException, ResourceNotFoundException. */
export function groupOf(
  { logGroupName, logGroupIdentifier }: { readonly logGroupName?: string; readonly logGroupIdentifier?: string },
  logs: LogGroups,
): { readonly name: string; readonly events: readonly LogEvent[] } {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier must be given.');
  }
  const name = logGroupName ?? /:log-group:([^:]+)/.exec(logGroupIdentifier!)?.[1] ?? logGroupIdentifier!;
  const events = logs.events(name);
  if (!events) throw new ApiError('ResourceNotFoundException', 'The specified log group does not exist.');
  return { name, events };
}

export interface LogPage {
  /** Identifies the list: a token is valid only for this list. */
  readonly of: string;
  readonly nextToken: string | undefined;
  readonly limit: number;
}

export function logPage<T>(
  items: readonly T[],
  { of, nextToken, limit }: LogPage,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const start = nextToken === undefined ? 0 : offsetIn(nextToken, of);
  const end = start + limit;
  return { items: items.slice(start, end), ...(end < items.length && { nextToken: tokenOf(of, end) }) };
}

export function tokenOf(of: string, offset: number): string {
  return Buffer.from(JSON.stringify([of, offset])).toString('base64');
}

export function offsetIn(token: string, of: string): number {
  try {
    const [list, offset] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [unknown, unknown];
    if (list === of && typeof offset === 'number' && offset >= 0) return offset;
  } catch {
    // The error below covers it.
  }
  throw invalidParameter('The specified nextToken is invalid.');
}
