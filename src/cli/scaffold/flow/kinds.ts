// Wishes for values of a kind, where any value of that kind will do.
import type { Wish } from './value';

const kind = (...candidates: Wish['candidates']): Wish => ({ candidates });

export const NUMBER = kind(1);
export const TEXT: Wish = kind();
/** A text, whichever: the name of the value, if nothing says more. */
export const STRING: Wish = { candidates: [], holds: (value) => typeof value === 'string' };
export const TRUTH = kind(true);
/** A time that has passed when an execution starts, so that nothing waits for it. */
export const TIME = kind('2026-01-01T00:00:00Z');
export const BASE64 = kind('ZXhhbXBsZQ==');
export const OBJECT = kind({});
