// Checks that a LambdaWorkflow makes at once. Errors have the path of the construct and say what to do.
import { Duration, Token } from 'aws-cdk-lib';
import { QueryLanguage, StateMachineType, type State, type StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
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
    const message = `the timeout is ${timeout.toHumanString()}, but an EXPRESS workflow runs for at most 5 minutes. Shorten the timeout, or use STANDARD.`;
    throw constructError(scope, id, message);
  }
  if (name !== undefined && !Token.isUnresolved(name) && !/^[\w-]{1,80}$/.test(name)) {
    const message = `stateMachineName must have 1 to 80 letters, digits, - and _; found '${name}'.`;
    throw constructError(scope, id, message);
  }
  if (logGroup && logEncryptionKey) {
    throw constructError(
      scope,
      id,
      'logEncryptionKey only applies to the log group that the workflow creates. Set the key on your own logGroup instead.',
    );
  }
}

/** Each state belongs to one workflow, each name to one state, and a JSONata machine has no JSONPath states. */
export function checkStates(
  scope: Construct,
  states: readonly State[],
  queryLanguage: QueryLanguage,
  machine?: StateGraph,
): void {
  const byName = new Map<string, State>();
  const own = new Set([machine, ...states.flatMap(nestedGraphs)]); // a Map makes its machine at once
  for (const state of states) {
    const graph = outermostGraph(state);
    if (graph && !own.has(graph)) {
      const message = `the state ${state.node.path} already belongs to another workflow. Create a state for each workflow; they may share a function.`;
      throw constructError(scope, '', message);
    }
    if (queryLanguage === QueryLanguage.JSONATA && inner(state).queryLanguage === QueryLanguage.JSON_PATH) {
      const message = `the state ${state.node.path} uses JSONPath, the workflow JSONata. Set the workflow's queryLanguage to JSON_PATH, which allows states of both.`;
      throw constructError(scope, '', message);
    }
    const other = byName.get(state.stateId);
    if (other) {
      const message = `${other.node.path} and ${state.node.path} are both named '${state.stateId}'. Set stateName on one of them, or a prefix on their chain.`;
      throw constructError(scope, '', message);
    }
    byName.set(state.stateId, state);
  }
}
