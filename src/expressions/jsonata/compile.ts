// Compiles an expression's syntax tree to closures. Each kind of node means what it means in the jsonata package 2.0.6.
import { compileApplication, compileCall, compilePartial } from './calls';
import { counted, type Compiler, type Evaluate } from './evaluate';
import { compileFilter } from './filters';
import { compileGrouping, type Grouping } from './groups';
import { compileLambda } from './lambdas';
import { compileDescendants, compileList, compileLiteral, compileName, compileWildcard } from './literals';
import { compileBinary, compileNegation } from './operators';
import { compilePath } from './paths';
import { compileRegex } from './regexes';
import { countedAtOnce, SimpleCompiler } from './simple';
import { compileTransform } from './transforms';
import { isTrue } from './values/comparison';
import { Frame, UNBOUND } from './values/frame';
import type { Run } from './values/run';
import type { Value } from './values/value';
import { compileBinding, compileVariable } from './variables';
import { parseJsonata, syntaxTree, type JsonataNode } from '../../asl/jsonata/parse';

/** Compiles a whole expression. */
export function compileExpression(tree: JsonataNode): Evaluate {
  return new TreeCompiler(tree).compile(tree);
}

const EMPTY = new Frame(undefined);

/** The same, with a frame of its own where the expression binds any name. */
export function compileEvaluation(tree: JsonataNode): (run: Run) => Value {
  const evaluate = compileExpression(tree);
  const bindsNames = boundNames(tree).size > 0;
  return (run) => evaluate(undefined, bindsNames ? new Frame(undefined) : EMPTY, run);
}

/** The most common nodes, which count themselves. */
const COUNTED_KINDS: Readonly<Record<string, (node: JsonataNode, compiler: Compiler) => Evaluate>> = {
  binary: compileBinary,
  condition: compileCondition,
  number: compileLiteral,
  path: compilePath,
  string: compileLiteral,
  value: compileLiteral,
};

const KINDS: Readonly<Record<string, (node: JsonataNode, compiler: Compiler) => Evaluate>> = {
  apply: (node, compiler) => compileApplication(node, compiler, chain),
  bind: compileBinding,
  block: compileBlock,
  descendant: compileDescendants,
  function: compileCall,
  lambda: compileLambda,
  name: compileName,
  parent: compileParent,
  partial: compilePartial,
  regex: compileRegex,
  transform: compileTransform,
  unary: compileUnary,
  variable: compileVariable,
  wildcard: compileWildcard,
};

class TreeCompiler implements Compiler {
  private readonly bound: ReadonlySet<string>;
  private readonly simple = new SimpleCompiler(this);

  constructor(tree: JsonataNode) {
    this.bound = boundNames(tree);
  }

  binds(name: string): boolean {
    return this.bound.has(name);
  }

  // A property, so that it can be passed on without its object.
  readonly compile = (node: JsonataNode): Evaluate => {
    const simple = this.simple.compile(node);
    return simple ? countedAtOnce(simple, () => this.compileCounted(node)) : this.compileCounted(node);
  };

  private compileCounted(node: JsonataNode): Evaluate {
    const refine = this.refinements(node);
    const compileCounted = refine ? undefined : ownMember(COUNTED_KINDS, node.type);
    if (compileCounted) return compileCounted(node, this);
    const evaluate = ownMember(KINDS, node.type)?.(node, this) ?? (() => node.value as Value);
    const keepsArray = Boolean(node.keepArray);
    if (!refine) return counted(evaluate, keepsArray);
    return counted((input, frame, run) => refine(evaluate(input, frame, run), frame, run), keepsArray);
  }

  /** The predicates and the grouping that follow a node. A path handles its own. */
  private refinements(node: JsonataNode): Grouping | undefined {
    const predicates = (node.predicate ?? []) as readonly { expr: JsonataNode }[];
    const stages: Grouping[] = predicates.map(({ expr }) => compileFilter(expr, this));
    if (node.type !== 'path' && node.group) stages.push(compileGrouping(node.group as JsonataNode, this));
    if (stages.length === 0) return undefined;
    return (value, frame, run) => stages.reduce((result, stage) => stage(result, frame, run), value);
  }
}

function ownMember<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * All names that an expression binds anywhere: variables, parameters, and the variables that paths bind for their
 * items.
 */
function boundNames(tree: JsonataNode): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { type, lhs, focus, index, value, arguments: args } = node as JsonataNode;
    if (type === 'bind') names.add((lhs as JsonataNode).value as string);
    if (type === 'lambda') for (const arg of args as readonly JsonataNode[]) names.add(arg.value as string);
    if (type === 'index') names.add(value as string);
    for (const name of [focus, index]) if (typeof name === 'string') names.add(name);
    for (const inner of Object.values(node as JsonataNode)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return names;
}

function compileUnary(node: JsonataNode, compiler: Compiler): Evaluate {
  if (node.value === '-') return compileNegation(node, compiler);
  if (node.value === '[') {
    return compileList(node.expressions as readonly JsonataNode[], compiler.compile, Boolean(node.consarray));
  }
  return compileGrouping(node, compiler);
}

function compileCondition({ condition, then, else: otherwise }: JsonataNode, { compile }: Compiler): Evaluate {
  const test = compile(condition as JsonataNode);
  const whenTrue = compile(then as JsonataNode);
  const whenFalse: Evaluate = otherwise === undefined ? () => undefined : compile(otherwise as JsonataNode);
  return (input, frame, run) => {
    run.enter();
    const result = (isTrue(test(input, frame, run), run) ? whenTrue : whenFalse)(input, frame, run);
    run.depth -= 1;
    return result;
  };
}

/** A block has its own variables if it binds any. */
function compileBlock(node: JsonataNode, compiler: Compiler): Evaluate {
  const expressions = (node.expressions as readonly JsonataNode[]).map((one) => compiler.compile(one));
  const [only] = expressions;
  if (boundNames(node).size === 0 && only && expressions.length === 1) return only;
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

let compiledChain: Evaluate | undefined;

/** `f ~> g` for two functions. */
function chain(): Evaluate {
  compiledChain ??= compileExpression(syntaxTree(parseJsonata('function($f, $g) { function($x){ $g($f($x)) } }')));
  return compiledChain;
}
