// Checks that a LambdaWorkflow makes at once. Errors have the path of the construct and say what to do.
import { Duration, Token } from 'aws-cdk-lib';
import { QueryLanguage, StateMachineType, type State } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';
import { constructError } from '../construct-error';
import { inner, nestedGraphs, outermostGraph } from '../inner-state';
import { seconds } from '../seconds';

const LONGEST_EXPRESS = Duration.minutes(5);

export function checkWorkflowProps(scope: Construct, id: string, props: LambdaWorkflowProps): void {
  const { timeout, taskTimeout, stateMachineName: name, logGroup, logEncryptionKey } = props;
  const isExpress = props.stateMachineType === StateMachineType.EXPRESS;
  if (taskTimeout) seconds(scope, id, 'taskTimeout', taskTimeout);
  if (timeout && seconds(scope, id, 'timeout', timeout) > LONGEST_EXPRESS.toSeconds() && isExpress) {
    const message = `an EXPRESS workflow runs 5 minutes at most, but its timeout is ${timeout.toHumanString()}: shorten it, or use STANDARD.`;
    throw constructError(scope, id, message);
  }
  if (name !== undefined && !Token.isUnresolved(name) && !/^[\w-]{1,80}$/.test(name)) {
    const message = `stateMachineName must be 1 to 80 letters, digits, - and _, got '${name}'.`;
    throw constructError(scope, id, message);
  }
  if (logGroup && logEncryptionKey) {
    throw constructError(scope, id, 'logEncryptionKey is for the new log group: give it to your own logGroup instead.');
  }
}

/** Each state belongs to one workflow, each name to one state, and a JSONata machine has no JSONPath states. */
export function checkStates(
  scope: Construct,
  id: string,
  states: readonly State[],
  queryLanguage: QueryLanguage,
): void {
  const byName = new Map<string, State>();
  const own = new Set(states.flatMap(nestedGraphs)); // a Map makes its machine at once
  for (const state of states) {
    const graph = outermostGraph(state);
    if (graph && !own.has(graph)) {
      const message = `the state ${state.node.path} is part of another workflow already: make a state for each; a function may be in both.`;
      throw constructError(scope, id, message);
    }
    if (queryLanguage === QueryLanguage.JSONATA && inner(state).queryLanguage === QueryLanguage.JSON_PATH) {
      const message = `the state ${state.node.path} is in JSONPath, the workflow in JSONata: give the workflow queryLanguage JSON_PATH, where states of both may stand.`;
      throw constructError(scope, id, message);
    }
    const other = byName.get(state.stateId);
    if (other) {
      const message = `${other.node.path} and ${state.node.path} are both named '${state.stateId}': give one of them a stateName, or their chain a prefix.`;
      throw constructError(scope, id, message);
    }
    byName.set(state.stateId, state);
  }
}
