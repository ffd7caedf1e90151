// Gives the states of a workflow their catcher.
import { QueryLanguage, State, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** A state that can have catchers, with what aws-stepfunctions keeps to itself about it. */
interface CatchingState {
  readonly catches: readonly unknown[];
  readonly queryLanguage?: QueryLanguage;
  addCatch(handler: IChainable, props: object): unknown;
}

// An input that is no object stands under `input`.
const OUTPUTS =
  '{% $merge([$type($states.input) = "object" ? $states.input : {"input": $states.input}, {"error": $states.errorOutput}]) %}';

/**
 * Adds a catcher that leads to the handler to every Task, Parallel and Map that is reachable from the start and has
 * none, but not to the handler's own states: a failure there must not be handled by what failed. States inside a
 * Parallel or a Map fail it, and it is the one that catches.
 */
export function catchAll(start: State, handler: IChainable, workflowLanguage: QueryLanguage): void {
  const handlers = new Set(State.findReachableStates(handler.startState, { includeErrorHandlers: true }));
  for (const reachable of State.findReachableStates(start, { includeErrorHandlers: true })) {
    const state = catching(reachable);
    if (handlers.has(reachable) || !state || state.catches.length > 0) continue;
    const isJsonPath = (state.queryLanguage ?? workflowLanguage) === QueryLanguage.JSON_PATH;
    state.addCatch(handler, isJsonPath ? { resultPath: '$.error' } : { outputs: OUTPUTS });
  }
}

function catching(state: object): CatchingState | undefined {
  const candidate = state as CatchingState;
  return typeof candidate.addCatch === 'function' && Array.isArray(candidate.catches) ? candidate : undefined;
}
