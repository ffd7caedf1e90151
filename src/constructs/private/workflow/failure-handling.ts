// Adds a failure handler's catcher to the states of a workflow.
import { Errors, QueryLanguage, type IChainable, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { canFail, inner, statesOf } from '../inner-state';

// An input that is not an object moves to `input`.
const OUTPUTS =
  '{% $merge([$type($states.input) = "object" ? $states.input : {"input": $states.input}, {"error": $states.errorOutput}]) %}';

/**
 * Adds a catcher that leads to the handler to every Task, Parallel and Map that is reachable from the start, for errors
 * that their own catchers do not match. The handler's own states get none: a failing handler must not handle its own
 * failure. States inside a Parallel or a Map fail it, and it catches the failure. Calling this twice does no harm.
 */
export function catchAll(start: State, handler: IChainable, workflowLanguage: QueryLanguage): void {
  const handlers = new Set(statesOf(handler.startState));
  for (const state of statesOf(start)) {
    if (!handlers.has(state)) catchWith(state, handler, workflowLanguage);
  }
}

/** Does the same for one state. The handler's states join the state's machine. */
export function catchWith(state: State, handler: IChainable, workflowLanguage: QueryLanguage): void {
  if (!canFail(state) || caughtErrors(state).includes(Errors.ALL)) return;
  const { queryLanguage, addCatch } = inner(state);
  const isJsonPath = (queryLanguage ?? workflowLanguage) === QueryLanguage.JSON_PATH;
  addCatch!.call(state, handler, isJsonPath ? { resultPath: '$.error' } : { outputs: OUTPUTS });
}

function caughtErrors(state: State): string[] {
  const { catches, stateJson } = inner(state);
  const written = Array.isArray(stateJson?.Catch) ? (stateJson.Catch as { ErrorEquals?: string[] }[]) : [];
  return [
    ...catches.flatMap(({ props }) => props.errors ?? []),
    ...written.flatMap(({ ErrorEquals }) => ErrorEquals ?? []),
  ];
}
