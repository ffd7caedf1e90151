// Any value of a program as text for a message. Never throws: not for symbols, objects without a prototype, or proxies.

export function shownValue(value: unknown): string {
  try {
    return typeof value === 'bigint' ? `${value}n` : String(value);
  } catch {
    return `an ${typeof value} that has no text`;
  }
}

/** The message of whatever was thrown. */
export function thrownMessage(thrown: unknown): string {
  try {
    const { message } = thrown as Error;
    return typeof message === 'string' ? message : shownValue(thrown);
  } catch {
    return shownValue(thrown);
  }
}
