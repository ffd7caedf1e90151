// Pages of a list, by maxResults and nextToken.
import { ApiError } from '../services/api/api-error';

type Position = number | string;

export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** The most items of a page if the request gives no number, or 0 (recorded: …pagination_max_results_0). */
const DEFAULT_PAGE = 100;

export interface PageOptions<T> {
  /** Identifies the list: a token is valid only for this list. */
  readonly of: string;
  readonly order: 'rising' | 'falling';
  /** A constant number or text per item that only grows, or only falls, along the list. Deleted items leave no gap. */
  position(item: T): Position;
}

/** One page of `items`, and the token of the next page, if any. */
export function pageOf<T>(
  items: readonly T[],
  { maxResults = 0, nextToken }: PageRequest,
  { of, position, order }: PageOptions<T>,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const last = nextToken === undefined ? undefined : positionIn(nextToken, of);
  const behind = (item: T): boolean => (order === 'rising' ? position(item) > last! : position(item) < last!);
  const start = last === undefined ? 0 : firstIndex(items, behind);
  const end = start + (maxResults === 0 ? DEFAULT_PAGE : maxResults);
  const page = items.slice(start, end);
  return end < items.length
    ? { items: page, nextToken: tokenFor(of, position(page[page.length - 1]!)) }
    : { items: page };
}

export interface NumberedOptions<T> extends Pick<PageOptions<T>, 'of' | 'order'> {
  /** The items from the one at index `start` to the one before `end`, in rising order. */
  read(start: number, end: number): Iterable<T>;
}

/** One page of a list that only grows and whose items count from 1. Only the items of the page are read. */
export function pageOfNumbered<T>(
  count: number,
  { maxResults = 0, nextToken }: PageRequest,
  { of, order, read }: NumberedOptions<T>,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const last = nextToken === undefined ? undefined : Number(positionIn(nextToken, of));
  const size = maxResults === 0 ? DEFAULT_PAGE : maxResults;
  if (order === 'rising') {
    const start = last ?? 0;
    const end = Math.min(start + size, count);
    return { items: [...read(start, end)], ...(end < count && { nextToken: tokenFor(of, end) }) };
  }
  const end = last === undefined ? count : last - 1;
  const start = Math.max(end - size, 0);
  return { items: [...read(start, end)].reverse(), ...(start > 0 && { nextToken: tokenFor(of, start + 1) }) };
}

function tokenFor(of: string, position: Position): string {
  return Buffer.from(JSON.stringify([of, position])).toString('base64');
}

function positionIn(token: string, of: string): Position {
  try {
    const [list, position] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [unknown, unknown];
    if (list === of && (typeof position === 'number' || typeof position === 'string')) return position;
  } catch {
    // The error below covers it.
  }
  // Recorded: …list_state_machine_aliases_pagination_invalid_next_token.
  throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
}

/** Binary search for the first item for which `holds` is true; it is true for all later items. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
