// A part of the language that this engine does not run yet: refused when compiled, never passed over.

export class NotSupported extends Error {
  constructor(
    /** Where it stands in the definition, such as `/States/Each/ItemReader`. */
    readonly location: string,
    what: string,
  ) {
    super(`${what} at ${location} is valid Amazon States Language, but the simulator does not run it yet`);
  }
}
