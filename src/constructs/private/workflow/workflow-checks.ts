// Checks that a LambdaWorkflow makes at once. Errors have the path of the construct and say what to do.
import { Duration, Token } from 'aws-cdk-lib';
import { LogLevel, QueryLanguage, StateMachineType, type State, type StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { parseArn } from '../../../asl/arn';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';
import { inner, nestedGraphs, outermostGraph } from '../inner-state';
import { constructError, refuse } from '../kinds/construct-error';
import { kind, kindProblem } from '../kinds/kind';
import { TEXT } from '../kinds/property-kinds';
import { checkRetry } from '../lambda-task-checks';
import { regionProblem } from '../regions';
import { seconds } from '../seconds';

const LONGEST_EXPRESS = Duration.minutes(5);

export function checkWorkflowProps(scope: Construct, id: string, props: LambdaWorkflowProps): void {
  const { timeout, taskTimeout, stateMachineName: name } = props;
  checkRetry(scope, id, props.retry);
  const isExpress = props.stateMachineType === StateMachineType.EXPRESS;
  if (taskTimeout) seconds(scope, id, 'taskTimeout', taskTimeout);
  const limit = timeout && seconds(scope, id, 'timeout', timeout);
  if (timeout && limit && limit > LONGEST_EXPRESS.toSeconds() && isExpress) {
    const message = `the timeout is ${timeout.toHumanString()}, but an EXPRESS workflow runs for at most 5 minutes. Shorten the timeout, or use STANDARD.`;
    throw constructError(scope, id, message);
  }
  if (name !== undefined) refuse(scope, id, nameProblem(name));
  refuse(scope, id, roleProblem(props));
  checkLogProps(scope, id, props);
  refuse(scope, id, regionProblem(scope, 'alarmTopic', props.alarmTopic));
  if (props.alarmOptions && !props.alarmTopic && !props.alarmActions) {
    throw constructError(scope, id, 'alarmOptions has no effect without alarms. Set alarmTopic or alarmActions.');
  }
}

/** What is wrong with the name of a state machine. */
export function nameProblem(name: string): string | undefined {
  const problem = kindProblem('stateMachineName', name, TEXT);
  if (problem !== undefined || Token.isUnresolved(name) || /^[\w-]{1,80}$/.test(name)) return problem;
  return `stateMachineName must have 1 to 80 letters, digits, - and _; found '${name}'.`;
}

/** What is wrong with the ARN of a state machine. */
export function arnProblem(arn: string): string | undefined {
  const fits = (value: unknown) => typeof value === 'string' && (Token.isUnresolved(value) || isMachineArn(value));
  return kindProblem('stateMachineArn', arn, kind('the ARN of a state machine', fits));
}

function isMachineArn(value: string): boolean {
  const arn = parseArn(value);
  return arn?.service === 'states' && /^stateMachine:./.test(arn.resource);
}

function roleProblem({ role, roleName }: LambdaWorkflowProps): string | undefined {
  if (roleName === undefined || Token.isUnresolved(roleName)) return undefined;
  if (role) return 'roleName only applies to the role that the workflow creates. Set it on your own role instead.';
  return /^[\w+=,.@-]{1,64}$/.test(roleName)
    ? undefined
    : `roleName must have 1 to 64 letters, digits and +=,.@_-; found '${roleName}'.`;
}

/** No setting may be without effect. */
function checkLogProps(scope: Construct, id: string, props: LambdaWorkflowProps): void {
  const ofNewGroup = (['logGroupName', 'logRetention', 'logEncryptionKey', 'removalPolicy'] as const).filter(
    (name) => props[name],
  );
  const [given] = ofNewGroup;
  if (props.logLevel === LogLevel.OFF) {
    const unused = props.logGroup ? 'logGroup' : props.includeExecutionData ? 'includeExecutionData' : given;
    if (unused) {
      throw constructError(scope, id, `${unused} has no effect, because logLevel is OFF. Remove one of them.`);
    }
  } else if (props.logGroup && given) {
    const message = `${given} only applies to the log group that the workflow creates. Set it on your own logGroup instead.`;
    throw constructError(scope, id, message);
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
    const paths = queryLanguage === QueryLanguage.JSONATA ? pathsOf(state) : [];
    if (paths.length > 0) {
      const message = `${paths.join(' and ')} of the state ${state.node.path} only works in JSONPath, the workflow uses JSONata. Use outputs and assign instead, or set the workflow's queryLanguage to JSON_PATH.`;
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

const PATHS = ['inputPath', 'outputPath', 'resultPath', 'resultSelector'] as const;

/** The fields of a state that only JSONPath has. A state without a language speaks that of its workflow. */
function pathsOf(state: State): string[] {
  return PATHS.filter((name) => inner(state)[name] !== undefined);
}
