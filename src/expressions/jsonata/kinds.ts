// What each kind of node means, as in the jsonata package 2.0.6. Nothing here counts for AWS's bounds.
import { compileApplication, compileCall, compilePartial } from './calls';
import type { Compiler, Evaluate } from './evaluate';
import { compileGrouping } from './groups';
import { compileLambda } from './lambdas';
import { compileDescendants, compileList, compileName, compileWildcard } from './literals';
import { compileBinary, compileNegation } from './operators';
import { compilePath } from './paths';
import { compileRegex } from './regexes';
import { surveyTree } from './survey';
import { compileTransform } from './transforms';
import { isTrue } from './values/comparison';
import { Frame, UNBOUND } from './values/frame';
import type { Value } from './values/value';
import { compileBinding, compileVariable } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';

const KINDS: Readonly<Record<string, (node: JsonataNode, compiler: Compiler) => Evaluate>> = {
  apply: compileApplication,
  binary: compileBinary,
  bind: compileBinding,
  block: compileBlock,
  condition: compileCondition,
  descendant: compileDescendants,
  function: compileCall,
  lambda: compileLambda,
  name: compileName,
  parent: compileParent,
  partial: compilePartial,
  path: compilePath,
  regex: compileRegex,
  transform: compileTransform,
  unary: compileUnary,
  variable: compileVariable,
  wildcard: compileWildcard,
};

/** The node without the predicates and the grouping after it. */
export function compileKind(node: JsonataNode, compiler: Compiler): Evaluate {
  const compile = Object.hasOwn(KINDS, node.type) ? KINDS[node.type] : undefined;
  if (compile) return compile(node, compiler);
  // A literal.
  const value = node.value as Value;
  return () => value;
}

function compileUnary(node: JsonataNode, compiler: Compiler): Evaluate {
  if (node.value === '-') return compileNegation(node, compiler);
  if (node.value === '[') {
    return compileList(node.expressions as readonly JsonataNode[], compiler.compile, Boolean(node.consarray));
  }
  return compileGrouping(node, compiler);
}

function compileCondition({ condition, then, else: otherwise }: JsonataNode, compiler: Compiler): Evaluate {
  const test = compiler.compile(condition as JsonataNode);
  const whenTrue = compiler.compileBranch(then as JsonataNode);
  const whenFalse: Evaluate =
    otherwise === undefined ? () => undefined : compiler.compileBranch(otherwise as JsonataNode);
  return (input, frame, run) =>
    isTrue(test(input, frame, run), run) ? whenTrue(input, frame, run) : whenFalse(input, frame, run);
}

/** A block has its own variables if it binds any. */
function compileBlock(node: JsonataNode, compiler: Compiler): Evaluate {
  const expressions = (node.expressions as readonly JsonataNode[]).map((one) => compiler.compile(one));
  const [only] = expressions;
  if (only && expressions.length === 1 && surveyTree(node).names.size === 0) return only;
  return (input, frame, run) => {
    const own = new Frame(frame);
    let result: Value;
    for (const evaluate of expressions) result = evaluate(input, own, run);
    return result;
  };
}

function compileParent({ slot }: JsonataNode): Evaluate {
  const { label } = slot as { label: string };
  return (_, frame) => {
    const found = frame.find(label);
    return found === UNBOUND ? undefined : found;
  };
}
