// The constructs: what jsii sees and API.md documents.
export { LambdaTask, type LambdaTaskProps } from './constructs/lambda-task';
export { LambdaTaskChain, type LambdaTaskChainProps } from './constructs/lambda-task-chain';
export { LambdaWorkflow, type LambdaWorkflowProps } from './constructs/lambda-workflow';
export { OnFailure } from './constructs/on-failure';
export { RetryPolicy } from './constructs/retry-policy';
