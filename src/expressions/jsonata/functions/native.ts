// A built-in function.
import { Signature } from './signature';
import type { Run } from '../values/run';
import { Callable, type Value } from '../values/value';

export interface NativeDefinition {
  /** Undefined if the function checks its arguments itself. */
  readonly signature?: string;
  /** How many arguments functions such as `$map` pass to it. */
  readonly arity: number;
  /** How many can be left open (`?`), if not `arity`. */
  readonly parameters?: number;
  readonly run: (args: readonly Value[], run: Run) => Value;
}

export class Native extends Callable {
  readonly arity: number;
  readonly parameters: number;
  private signature: Signature | undefined;

  constructor(private readonly definition: NativeDefinition) {
    super();
    this.arity = definition.arity;
    this.parameters = definition.parameters ?? definition.arity;
  }

  invoke(args: readonly Value[], context: Value, run: Run): Value {
    const { definition } = this;
    if (definition.signature === undefined) return definition.run(args, run);
    this.signature ??= new Signature(definition.signature);
    return definition.run(this.signature.check(args, context, run), run);
  }
}

/** A function of one value, which returns undefined for undefined. */
export function ofValue<T extends Value>(signature: string, run: (value: T, run: Run) => Value): NativeDefinition {
  return { signature, arity: 1, run: ([value], inside) => (value === undefined ? undefined : run(value as T, inside)) };
}
