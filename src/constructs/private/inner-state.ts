// What aws-stepfunctions keeps to itself about its states, and the walk over all of them.
import {
  State,
  type CatchProps,
  type IChainable,
  type QueryLanguage,
  type RetryProps,
  type StateGraph,
} from 'aws-cdk-lib/aws-stepfunctions';

/** The fields and methods that every state has, although their types hide them. */
export interface InnerState {
  queryLanguage?: QueryLanguage;
  readonly retries: readonly RetryProps[];
  readonly catches: readonly { readonly props: CatchProps }[];
  readonly containingGraph?: StateGraph;
  /** The branches of a Parallel that is in a machine already, and of one that is not. */
  readonly branches: readonly StateGraph[];
  readonly _branches?: readonly IChainable[];
  /** What a Map runs for each item. */
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

/** The states of one machine, those behind catchers too; not what stands inside a Parallel or a Map. */
export function statesOf(start: State): State[] {
  return State.findReachableStates(start, { includeErrorHandlers: true });
}

/** The machines inside a Parallel or a Map that is bound to its workflow. */
export function nestedGraphs(state: State): StateGraph[] {
  const { branches, processor, iteration } = inner(state);
  return [...branches, processor, iteration].filter((graph) => graph !== undefined);
}

/** The outermost machine around a state so far; undefined while it is in none. */
export function outermostGraph(state: State): StateGraph | undefined {
  let graph = inner(state).containingGraph;
  for (let next = graph; next; next = (next as unknown as { superGraph?: StateGraph }).superGraph) graph = next;
  return graph;
}

/** All states, also those inside others, each once. */
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
