// The workflow's defaults for its states: query language, retries, timeouts.
import { StateGraph, TaskStateBase, type QueryLanguage, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { machineParts } from '../../../asl/machine-parts';
import type { JsonObject } from '../../../json/json';
import { LambdaTask } from '../../lambda-task';
import type { RetryPolicy } from '../../retry-policy';
import { inner, nestedGraphs } from '../inner-state';

/**
 * Sets the workflow's query language on its states. aws-stepfunctions renders the machines inside a Parallel or a Map,
 * and the catchers of every state, as if the workflow were in JSONPath, and drops the JSONata fields.
 */
export function speak(states: readonly State[], queryLanguage: QueryLanguage): void {
  for (const state of states) {
    inner(state).queryLanguage ??= queryLanguage;
    for (const graph of nestedGraphs(state)) {
      graph.toGraphJson = (language = queryLanguage) => StateGraph.prototype.toGraphJson.call(graph, language);
    }
  }
}

/** Adds the policy's retriers to tasks that have none. */
export function retryTasks(states: readonly State[], policy: RetryPolicy): void {
  for (const state of states) {
    if (state instanceof LambdaTask) state._inheritRetry(policy);
    else if (isTask(state) && hasNoRetries(state)) policy.retriers.forEach((one) => inner(state).addRetry!(one));
  }
}

function isTask(state: State): boolean {
  return state instanceof TaskStateBase || inner(state).stateJson?.Type === 'Task';
}

function hasNoRetries(state: State): boolean {
  const { retries, stateJson } = inner(state);
  return retries.length === 0 && stateJson?.Retry === undefined;
}

/** Sets the timeout of tasks in a rendered definition that have none. */
export function limitTasks(definition: object, seconds: number): void {
  for (const { states } of machineParts(definition as JsonObject).machines) {
    for (const { state } of states) {
      if (state.Type !== 'Task' || state.TimeoutSeconds !== undefined || state.TimeoutSecondsPath !== undefined) {
        continue;
      }
      Object.assign(state, { TimeoutSeconds: seconds });
    }
  }
}
