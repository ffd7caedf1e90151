// Calls: `f(x)`, `x ~> f`, and the partial application `f(?, y)`.
import type { Compiler, Evaluate } from './evaluate';
import { Native } from './functions/native';
import { Lambda, OpenNative, Passed } from './lambdas';
import { JsonataError, nameToken } from './values/failure';
import { UNBOUND, type Frame } from './values/frame';
import type { Run } from './values/run';
import { isFunction, type Value } from './values/value';
import { outerVariable } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** A call; `before` is the value before `~>`, which becomes the first argument. */
export type Call = (input: Value, frame: Frame, run: Run, before?: { readonly value: Value }) => Value;

export function compileCall(node: JsonataNode, compiler: Compiler): Call {
  const procedure = node.procedure as JsonataNode;
  const read = compiler.compile(procedure);
  const evaluateArguments = compileArguments(node.arguments as readonly JsonataNode[], compiler);
  const token = tokenOf(procedure);
  return (input, frame, run, before) => {
    const called = read(input, frame, run);
    if (called === undefined) suggestFunction('T1005', procedure, frame, run);
    const given = evaluateArguments(input, frame, run);
    try {
      const result = invoke(called, before ? [before.value, ...given] : given, input, run, token);
      run.hold(result);
      return result;
    } catch (thrown) {
      throw nameToken(thrown, token);
    }
  };
}

function invoke(called: Value, args: readonly Value[], input: Value, run: Run, token: unknown): Value {
  // Nearly all functions are built in.
  if (called instanceof Native) return called.invoke(args, input, run);
  if (!isFunction(called)) throw new JsonataError('T1006');
  if (called instanceof Lambda) called.token = token;
  return called.invoke(args, input, run);
}

type EvaluateArguments = (input: Value, frame: Frame, run: Run) => readonly Value[];

function compileArguments(nodes: readonly JsonataNode[], { compile }: Compiler): EvaluateArguments {
  const args = nodes.map((node) => compile(node));
  const [only] = args;
  if (only && args.length === 1) return (input, frame, run) => [passed(only(input, frame, run))];
  return (input, frame, run) => args.map((arg) => passed(arg(input, frame, run)));
}

function passed(value: Value): Value {
  return isFunction(value) ? new Passed(value) : value;
}

function tokenOf(procedure: JsonataNode): unknown {
  return procedure.type === 'path' ? (procedure.steps as readonly JsonataNode[])[0]!.value : procedure.value;
}

/** A name without its dollar may be meant as a function; the error says so. */
function suggestFunction(code: string, procedure: JsonataNode, frame: Frame, run: Run): void {
  if (procedure.type !== 'path') return;
  const name = tokenOf(procedure) as string;
  const found = frame.find(name);
  const meant = found === UNBOUND ? outerVariable(name)(run) : found;
  if (meant) throw nameToken(new JsonataError(code), name);
}

export function compileApplication(node: JsonataNode, compiler: Compiler): Evaluate {
  const left = compiler.compile(node.lhs as JsonataNode);
  const rhs = node.rhs as JsonataNode;
  if (rhs.type === 'function') {
    const call = compileCall(rhs, compiler);
    return (input, frame, run) => call(input, frame, run, { value: left(input, frame, run) });
  }
  const right = compiler.compile(rhs);
  return (input, frame, run) => {
    const value = left(input, frame, run);
    const called = right(input, frame, run);
    if (!isFunction(called)) throw new JsonataError('T2006', { value: called });
    if (!isFunction(value)) return called.invoke([value], null, run);
    return (compiler.chain()(null, frame, run) as Lambda).invoke([value, called], null, run);
  };
}

export function compilePartial(node: JsonataNode, compiler: Compiler): Evaluate {
  const procedure = node.procedure as JsonataNode;
  const read = compiler.compile(procedure);
  const args = (node.arguments as readonly JsonataNode[]).map((arg) =>
    arg.type === 'operator' && arg.value === '?' ? undefined : compiler.compile(arg),
  );
  const token = tokenOf(procedure);
  return (input, frame, run) => {
    const values = args.map((arg) => arg && { value: arg(input, frame, run) });
    const called = read(input, frame, run);
    if (called === undefined) suggestFunction('T1007', procedure, frame, run);
    if (called instanceof Lambda) return called.bind(values);
    if (isFunction(called)) return new OpenNative(called, values, parametersOf(called));
    throw nameToken(new JsonataError('T1008'), token);
  };
}

function parametersOf(called: Value): number {
  return called instanceof Native ? called.parameters : (called as { arity: number }).arity;
}
