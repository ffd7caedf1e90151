// Timestamps of the Amazon States Language: RFC 3339 with an upper-case T, and Z or an offset.

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Comparisons use nanoseconds, so a time is a millisecond and the nanoseconds beyond it. */
export interface Timestamp {
  /** Milliseconds since the epoch. */
  readonly ms: number;
  /** Nanoseconds beyond the millisecond, 0 to 999,999. */
  readonly nanos: number;
}

/** The time of the text, or undefined if it is not a timestamp or the time does not exist. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number) as number[];
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day!);
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day!) return undefined;
  const offset = match[8] ? (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10])) : 0;
  if (Number(match[9] ?? 0) > 18 || Number(match[10] ?? 0) > 59) return undefined;
  const fraction = (match[7] ?? '').padEnd(9, '0');
  const ms = date.getTime() + ((hour! * 60 + minute! - offset) * 60 + second!) * 1000 + Number(fraction.slice(0, 3));
  return { ms, nanos: Number(fraction.slice(3)) };
}

/** Below 0 when `one` is earlier, above 0 when it is later. */
export function compareTimestamps(one: Timestamp, other: Timestamp): number {
  return one.ms - other.ms || one.nanos - other.nanos;
}
