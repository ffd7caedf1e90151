// The constructs: what jsii sees and API.md documents.
export { LambdaTask, LambdaTaskProps } from './constructs/lambda-task';
export { LambdaTaskChain, LambdaTaskChainProps } from './constructs/lambda-task-chain';
export { LambdaWorkflow, LambdaWorkflowProps } from './constructs/lambda-workflow';
export { OnFailure } from './constructs/on-failure';
export { RetryPolicy } from './constructs/retry-policy';
