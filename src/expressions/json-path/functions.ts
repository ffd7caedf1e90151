// The functions of paths: `$.items.length()`, `$.concat($.a, "-", $.b)`.
import { PathFailure } from './path-failure';
import type { CompileValue, Place, Step } from './step';
import type { FunctionArgument, Segment } from '../../asl/json-path/path';
import { isArray, isObject, type Json } from '../../json/json';
import { javaText } from '../java-text';

type Argument = (root: Json) => Json;
type PathFunction = (value: Json, args: readonly Argument[], root: Json) => Json;

export function callStep(call: Segment & { kind: 'function' }, { next }: Place, compile: CompileValue): Step {
  const { name } = call;
  const args = call.args.map((argument) => compileArgument(argument, compile));
  if (name === 'length' || name === 'size') {
    const measured = compileMeasured(call.args[0], compile);
    return (value, results, root) => next(lengthOf(value, measured?.(value)), results, root);
  }
  const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return (value, results, root) => {
    if (!run) throw new PathFailure('invalid', `Function with name: ${name} does not exist.`);
    next(run(value, args, root), results, root);
  };
}

function compileArgument(argument: FunctionArgument, compile: CompileValue): Argument {
  if (argument.kind === 'value') return () => argument.value;
  const read = compile(argument.path);
  return (root) => read(root, root);
}

/** Jayway measures the argument with a wildcard behind it, and takes the list of what that finds. */
function compileMeasured(argument: FunctionArgument | undefined, compile: CompileValue) {
  if (argument?.kind !== 'path') return undefined;
  const { path } = argument;
  const read = compile({ ...path, segments: [...path.segments, { kind: 'wildcard' }] });
  return (value: Json) => read(value, value);
}

function lengthOf(value: Json, measured: Json | undefined): Json {
  if (measured !== undefined && isArray(measured)) return measured.length;
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : null;
}

const FUNCTIONS: Readonly<Record<string, PathFunction>> = {
  append: (value, args, root) => (isArray(value) ? [...value, ...args.map((argument) => argument(root))] : value),
  avg: aggregate((numbers) => sum(numbers) / numbers.length),
  concat: (value, args, root) =>
    (isArray(value) ? value.filter((item) => typeof item === 'string') : [])
      .concat(args.flatMap((argument) => textsOf(argument(root))))
      .join(''),
  first: (value) => itemAt(value, 0),
  index: (value, args, root) => {
    const [at] = numbersIn(args, root);
    if (at === undefined) throw new PathFailure('failure', 'Index 0 out of bounds for length 0');
    return itemAt(value, Math.trunc(at));
  },
  keys: (value) => (isObject(value) ? Object.keys(value) : null),
  last: (value) => itemAt(value, -1),
  // Java starts from Double.MIN_VALUE, the smallest number above 0: the maximum of negative numbers is that.
  max: aggregate((numbers) => Math.max(Number.MIN_VALUE, ...numbers)),
  min: aggregate((numbers) => Math.min(...numbers)),
  stddev: aggregate((numbers) => {
    const mean = sum(numbers) / numbers.length;
    return Math.sqrt(sum(numbers.map((number) => number * number)) / numbers.length - mean * mean);
  }),
  sum: aggregate(sum),
};

function aggregate(of: (numbers: readonly number[]) => number): PathFunction {
  return (value, args, root) => {
    const own = isArray(value) ? value.filter((item) => typeof item === 'number') : [];
    const numbers = [...own, ...numbersIn(args, root)];
    if (numbers.length === 0) throw NOTHING_TO_AGGREGATE;
    return of(numbers);
  };
}

const NOTHING_TO_AGGREGATE = new PathFailure(
  'failure',
  'Aggregation function attempted to calculate value using empty array',
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function numbersIn(args: readonly Argument[], root: Json): number[] {
  return args.flatMap((argument) => {
    const value = argument(root);
    return (isArray(value) ? value : [value]).filter((item) => typeof item === 'number');
  });
}

function textsOf(value: Json): string[] {
  return (isArray(value) ? value : [value]).filter((item) => item !== null).map(javaText);
}

/** Jayway refuses the last item of a list of one, and others as far from the end as the list is long. */
function itemAt(value: Json, index: number): Json {
  if (!isArray(value)) throw NOTHING_TO_AGGREGATE;
  const { length } = value;
  if (index >= length) throw new PathFailure('failure', `Index ${index} out of bounds for length ${length}`);
  if (index < 0 && length + index <= 0) {
    throw new PathFailure('failure', `Target index:${index} larger than object count:${length}`);
  }
  return value.at(index)!;
}
