// Functions that an expression defines, and functions made from other functions.
import type { Compiler, Evaluate } from './evaluate';
import { Signature } from './functions/signature';
import { JsonataError, nameToken } from './values/failure';
import { Frame } from './values/frame';
import type { Run } from './values/run';
import { Callable, isFunction, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** A given argument of a call, or undefined for one that is left open. */
type Given = { readonly value: Value } | undefined;

export function compileLambda(node: JsonataNode, compiler: Compiler): Evaluate {
  if (node.thunk === true) return compileTailCall(node.body as JsonataNode, compiler);
  const parameters = (node.arguments as readonly JsonataNode[]).map(({ value }) => value as string);
  const { definition } = (node.signature ?? {}) as { definition?: string };
  const signature = definition === undefined ? undefined : new Signature(definition);
  const body = compiler.compile(node.body as JsonataNode);
  return (input, frame) => new Lambda(parameters, body, input, frame, signature);
}

/** A tail call is returned and made outside of the function, so that calls do not nest. */
function compileTailCall({ procedure, arguments: args }: JsonataNode, { compile }: Compiler): Evaluate {
  const read = compile(procedure as JsonataNode);
  const values = (args as readonly JsonataNode[]).map((arg) => compile(arg));
  const { type, value } = procedure as JsonataNode;
  const token = type === 'variable' ? value : undefined;
  return (input, frame) => new TailCall(input, frame, read, values, token);
}

class TailCall extends Callable {
  readonly arity = 0;

  constructor(
    private readonly input: Value,
    private readonly frame: Frame,
    private readonly read: Evaluate,
    private readonly args: readonly Evaluate[],
    private readonly token: unknown,
  ) {
    super();
  }

  invoke(_: readonly Value[], context: Value, run: Run): Value {
    const called = this.read(this.input, this.frame, run);
    const values = this.args.map((arg) => arg(this.input, this.frame, run));
    try {
      if (!isFunction(called)) throw new JsonataError('T1006');
      if (!(called instanceof Lambda)) return called.invoke(values, context, run);
      if (this.token !== undefined) called.token = this.token;
      return called.start(values, context, run);
    } catch (thrown) {
      throw nameToken(thrown, this.token);
    }
  }
}

export class Lambda extends Callable {
  /** The name under which it was last called, for errors. */
  token: unknown;

  constructor(
    private readonly parameters: readonly string[],
    private readonly body: Evaluate,
    private readonly input: Value,
    private readonly frame: Frame,
    private readonly signature: Signature | undefined,
  ) {
    super();
  }

  get arity(): number {
    return this.parameters.length;
  }

  invoke(args: readonly Value[], context: Value, run: Run): Value {
    let result = this.start(args, context, run);
    while (result instanceof TailCall) result = result.invoke([], context, run);
    return result;
  }

  /** Returns a TailCall if the body ends in a call. */
  start(args: readonly Value[], context: Value, run: Run): Value {
    try {
      const values = this.signature ? this.signature.check(args, context, run) : args;
      const bound = this.parameters.map((_, index) => values[index]);
      return this.body(this.input, new Frame(this.frame, this.parameters, bound), run);
    } catch (thrown) {
      throw this.token === undefined ? thrown : nameToken(thrown, this.token);
    }
  }

  /** A function of the parameters that are left open. */
  bind(args: readonly Given[]): Lambda {
    const frame = new Frame(this.frame);
    const open: string[] = [];
    this.parameters.forEach((name, index) => {
      const isOpen = index < args.length && args[index] === undefined;
      if (isOpen) open.push(name);
      else frame.bind(name, args[index]?.value);
    });
    return new Lambda(open, this.body, this.input, frame, undefined);
  }
}

/** A built-in function with some of its arguments given. */
export class OpenNative extends Callable {
  readonly arity: number;

  constructor(
    private readonly called: Callable,
    private readonly args: readonly Given[],
    private readonly parameters: number,
  ) {
    super();
    this.arity = args.slice(0, parameters).filter((arg) => arg === undefined).length;
  }

  invoke(args: readonly Value[], context: Value, run: Run): Value {
    let next = 0;
    const values = this.args.slice(0, this.parameters).map((arg) => (arg ? arg.value : args[next++]));
    return this.called.invoke(values, context, run);
  }
}

/** A function as an argument, which is called without a context. */
export class Passed extends Callable {
  override readonly isTrue = false;

  constructor(private readonly called: Callable) {
    super();
  }

  get arity(): number {
    return this.called.arity;
  }

  invoke(args: readonly Value[], _: Value, run: Run): Value {
    return this.called.invoke(args, null, run);
  }
}
