// Compiles an expression's syntax tree to closures, which count what they evaluate for AWS's bounds.
import { counted, type Evaluate } from './evaluate';
import { compileFilter } from './filters';
import { compileGrouping, type Grouping } from './groups';
import { compileKind } from './kinds';
import { countedAtOnce, SimpleCompiler, type CountingCompiler, type Simple } from './simple';
import { surveyTree, type Survey } from './survey';
import { DEEPEST, MOST_WORK } from './values/run';
import { parseJsonata, syntaxTree, type JsonataNode } from '../../asl/jsonata/parse';

/** Compiles a whole expression. */
export function compileExpression(tree: JsonataNode): Evaluate {
  return new TreeCompiler(surveyTree(tree)).compile(tree);
}

export interface Evaluation {
  readonly evaluate: Evaluate;
  /** The nodes that count as evaluated when it begins, which it does not count again. */
  readonly nodes: number;
  /** Whether the expression binds names, so that each evaluation needs a frame. */
  readonly bindsNames: boolean;
}

/** The same for an expression of its own. */
export function compileEvaluation(tree: JsonataNode): Evaluation {
  const survey = surveyTree(tree);
  return { ...new TreeCompiler(survey).compileAtOnce(tree), bindsNames: survey.names.size > 0 };
}

class TreeCompiler implements CountingCompiler {
  readonly countsAhead = false;
  readonly makesFunctions: boolean;
  readonly isSimple: boolean;
  private readonly bound: ReadonlySet<string>;
  private readonly simple = new SimpleCompiler(this);

  constructor({ names, makesFunctions, isSimple }: Survey) {
    this.bound = names;
    this.makesFunctions = makesFunctions;
    this.isSimple = isSimple;
  }

  binds(name: string): boolean {
    return this.bound.has(name);
  }

  /** A simple expression that is within the bounds needs no counting during its evaluation. */
  compileAtOnce(tree: JsonataNode): Pick<Simple, 'evaluate' | 'nodes'> {
    const simple = this.isSimple ? this.simple.compile(tree) : undefined;
    return simple && simple.depth <= DEEPEST && simple.nodes <= MOST_WORK
      ? simple
      : { evaluate: this.compile(tree), nodes: 0 };
  }

  chain(): Evaluate {
    compiledChain ??= compileExpression(syntaxTree(parseJsonata('function($f, $g) { function($x){ $g($f($x)) } }')));
    return compiledChain;
  }

  // Properties, so that they can be passed on without their object.
  readonly compile = (node: JsonataNode): Evaluate => {
    const simple = this.simple.compile(node);
    return simple ? countedAtOnce(simple, () => this.compileCounted(node)) : this.compileCounted(node);
  };

  readonly compileBranch = (node: JsonataNode): Evaluate => this.compile(node);

  compileCounted(node: JsonataNode): Evaluate {
    const evaluate = compileKind(node, this);
    const keepsArray = Boolean(node.keepArray);
    const refine = this.refinements(node);
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

/** `f ~> g` for two functions, compiled on first use. */
let compiledChain: Evaluate | undefined;
