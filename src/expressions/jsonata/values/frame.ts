// The variables of a block, or the parameters of a call. Other names are looked up in the outer frame.
import type { Value } from './value';

export const UNBOUND = Symbol('unbound');

const NONE: readonly string[] = [];

export class Frame {
  constructor(
    private readonly outer: Frame | undefined,
    private names: readonly string[] = NONE,
    private values: Value[] | undefined = undefined,
  ) {}

  bind(name: string, value: Value): void {
    const at = this.names.lastIndexOf(name);
    this.values ??= [];
    this.values[at >= 0 ? at : this.names.length] = value;
    if (at < 0) this.names = [...this.names, name];
  }

  /** UNBOUND if no frame has the name. Then the caller looks up AWS's variables and functions. */
  find(name: string): Value | typeof UNBOUND {
    for (let frame: Frame | undefined = this as Frame; frame; frame = frame.outer) {
      const at = frame.names.lastIndexOf(name);
      if (at >= 0) return frame.values![at];
    }
    return UNBOUND;
  }
}
