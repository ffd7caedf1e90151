// Why a path has no result, in Jayway's words.

/**
 * The exception that Jayway throws: `missing` is a PathNotFoundException, `invalid` any other InvalidPathException, `failure`
 * any other exception. Only `missing` makes a filter's criterion false, and skips an element after a wildcard.
 */
export class PathFailure {
  constructor(
    readonly kind: 'missing' | 'invalid' | 'failure',
    readonly reason: string,
  ) {}
}
