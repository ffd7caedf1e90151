// Reads what aws-stepfunctions keeps private about its states, and walks over all of them.
import {
  State,
  StateGraph,
  type CatchProps,
  type FindStateOptions,
  type IChainable,
  type QueryLanguage,
  type RetryProps,
} from 'aws-cdk-lib/aws-stepfunctions';

/** A catcher of a state. */
export interface CatcherOfState {
  readonly props: CatchProps;
}

/** Fields and methods that every state has, although its type hides them. */
export interface InnerState {
  queryLanguage?: QueryLanguage;
  readonly retries: RetryProps[];
  readonly catches: CatcherOfState[];
  readonly inputPath?: string;
  readonly outputPath?: string;
  readonly resultPath?: string;
  readonly resultSelector?: object;
  readonly containingGraph?: StateGraph;
  /** The branches of a Parallel: those already in a machine, and those not yet. */
  readonly branches: readonly StateGraph[];
  readonly _branches?: readonly IChainable[];
  /** The processor of a Map. */
  readonly processor?: StateGraph;
  readonly iteration?: StateGraph;
  /** A CustomState's. */
  readonly stateJson?: { readonly [field: string]: unknown };
  outgoingTransitions(options: FindStateOptions): State[];
  /** Tasks, Parallel, Map and custom states have them. */
  addRetry?(props: RetryProps): unknown;
  addCatch?(handler: IChainable, props: CatchProps): unknown;
}

export function inner(state: State): InnerState {
  return state as unknown as InnerState;
}

/** Whether the state may have retriers and catchers: Task, Parallel and Map. */
export function canFail(state: State): boolean {
  const { addCatch, stateJson } = inner(state);
  return addCatch !== undefined && (!stateJson || ['Task', 'Parallel', 'Map'].includes(stateJson.Type as string));
}

/** The states of one machine, including those behind catchers, but not those inside a Parallel or a Map. */
export function statesOf(start: State): State[] {
  return State.findReachableStates(start, { includeErrorHandlers: true });
}

/** The machines inside a Parallel or a Map that is bound to its workflow. */
export function nestedGraphs(state: State): StateGraph[] {
  const { branches, processor, iteration } = inner(state);
  return [...branches, processor, iteration].filter((graph) => graph !== undefined);
}

/** The outermost machine around a state so far; undefined if there is none yet. */
export function outermostGraph(state: State): StateGraph | undefined {
  let graph = inner(state).containingGraph;
  for (let next = graph; next; next = (next as unknown as { superGraph?: StateGraph }).superGraph) graph = next;
  return graph;
}

/** All states, including nested ones, each once. */
export function allStates(start: State): State[] {
  const found = new Set<State>();
  const starts = [start];
  for (let next = starts.pop(); next; next = starts.pop()) {
    for (const state of statesOf(next)) {
      if (found.has(state)) continue;
      found.add(state);
      starts.push(...nestedGraphs(state).map(({ startState }) => startState));
      starts.push(...(inner(state)._branches ?? []).map(({ startState }) => startState));
    }
  }
  return [...found];
}

/**
 * Adds to their machines what aws-stepfunctions does not: a branch that a Parallel gets after it was bound, and the
 * default of a Choice.
 */
export function bindLate(start: State): void {
  for (const state of allStates(start)) {
    const graph = inner(state).containingGraph;
    if (!graph) continue;
    state.bindToGraph(graph);
    for (const next of inner(state).outgoingTransitions({ includeErrorHandlers: true })) next.bindToGraph(graph);
  }
}

/** A machine as JSON, with its states in the order in which they follow each other, whenever they were added. */
export function inOrder(graph: StateGraph, queryLanguage?: QueryLanguage): object {
  const json = StateGraph.prototype.toGraphJson.call(graph, queryLanguage) as { States: Record<string, unknown> };
  const reachable = depthFirst(graph.startState);
  const names = new Map(reachable.map(({ stateId }, index) => [stateId, index]));
  const spare = new Set(spareStates(graph, reachable).map(({ stateId }) => stateId));
  const rendered = Object.entries(json.States).filter(([name]) => !spare.has(name));
  const placeOf = ([name]: readonly [string, unknown]) => names.get(name) ?? Infinity; // unreachable states come last
  rendered.sort((one, other) => Math.sign(placeOf(one) - placeOf(other)) || (one[0] < other[0] ? -1 : 1));
  return { ...json, States: Object.fromEntries(rendered) };
}

/** The first states of failure handlers. */
export const handlerStarts = new WeakSet<State>();

/** The states of failure handlers that nothing leads to any more, because all tasks have got catchers of their own. */
function spareStates(graph: StateGraph, reachable: readonly State[]): State[] {
  const { allStates: bound } = graph as unknown as { readonly allStates: ReadonlySet<State> };
  const starts = [...bound].filter((state) => handlerStarts.has(state) && !reachable.includes(state));
  return starts.flatMap(depthFirst).filter((state) => !reachable.includes(state));
}

function depthFirst(start: State): State[] {
  const found = new Set<State>();
  const ahead = [start];
  for (let state = ahead.pop(); state; state = ahead.pop()) {
    if (found.has(state)) continue;
    found.add(state);
    ahead.push(...inner(state).outgoingTransitions({ includeErrorHandlers: true }).reverse());
  }
  return [...found];
}
