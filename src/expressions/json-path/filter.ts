// Filters: `[?(@.total > 5 && !(@.state in ['open', 'held']))]`.
import { OPERATORS, type FilterValue } from './filter-operators';
import { PathFailure } from './path-failure';
import { compileRegex } from './regex-match';
import type { CompileValue, ItemTest } from './step';
import type { Filter, JsonPath, Operand } from '../../asl/json-path/path';
import type { Json } from '../../json/json';

/** Whether an item passes. What goes missing on the way rejects it; only a failure of the engine itself ends the path. */
export function compileTest(filter: Filter, compile: CompileValue): ItemTest {
  const test = compileFilter(filter, compile);
  return (item, root) => {
    try {
      return test(item, root);
    } catch (thrown) {
      if (thrown instanceof PathFailure && thrown.kind !== 'failure') return false;
      throw thrown;
    }
  };
}

function compileFilter(filter: Filter, compile: CompileValue): ItemTest {
  switch (filter.kind) {
    case 'and': {
      const tests = filter.operands.map((operand) => compileFilter(operand, compile));
      return (item, root) => tests.every((test) => test(item, root));
    }
    case 'or': {
      const tests = filter.operands.map((operand) => compileFilter(operand, compile));
      return (item, root) => tests.some((test) => test(item, root));
    }
    case 'not': {
      const test = compileFilter(filter.operand, compile);
      return (item, root) => !test(item, root);
    }
    case 'exists': {
      // Jayway asks the item, even with a path that starts with `$`.
      const path: JsonPath = { ...filter.path, root: { kind: 'item' } };
      const read = compileOperandPath(path, compile, true);
      return (item, root) => (read(item, root) !== undefined) === filter.expected;
    }
    case 'comparison': {
      const left = compileOperand(filter.left, compile);
      const right = compileOperand(filter.right, compile);
      const compare = OPERATORS[filter.operator];
      return (item, root) => compare(left(item, root), right(item, root));
    }
  }
}

function compileOperand(operand: Operand, compile: CompileValue): (item: Json, root: Json) => FilterValue {
  switch (operand.kind) {
    case 'literal': {
      const value: FilterValue = { kind: 'value', value: operand.value, isLiteral: true };
      return () => value;
    }
    case 'regex': {
      const value: FilterValue = { kind: 'regex', matches: compileRegex(operand.regex) };
      return () => value;
    }
    case 'path': {
      const read = compileOperandPath(operand.path, compile, false);
      return (item, root) => {
        const value = read(item, root);
        return value === undefined ? UNDEFINED : { kind: 'value', value };
      };
    }
  }
}

const UNDEFINED: FilterValue = { kind: 'undefined' };

/** Undefined where the path leads nowhere; other failures go on. */
function compileOperandPath(path: JsonPath, compile: CompileValue, strict: boolean) {
  const read = compile(path, strict);
  const fromItem = path.root.kind === 'item';
  return (item: Json, root: Json): Json | undefined => {
    try {
      return read(fromItem ? item : root, root);
    } catch (thrown) {
      if (thrown instanceof PathFailure && thrown.kind === 'missing') return undefined;
      throw thrown;
    }
  };
}
