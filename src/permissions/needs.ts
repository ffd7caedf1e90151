// What a task needs of its role: the actions that AWS checks when the task is called, and while it runs.
// https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
import { resourcesOf } from './resources';
import { sdkActions, sdkService } from './sdk-services';
import { localArn, text, type ServiceCall } from './service-call';
import { isArn } from '../asl/arn';
import { isSync } from '../asl/services/resource';
import { isObject, member } from '../json/json';

/** An action on a resource. */
export interface Need {
  readonly action: string;
  /** Undefined where no rule says which; then any will do. */
  readonly resource?: string;
  /** Condition keys of the service, such as `iam:PassedToService`; null for one that is not in the request. */
  readonly context?: Readonly<Record<string, string | null>>;
}

export interface TaskNeeds {
  /** Without one of these the call fails. */
  readonly toCall: readonly Need[];
  /** What Step Functions does itself to follow a job and to stop it. */
  readonly toFollow: readonly Need[];
  /** What cannot be decided, and why. */
  readonly unknown?: string;
}

/** What is known of the template beyond the call: the roles that an ECS task definition hands on. */
export interface Surroundings {
  taskRoles(taskDefinitionArn: string): readonly string[];
}

export function needsOf(call: ServiceCall, around: Surroundings): TaskNeeds {
  return { ...(call.kind === 'sdk' ? sdkNeeds(call) : optimisedNeeds(call, around)), toFollow: followNeeds(call) };
}

/** What the optimised integrations need where it is not `<service>:<Action>` on the resources of the service's rule. */
const SPECIAL: Readonly<Record<string, (call: ServiceCall, around: Surroundings) => readonly Need[]>> = {
  'apigateway:invoke': (call) =>
    ['IAM_ROLE', 'RESOURCE_POLICY'].includes(text(call, 'AuthType') ?? '')
      ? on('execute-api', ['execute-api:Invoke'], call)
      : [],
  'batch:submitJob': (call) => on('batch', ['batch:SubmitJob'], call),
  'bedrockagentcore:invokeHarness': (call) =>
    on('bedrock-agentcore', ['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'], call),
  'ecs:runTask': (call, around) => [
    ...on('ecs', ['ecs:RunTask'], call, { 'ecs:cluster': clusterArn(call) }),
    ...around.taskRoles(resourcesOf('ecs', call)?.[0] ?? '').map((resource) => ({
      action: 'iam:PassRole',
      resource,
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    })),
  ],
  'eks:call': () => [],
  'eks:runJob': () => [],
  'elasticmapreduce:addStep': (call) => on('elasticmapreduce', ['elasticmapreduce:AddJobFlowSteps'], call),
  'elasticmapreduce:cancelStep': (call) => on('elasticmapreduce', ['elasticmapreduce:CancelSteps'], call),
  'elasticmapreduce:createCluster': (call) => on('elasticmapreduce', ['elasticmapreduce:RunJobFlow'], call),
  'elasticmapreduce:modifyInstanceFleetByName': (call) =>
    on('elasticmapreduce', ['elasticmapreduce:ListInstanceFleets', 'elasticmapreduce:ModifyInstanceFleet'], call),
  'elasticmapreduce:modifyInstanceGroupByName': (call) =>
    on('elasticmapreduce', ['elasticmapreduce:ListInstanceGroups', 'elasticmapreduce:ModifyInstanceGroups'], call),
  'elasticmapreduce:setClusterTerminationProtection': (call) =>
    on('elasticmapreduce', ['elasticmapreduce:SetTerminationProtection'], call),
  'elasticmapreduce:terminateCluster': (call) => on('elasticmapreduce', ['elasticmapreduce:TerminateJobFlows'], call),
  'http:invoke': httpNeeds,
  'lambda:invoke': (call) => on('lambda', ['lambda:InvokeFunction'], call),
};

function optimisedNeeds(call: ServiceCall, around: Surroundings): Omit<TaskNeeds, 'toFollow'> {
  const { service, action } = call;
  const key = `${service}:${action}`;
  if (Object.hasOwn(SPECIAL, key)) return { toCall: SPECIAL[key]!(call, around) };
  return { toCall: on(service, [`${service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`], call) };
}

function sdkNeeds(call: ServiceCall): Omit<TaskNeeds, 'toFollow'> {
  const actions = sdkActions(call.service, call.action);
  if (!actions) {
    const unknown = `no rule here says which IAM actions aws-sdk:${call.service}:${call.action} needs`;
    return { toCall: [], unknown };
  }
  return { toCall: on(sdkService(call.service)!.prefix, actions, call) };
}

/** Each action on each of the resources that the service's rule finds among the arguments. */
function on(prefix: string, actions: readonly string[], call: ServiceCall, context?: Need['context']): readonly Need[] {
  const resources = resourcesOf(prefix, call) ?? [undefined];
  return actions.flatMap((action) =>
    resources.map((resource) => ({
      action,
      ...(resource !== undefined && { resource }),
      ...(context && { context }),
    })),
  );
}

function clusterArn(call: ServiceCall): string {
  const cluster = text(call, 'Cluster') ?? 'default';
  return isArn(cluster) ? cluster : localArn(call, 'ecs', `cluster/${cluster}`);
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
function httpNeeds(call: ServiceCall): readonly Need[] {
  const endpoint = text(call, 'ApiEndpoint');
  const method = text(call, 'Method');
  const authentication = member(call.args, 'Authentication');
  const connection = isObject(authentication) ? text({ args: authentication }, 'ConnectionArn') : undefined;
  return [
    {
      action: 'states:InvokeHTTPEndpoint',
      context: { 'states:HTTPEndpoint': endpoint ?? null, 'states:HTTPMethod': method ?? null },
    },
    { action: 'events:RetrieveConnectionCredentials', ...(connection !== undefined && { resource: connection }) },
    { action: 'secretsmanager:GetSecretValue' },
    { action: 'secretsmanager:DescribeSecret' },
  ];
}

/** By the integration without its pattern: what `.sync` does besides the call. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  'athena:startQueryExecution': ['athena:GetQueryExecution', 'athena:StopQueryExecution', 'athena:GetDataCatalog'],
  'batch:submitJob': ['batch:DescribeJobs', 'batch:TerminateJob'],
  'codebuild:startBuild': ['codebuild:StopBuild', 'codebuild:BatchGetBuilds', 'codebuild:BatchGetReports'],
  'codebuild:startBuildBatch': ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'],
  'databrew:startJobRun': ['databrew:StopJobRun', 'databrew:ListJobRuns'],
  'ecs:runTask': ['ecs:StopTask', 'ecs:DescribeTasks'],
  'elasticmapreduce:addStep': ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'],
  'elasticmapreduce:createCluster': ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
  'elasticmapreduce:terminateCluster': ['elasticmapreduce:DescribeCluster'],
  'emr-containers:startJobRun': ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
  'glue:startJobRun': ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
  'mediaconvert:createJob': ['mediaconvert:GetJob', 'mediaconvert:CancelJob'],
  'sagemaker:createTrainingJob': ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
  'sagemaker:createTransformJob': ['sagemaker:DescribeTransformJob', 'sagemaker:StopTransformJob'],
  'states:startExecution': ['states:DescribeExecution', 'states:StopExecution'],
};

function followNeeds(call: ServiceCall): readonly Need[] {
  const key = `${call.service}:${call.action}`;
  return isSync(call) && Object.hasOwn(FOLLOWING, key) ? FOLLOWING[key]!.map((action) => ({ action })) : [];
}
