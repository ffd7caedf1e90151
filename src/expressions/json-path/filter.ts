// Compiles filters to tests of items.
import { compileAccess } from './definite';
import { isContainer, type Operand } from './operand';
import { OPERATORS } from './operators';
import { PathFailure } from './path-failure';
import { compileRegex } from './regex';
import type { Evaluate, Evaluation, ItemTest } from './step';
import type { Filter, JsonPath, Operand as ParsedOperand } from '../../asl/json-path/path';
import type { Json } from '../../json/json';

type Compile = (path: JsonPath, strict: boolean) => Evaluate;
type Test = (item: Json, evaluation: Evaluation) => boolean;
type Read = (item: Json, evaluation: Evaluation) => Operand;

/** A comparison that cannot be made rejects the item, however the filter negates it. */
export function compileFilter(filter: Filter, strict: boolean, compile: Compile): ItemTest {
  const test = compileTest(filter, strict, compile);
  return (item, evaluation) => {
    try {
      return test(item, evaluation);
    } catch (thrown) {
      if (thrown instanceof PathFailure && thrown.kind !== 'failure') return false;
      throw thrown;
    }
  };
}

function compileTest(filter: Filter, strict: boolean, compile: Compile): Test {
  switch (filter.kind) {
    case 'or': {
      const tests = filter.operands.map((operand) => compileTest(operand, strict, compile));
      return (item, evaluation) => tests.some((test) => test(item, evaluation));
    }
    case 'and': {
      const tests = filter.operands.map((operand) => compileTest(operand, strict, compile));
      return (item, evaluation) => tests.every((test) => test(item, evaluation));
    }
    case 'not': {
      const test = compileTest(filter.operand, strict, compile);
      return (item, evaluation) => !test(item, evaluation);
    }
    case 'exists': {
      // Jayway looks for `$.a` in the item here, as for `@.a`.
      const read = compileFind(filter.path, true, compile);
      return (item, evaluation) => (read(item, evaluation) !== undefined) === filter.expected;
    }
    case 'comparison':
      return compileComparison(filter, strict, compile);
  }
}

function compileComparison(
  { operator, left, right }: Extract<Filter, { kind: 'comparison' }>,
  strict: boolean,
  compile: Compile,
): Test {
  // A list or an object that is written at the left equals nothing, for Jayway compares its text.
  const neverEqual = operator.startsWith('==') || operator.startsWith('!=');
  if (neverEqual && left.kind === 'literal' && isContainer(left.value)) return () => operator.startsWith('!=');
  const readLeft = compileOperand(left, strict, compile);
  const readRight = compileOperand(right, strict, compile);
  const holds = OPERATORS[operator];
  return (item, evaluation) => holds(readLeft(item, evaluation), readRight(item, evaluation));
}

function compileOperand(operand: ParsedOperand, strict: boolean, compile: Compile): Read {
  if (operand.kind === 'literal') return () => operand.value;
  if (operand.kind === 'regex') {
    const pattern = compileRegex(operand.regex);
    return () => pattern;
  }
  const { path } = operand;
  const read = compileFind(path, strict, compile);
  if (path.root.kind === 'item') return read;
  return (_, evaluation) => {
    const { known, root } = evaluation;
    if (!known.has(path)) known.set(path, read(root, evaluation));
    return known.get(path);
  };
}

/** Undefined where the path leads to nothing. */
function compileFind(path: JsonPath, strict: boolean, compile: Compile) {
  const merges = path.segments.some(({ kind }) => kind === 'members');
  const access = strict && merges ? undefined : compileAccess(path);
  if (access) return access;
  const read = compile(path, strict);
  return (document: Json, evaluation: Evaluation): Json | undefined => {
    try {
      return read(document, evaluation);
    } catch (thrown) {
      if (thrown instanceof PathFailure && thrown.kind === 'missing') return undefined;
      throw thrown;
    }
  };
}
