// Calls of functions in paths, with their arguments.
import { findPathFunction, lengthOf, type PathFunction } from './functions';
import { PathFailure } from './path-failure';
import { startEvaluation, type Evaluate, type Evaluation, type Place, type Step } from './step';
import type { FunctionArgument, JsonPath, Segment } from '../../asl/json-path/path';
import { pathText } from '../../asl/json-path/text';
import { isArray, isObject, type Json } from '../../json/json';

type Call = Extract<Segment, { kind: 'function' }>;
type Compile = (path: JsonPath) => Evaluate;

/** The result counts as one of the path's own, even where the path goes on: its last result wins. */
export function callStep({ name, args }: Call, { next, last }: Place, compile: Compile): Step {
  const run = findPathFunction(name);
  if (!run) {
    return () => {
      throw new PathFailure('invalid', `Function with name: ${name} does not exist.`);
    };
  }
  const measures = run === lengthOf && args.length > 0;
  const call = measures ? compileMeasure(args[0]!, compile) : run;
  const readArguments = compileArguments(args, compile);
  return (value, path) => {
    const result = call(value, readArguments(path.evaluation));
    path.results.push(result);
    if (!last) next(result, path);
  };
}

/** The paths among the arguments start at the whole document, even behind `@`. */
function compileArguments(args: readonly FunctionArgument[], compile: Compile): (evaluation: Evaluation) => Json[] {
  const reads = args.map((arg) => (arg.kind === 'path' ? compile(arg.path) : arg.value));
  return (evaluation) => reads.map((read) => (typeof read === 'function' ? read(evaluation.root, evaluation) : read));
}

/**
 * `length($.a)`. Jayway reads the path with a wildcard behind it and measures the list that this gives. For a definite
 * path that is no list but the last element of `$.a`, and where that is no list either, the subject is measured.
 */
function compileMeasure(arg: FunctionArgument, compile: Compile): PathFunction {
  if (arg.kind === 'value') {
    return () => {
      throw new PathFailure('failure', 'The first argument of length() and size() must be a path');
    };
  }
  const { path } = arg;
  const read = compile(path);
  const isWhole = path.segments.length === 0 || path.segments[path.segments.length - 1]!.kind === 'function';
  return (subject) => {
    const found = read(subject, startEvaluation(subject));
    const measured = isWhole ? found : path.definite ? lastChild(found, path) : (found as Json[]).flatMap(children);
    return isArray(measured) ? measured.length : lengthOf(subject);
  };
}

function lastChild(value: Json, path: JsonPath): Json {
  const all = children(value);
  if (all.length === 0) throw new PathFailure('missing', `No results for path: ${pathText(path)}[*]`);
  return all[all.length - 1]!;
}

function children(value: Json): readonly Json[] {
  if (isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}
