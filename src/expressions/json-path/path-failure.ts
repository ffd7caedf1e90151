// Why a path gave nothing, in Jayway's words.

/**
 * What Jayway would throw: `missing` is its PathNotFoundException, `invalid` any other InvalidPathException, `failure` any
 * other exception. Only the first makes a filter's criterion false and drops an item behind a wildcard.
 */
export class PathFailure {
  constructor(
    readonly kind: 'missing' | 'invalid' | 'failure',
    readonly reason: string,
  ) {}
}
