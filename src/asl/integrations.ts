// The optimised integrations: their actions, the patterns of each, and the parameters that must be there.
// docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html and the page of each service.

import type { IntegrationPattern, ServiceResource } from './services/resource';

export interface IntegrationAction {
  /** Besides request-response. */
  readonly patterns: readonly IntegrationPattern[];
  readonly required: readonly string[];
}

const action = (patterns: readonly IntegrationPattern[] = [], ...required: string[]): IntegrationAction => ({
  patterns,
  required,
});
const SYNC = ['sync'] as const;
const TOKEN = ['waitForTaskToken'] as const;
const BOTH = ['sync', 'waitForTaskToken'] as const;

/** `service:action` to what is known of it. */
export const OPTIMISED: Readonly<Record<string, Readonly<Record<string, IntegrationAction>>>> = {
  apigateway: { invoke: action(TOKEN, 'ApiEndpoint', 'Method') },
  athena: {
    getQueryExecution: action([], 'QueryExecutionId'),
    getQueryResults: action([], 'QueryExecutionId'),
    startQueryExecution: action(SYNC, 'QueryString'),
    stopQueryExecution: action(),
  },
  batch: { submitJob: action(SYNC, 'JobDefinition', 'JobName', 'JobQueue') },
  bedrock: {
    createModelCustomizationJob: action(SYNC, 'BaseModelIdentifier', 'CustomModelName', 'JobName', 'RoleArn'),
    invokeModel: action(TOKEN, 'ModelId'),
  },
  // AWS's page has an example without RuntimeSessionId, which the model requires.
  bedrockagentcore: { invokeHarness: action([], 'HarnessArn', 'Messages') },
  codebuild: {
    batchDeleteBuilds: action([], 'Ids'),
    batchGetReports: action([], 'ReportArns'),
    deleteBuildBatch: action([], 'Id'),
    retryBuildBatch: action(SYNC),
    startBuild: action(SYNC, 'ProjectName'),
    startBuildBatch: action(SYNC, 'ProjectName'),
    stopBuild: action([], 'Id'),
    stopBuildBatch: action([], 'Id'),
  },
  databrew: { startJobRun: action(SYNC, 'Name') },
  dynamodb: {
    deleteItem: action([], 'Key', 'TableName'),
    getItem: action([], 'Key', 'TableName'),
    putItem: action([], 'Item', 'TableName'),
    updateItem: action([], 'Key', 'TableName'),
  },
  ecs: { runTask: action(BOTH, 'TaskDefinition') },
  eks: {
    call: action(SYNC, 'ClusterName', 'Endpoint', 'Method', 'Path'),
    createCluster: action(SYNC, 'Name', 'RoleArn'),
    createFargateProfile: action(SYNC, 'ClusterName', 'FargateProfileName', 'PodExecutionRoleArn'),
    createNodegroup: action(SYNC, 'ClusterName', 'NodegroupName', 'NodeRole'),
    deleteCluster: action(SYNC, 'Name'),
    deleteFargateProfile: action(SYNC, 'ClusterName', 'FargateProfileName'),
    deleteNodegroup: action(SYNC, 'ClusterName', 'NodegroupName'),
    runJob: action(BOTH, 'ClusterName', 'Endpoint', 'Job'),
  },
  elasticmapreduce: {
    addStep: action(SYNC, 'ClusterId', 'Step'),
    cancelStep: action([], 'ClusterId', 'StepId'),
    createCluster: action(SYNC, 'Name'),
    modifyInstanceFleetByName: action([], 'ClusterId', 'InstanceFleetName'),
    modifyInstanceGroupByName: action([], 'ClusterId', 'InstanceGroupName'),
    setClusterTerminationProtection: action([], 'ClusterId', 'TerminationProtected'),
    terminateCluster: action(SYNC, 'ClusterId'),
  },
  'emr-containers': {
    createVirtualCluster: action([], 'ContainerProvider', 'Name'),
    deleteVirtualCluster: action(SYNC, 'Id'),
    startJobRun: action(SYNC, 'VirtualClusterId'),
  },
  'emr-serverless': {
    cancelJobRun: action(SYNC, 'ApplicationId', 'JobRunId'),
    createApplication: action(SYNC, 'ReleaseLabel', 'Type'),
    deleteApplication: action(SYNC, 'ApplicationId'),
    startApplication: action(SYNC, 'ApplicationId'),
    startJobRun: action(SYNC, 'ApplicationId', 'ExecutionRoleArn'),
    stopApplication: action(SYNC, 'ApplicationId'),
  },
  events: { putEvents: action(TOKEN, 'Entries') },
  glue: { startJobRun: action(SYNC, 'JobName') },
  http: { invoke: action([], 'ApiEndpoint', 'Method') },
  lambda: { invoke: action(TOKEN, 'FunctionName') },
  mediaconvert: { createJob: action(SYNC, 'Role', 'Settings') },
  sagemaker: {
    createEndpoint: action(SYNC, 'EndpointConfigName', 'EndpointName'),
    createEndpointConfig: action([], 'EndpointConfigName'),
    createHyperParameterTuningJob: action(SYNC, 'HyperParameterTuningJobName'),
    createLabelingJob: action(SYNC, 'LabelingJobName'),
    createModel: action([], 'ModelName'),
    createProcessingJob: action(SYNC, 'ProcessingJobName'),
    createTrainingJob: action(SYNC, 'TrainingJobName'),
    createTransformJob: action(SYNC, 'TransformJobName'),
    updateEndpoint: action(SYNC, 'EndpointConfigName', 'EndpointName'),
  },
  sns: { publish: action(TOKEN, 'Message') },
  sqs: { sendMessage: action(TOKEN, 'MessageBody', 'QueueUrl') },
  states: { startExecution: action(['sync', 'sync:2', 'waitForTaskToken'], 'StateMachineArn') },
};

/** What is known of an optimised integration; undefined for others, and for a pattern that it does not have. */
export function optimisedAction(resource: ServiceResource): IntegrationAction | undefined {
  const { kind, service, action: name, pattern } = resource;
  if (kind !== 'optimised') return undefined;
  const actions = Object.hasOwn(OPTIMISED, service) ? OPTIMISED[service] : undefined;
  const found = actions && Object.hasOwn(actions, name) ? actions[name] : undefined;
  return pattern === undefined || found?.patterns.includes(pattern) ? found : undefined;
}
