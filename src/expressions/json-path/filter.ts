// Compiles filters to tests of items.
import { NumberReader } from './decimal';
import { compileAccess } from './definite';
import { OPERATORS, type Value } from './operators';
import { PathFailure } from './path-failure';
import { Pattern } from './regex';
import type { Evaluate, ItemTest, Run, Steps } from './step';
import type { Criterion, Filter, JsonPath, Operand } from '../../asl/json-path/path';
import { isObject, type Json } from '../../json/json';

type Compile = (path: JsonPath, from: keyof Steps) => Evaluate;

/** Jayway evaluates from right to left. The order matters if a criterion ends the evaluation with a failure. */
export function compileFilter(filter: Filter, compile: Compile): ItemTest {
  const alternatives = filter
    .map((criteria) => criteria.map((criterion) => compileCriterion(criterion, compile)).reverse())
    .reverse();
  return (item, run) => {
    for (const tests of alternatives) {
      const verdict = passesAll(tests, item, run);
      if (verdict !== false) return verdict;
    }
    return false;
  };
}

function passesAll(tests: readonly ItemTest[], item: Json, run: Run): ReturnType<ItemTest> {
  for (const test of tests) {
    const verdict = test(item, run);
    if (verdict !== true) return verdict;
  }
  return true;
}

function compileCriterion(criterion: Criterion, compile: Compile): ItemTest {
  if (criterion.kind === 'exists') return compileExists(criterion.path, criterion.expected, compile);
  const { left, right } = criterion;
  const readLeft = compileOperand(left, compile);
  const readRight = compileOperand(right, compile);
  const holds = OPERATORS[criterion.operator];
  // A list or an object never equals itself, because Jayway copies it. But it keeps the result of a `$` path.
  const isSame =
    criterion.operator !== '=~' &&
    left.kind === 'path' &&
    right.kind === 'path' &&
    left.path.root.kind === 'input' &&
    left.path.text === right.path.text;
  const numbers = new NumberReader();
  return (item, run) => {
    const leftValue = readLeft(item, run);
    if (leftValue instanceof PathFailure) return falseIfMissing(leftValue);
    const rightValue = readRight(item, run);
    if (rightValue instanceof PathFailure) return falseIfMissing(rightValue);
    return isSame ? holds(null, null, numbers) : holds(leftValue, rightValue, numbers);
  };
}

function falseIfMissing(failure: PathFailure): false | PathFailure {
  return failure.kind === 'missing' ? false : failure;
}

/** Here Jayway looks for `$.a` in the item, like `@.a`. Of several members, all must exist. */
function compileExists(path: JsonPath, expected: boolean, compile: Compile): ItemTest {
  const read = compileFind(path, 'ofMember', compile);
  const last = path.segments[path.segments.length - 1];
  const names = last?.kind === 'members' ? last.names : [];
  return (item, run) => {
    const found = read(item, run.explains);
    if (found instanceof PathFailure && found.kind !== 'missing') return found;
    const isNothing = found === undefined || found === null || found instanceof PathFailure;
    return (!isNothing && names.every((name) => isObject(found) && Object.hasOwn(found, name))) === expected;
  };
}

function compileOperand(operand: Operand, compile: Compile): (item: Json, run: Run) => Value | PathFailure {
  if (operand.kind === 'text') return () => operand.text;
  if (operand.kind === 'regex') {
    const pattern = new Pattern(operand.regex);
    return () => pattern;
  }
  const { path } = operand;
  if (path.root.kind === 'item') {
    const read = compileFind(path, 'ofMember', compile);
    return (item, run) => read(item, run.explains);
  }
  const read = compileFind(path, 'ofElement', compile);
  return (_, { known, root, explains }) => {
    if (!known.has(path)) known.set(path, read(root, explains));
    return known.get(path);
  };
}

/** Tries plain access first. Only if that finds nothing, the full path is evaluated to learn why. */
function compileFind(path: JsonPath, from: keyof Steps, compile: Compile): Evaluate {
  const read = compile(path, from);
  const access = compileAccess(path);
  if (!access) return read;
  const isOfMembers = path.segments.every(({ kind }) => kind === 'member' || kind === 'members');
  return (document, explains) => {
    const found = access(document);
    if (found !== undefined) return found;
    return isOfMembers ? MISSING : read(document, explains);
  };
}

// Only makes a criterion false, so it needs no text.
const MISSING = new PathFailure('missing', '');
