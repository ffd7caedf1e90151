// Pages of a list: what maxResults and nextToken ask for.
import { ApiError } from '../services/api/api-error';

export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** The most items of a page where the request gives no number, or 0 (recorded: …pagination_max_results_0). */
const DEFAULT_PAGE = 100;

export interface PageOptions<T> {
  /** What the list is of: a token is good for this list only. */
  readonly of: string;
  readonly order: 'rising' | 'falling';
  /** A number that grows, or falls, along the list and never changes: what is deleted in between leaves no gap. */
  position(item: T): number;
}

/** One page of `items`, and the token for the next one where there is more. */
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

function tokenFor(of: string, position: number): string {
  return Buffer.from(JSON.stringify([of, position])).toString('base64');
}

function positionIn(token: string, of: string): number {
  try {
    const [list, position] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [unknown, unknown];
    if (list === of && typeof position === 'number') return position;
  } catch {
    // The error below covers it.
  }
  // Recorded: …list_state_machine_aliases_pagination_invalid_next_token.
  throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
}

/** The first item for which `holds`, which is true from some item on. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
