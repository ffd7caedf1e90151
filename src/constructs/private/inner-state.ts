// Reads what aws-stepfunctions keeps private about its states, and walks over all of them.
import {
  State,
  type CatchProps,
  type IChainable,
  type QueryLanguage,
  type RetryProps,
  type StateGraph,
} from 'aws-cdk-lib/aws-stepfunctions';

/** Fields and methods that every state has, although its type hides them. */
export interface InnerState {
  queryLanguage?: QueryLanguage;
  readonly retries: readonly RetryProps[];
  readonly catches: readonly { readonly props: CatchProps }[];
  readonly containingGraph?: StateGraph;
  /** The branches of a Parallel: those already in a machine, and those not yet. */
  readonly branches: readonly StateGraph[];
  readonly _branches?: readonly IChainable[];
  /** The processor of a Map. */
  readonly processor?: StateGraph;
  readonly iteration?: StateGraph;
  /** A CustomState's. */
  readonly stateJson?: { readonly [field: string]: unknown };
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
