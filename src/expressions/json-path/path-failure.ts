// Why a path gave nothing, in Jayway's words.

/**
 * What Jayway would throw. `missing` and `invalid` reject an item when they happen inside of a filter; `failure` ends the
 * evaluation of the whole path even there.
 *
 * Thrown inside of this folder alone, and not an Error: most are caught again at once and need no stack.
 */
export class PathFailure {
  constructor(
    readonly kind: 'missing' | 'invalid' | 'failure',
    readonly reason: string,
  ) {}
}
