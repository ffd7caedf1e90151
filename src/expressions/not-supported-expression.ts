// An expression that the language has and this engine does not run yet.

/** Thrown when a definition is compiled, so that nothing is ever passed over silently. */
export class NotSupportedExpression extends Error {
  constructor(text: string, field: string) {
    super(`The expression ${text} of the field '${field}' is valid, but the simulator does not run it yet`);
  }
}
