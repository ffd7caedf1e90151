// What a workflow says for all its states: their language, their retries, their timeouts.
import { StateGraph, TaskStateBase, type QueryLanguage, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { machineParts } from '../../../asl/machine-parts';
import type { JsonObject } from '../../../json/json';
import { LambdaTask } from '../../lambda-task';
import type { RetryPolicy } from '../../retry-policy';
import { inner, nestedGraphs } from '../inner-state';

/**
 * Tells the states the language of the workflow. aws-stepfunctions renders the machines inside a Parallel or a Map, and
 * the catchers of every state, as if the whole were in JSONPath, and loses what JSONata has.
 */
export function speak(states: readonly State[], queryLanguage: QueryLanguage): void {
  for (const state of states) {
    inner(state).queryLanguage ??= queryLanguage;
    for (const graph of nestedGraphs(state)) {
      graph.toGraphJson = (language = queryLanguage) => StateGraph.prototype.toGraphJson.call(graph, language);
    }
  }
}

/** Gives tasks that have no retries those of the policy. */
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

/** Gives tasks in a rendered definition that have no timeout this one. */
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
