// The workflow's defaults for its states: query language, retries, timeouts.
import { TaskStateBase, type QueryLanguage, type RetryProps, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { translateCatchers } from './failure-handling';
import { machineParts } from '../../../asl/machine-parts';
import type { JsonObject } from '../../../json/json';
import { LambdaTask } from '../../lambda-task';
import type { RetryPolicy } from '../../retry-policy';
import { inner, inOrder, nestedGraphs } from '../inner-state';
import { decideLanguage } from '../query-language';

/**
 * Sets the workflow's query language on its states. aws-stepfunctions renders the machines inside a Parallel or a Map,
 * and the catchers of every state, as if the workflow were in JSONPath, and drops the JSONata fields.
 */
export function speak(states: readonly State[], queryLanguage: QueryLanguage): void {
  for (const state of states) {
    decideLanguage(state, queryLanguage);
    translateCatchers(state);
    for (const graph of nestedGraphs(state)) graph.toGraphJson = (language = queryLanguage) => inOrder(graph, language);
  }
}

/** Adds the policy's retriers to tasks that have none. */
export class InheritedRetries {
  private readonly added = new WeakSet<RetryProps>();

  constructor(private readonly policy: RetryPolicy) {}

  /** Calling this again, after a task has got its own retriers, takes those of the policy away. */
  public apply(states: readonly State[]): void {
    for (const state of states) {
      if (state instanceof LambdaTask) state._inheritRetry(this.policy);
      else if (isTask(state)) this.applyTo(state);
    }
  }

  private applyTo(state: State): void {
    const { retries, stateJson, addRetry } = inner(state);
    const own = retries.filter((retrier) => !this.added.has(retrier));
    retries.splice(0, retries.length, ...own);
    if (own.length > 0 || stateJson?.Retry !== undefined) return;
    for (const retrier of this.policy.retriers) {
      addRetry!.call(state, retrier);
      this.added.add(retries.at(-1)!);
    }
  }
}

function isTask(state: State): boolean {
  return state instanceof TaskStateBase || inner(state).stateJson?.Type === 'Task';
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
