// The constructs: what jsii sees and what API.md documents.
import './constructs/private/peers';
export { ItemMap, type ItemMapProps } from './constructs/item-map';
export { KeyedParallel, type KeyedParallelProps } from './constructs/keyed-parallel';
export { LambdaTask } from './constructs/lambda-task';
export { LambdaTaskChain, type LambdaTaskChainProps } from './constructs/lambda-task-chain';
export {
  type LambdaCallbackTaskProps,
  type LambdaTaskBaseProps,
  type LambdaTaskProps,
} from './constructs/lambda-task-props';
export { type ILambdaWorkflow } from './constructs/lambda-workflow-base';
export { LambdaWorkflow } from './constructs/lambda-workflow';
export { type LambdaWorkflowProps } from './constructs/lambda-workflow-props';
export { OnFailure } from './constructs/on-failure';
export { type ChoiceRule, RejoiningChoice, type RejoiningChoiceProps } from './constructs/rejoining-choice';
export { RetryPolicy } from './constructs/retry-policy';
export { type WorkflowAlarmOptions, WorkflowAlarms, type WorkflowAlarmsProps } from './constructs/workflow-alarms';
export { WorkflowGrants } from './constructs/workflow-grants';
