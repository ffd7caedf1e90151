// The IAM actions of integrations: those of the policies on the page of each service, such as
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html. The tasks of aws-cdk-lib grant the same.
import type { Action } from '../../../../src/asl/services/catalogue/row';
import { CATALOGUE } from '../../../../src/asl/services/catalogue/table';

const EKS_ROLES = 'iam:PassRole iam:CreateServiceLinkedRole';
const SAGEMAKER_TAGS = 'sagemaker:ListTags sagemaker:AddTags';
const SAGEMAKER_ROLE = `iam:PassRole ${SAGEMAKER_TAGS}`;

/** What a call needs where the name of its action does not say it. */
const CALLS: Readonly<Record<string, string>> = {
  'apigateway:invoke': 'invoke-api',
  'bedrockagentcore:invokeHarness': 'bedrock-agentcore:InvokeHarness bedrock-agentcore:InvokeAgentRuntime',
  'ecs:runTask': 'run-ecs-task',
  'eks:call': '',
  'eks:runJob': '',
  'elasticmapreduce:addStep': 'elasticmapreduce:AddJobFlowSteps',
  'elasticmapreduce:cancelStep': 'elasticmapreduce:CancelSteps',
  'elasticmapreduce:createCluster': 'elasticmapreduce:RunJobFlow',
  'elasticmapreduce:modifyInstanceFleetByName':
    'elasticmapreduce:ListInstanceFleets elasticmapreduce:ModifyInstanceFleet',
  'elasticmapreduce:modifyInstanceGroupByName':
    'elasticmapreduce:ListInstanceGroups elasticmapreduce:ModifyInstanceGroups',
  'elasticmapreduce:setClusterTerminationProtection': 'elasticmapreduce:SetTerminationProtection',
  'elasticmapreduce:terminateCluster': 'elasticmapreduce:TerminateJobFlows',
  'http:invoke': 'invoke-http',
  'lambda:invoke': 'lambda:InvokeFunction',
};

/** What the request and the account decide; after `?`, the parameter without which an action is not needed. */
const MAY_NEED: Readonly<Record<string, string>> = {
  'athena:getQueryResults': 's3:GetObject',
  'athena:startQueryExecution': [
    'athena:GetDataCatalog s3:GetBucketLocation s3:GetObject s3:ListBucket s3:ListBucketMultipartUploads',
    's3:ListMultipartUploadParts s3:AbortMultipartUpload s3:CreateBucket s3:PutObject',
    'glue:CreateDatabase glue:GetDatabase glue:GetDatabases glue:UpdateDatabase glue:DeleteDatabase',
    'glue:CreateTable glue:UpdateTable glue:GetTable glue:GetTables glue:DeleteTable glue:BatchDeleteTable',
    'glue:BatchCreatePartition glue:CreatePartition glue:UpdatePartition glue:GetPartition glue:GetPartitions',
    'glue:BatchGetPartition glue:DeletePartition glue:BatchDeletePartition lakeformation:GetDataAccess',
  ].join(' '),
  'bedrock:createModelCustomizationJob': 'iam:PassRole bedrock:TagResource?JobTags',
  'bedrock:invokeModel': 's3:GetObject?Input s3:PutObject?Output bedrock:ApplyGuardrail?GuardrailIdentifier',
  'eks:createCluster': EKS_ROLES,
  'eks:createFargateProfile': EKS_ROLES,
  'eks:createNodegroup': `${EKS_ROLES} ec2:DescribeSubnets iam:GetRole iam:ListAttachedRolePolicies`,
  'elasticmapreduce:addStep': 'iam:PassRole?ExecutionRoleArn',
  'elasticmapreduce:createCluster': 'iam:PassRole iam:CreateServiceLinkedRole elasticmapreduce:AddTags?Tags',
  'emr-containers:createVirtualCluster': 'iam:CreateServiceLinkedRole',
  'emr-serverless:createApplication': 'iam:CreateServiceLinkedRole',
  'emr-serverless:startJobRun': 'iam:PassRole',
  'mediaconvert:createJob': 'iam:PassRole',
  'sagemaker:createEndpoint': SAGEMAKER_TAGS,
  'sagemaker:createEndpointConfig': SAGEMAKER_TAGS,
  'sagemaker:createHyperParameterTuningJob': SAGEMAKER_ROLE,
  'sagemaker:createLabelingJob': SAGEMAKER_ROLE,
  'sagemaker:createModel': SAGEMAKER_ROLE,
  'sagemaker:createProcessingJob': SAGEMAKER_ROLE,
  'sagemaker:createTrainingJob': SAGEMAKER_ROLE,
  'sagemaker:createTransformJob': SAGEMAKER_ROLE,
  'sagemaker:updateEndpoint': SAGEMAKER_TAGS,
};

/**
 * What `.sync` needs besides to follow a job and to stop it, and the rule that tells Step Functions of its end. AWS refuses to create a
 * machine without the rule, where the name has no `?`.
 */
const JOBS: Readonly<Record<string, readonly [follow: string, rule?: string]>> = {
  'athena:startQueryExecution': ['athena:GetQueryExecution athena:StopQueryExecution'],
  'batch:submitJob': ['batch:DescribeJobs batch:TerminateJob', 'StepFunctionsGetEventsForBatchJobsRule'],
  'bedrock:createModelCustomizationJob': ['bedrock:GetModelCustomizationJob bedrock:StopModelCustomizationJob'],
  'codebuild:retryBuildBatch': ['codebuild:StopBuildBatch codebuild:BatchGetBuildBatches'],
  'codebuild:startBuild': [
    'codebuild:StopBuild codebuild:BatchGetBuilds codebuild:BatchGetReports',
    'StepFunctionsGetEventForCodeBuildStartBuildRule',
  ],
  'codebuild:startBuildBatch': [
    'codebuild:StopBuildBatch codebuild:BatchGetBuildBatches',
    'StepFunctionsGetEventForCodeBuildStartBuildBatchRule',
  ],
  'databrew:startJobRun': ['databrew:StopJobRun databrew:ListJobRuns'],
  'ecs:runTask': ['ecs:StopTask ecs:DescribeTasks', 'StepFunctionsGetEventsForECSTaskRule'],
  'eks:call': [''],
  'eks:createCluster': ['eks:DescribeCluster eks:DeleteCluster'],
  'eks:createFargateProfile': ['unknown', 'unknown'],
  'eks:createNodegroup': ['eks:DescribeNodegroup eks:DeleteNodegroup'],
  'eks:deleteCluster': ['eks:DescribeCluster'],
  'eks:deleteFargateProfile': ['unknown', 'unknown'],
  'eks:deleteNodegroup': ['eks:DescribeNodegroup'],
  'eks:runJob': [''],
  'elasticmapreduce:addStep': [
    'elasticmapreduce:DescribeStep elasticmapreduce:CancelSteps',
    'StepFunctionsGetEventForEMRAddJobFlowStepsRule',
  ],
  'elasticmapreduce:createCluster': [
    'elasticmapreduce:DescribeCluster elasticmapreduce:TerminateJobFlows',
    'StepFunctionsGetEventForEMRRunJobFlowRule',
  ],
  'elasticmapreduce:terminateCluster': [
    'elasticmapreduce:DescribeCluster',
    'StepFunctionsGetEventForEMRTerminateJobFlowsRule',
  ],
  'emr-containers:deleteVirtualCluster': ['emr-containers:DescribeVirtualCluster'],
  'emr-containers:startJobRun': ['emr-containers:DescribeJobRun emr-containers:CancelJobRun'],
  'emr-serverless:cancelJobRun': ['emr-serverless:GetJobRun', 'StepFunctionsGetEventsForEMRServerlessJobRule?'],
  'emr-serverless:createApplication': [
    'emr-serverless:GetApplication emr-serverless:DeleteApplication',
    'StepFunctionsGetEventsForEMRServerlessApplicationRule?',
  ],
  'emr-serverless:deleteApplication': [
    'emr-serverless:GetApplication',
    'StepFunctionsGetEventsForEMRServerlessApplicationRule?',
  ],
  'emr-serverless:startApplication': [
    'emr-serverless:GetApplication emr-serverless:StopApplication',
    'StepFunctionsGetEventsForEMRServerlessApplicationRule?',
  ],
  'emr-serverless:startJobRun': [
    'emr-serverless:GetJobRun emr-serverless:CancelJobRun',
    'StepFunctionsGetEventsForEMRServerlessJobRule?',
  ],
  'emr-serverless:stopApplication': [
    'emr-serverless:GetApplication',
    'StepFunctionsGetEventsForEMRServerlessApplicationRule?',
  ],
  'glue:startJobRun': ['glue:GetJobRun glue:GetJobRuns glue:BatchStopJobRun'],
  'mediaconvert:createJob': [
    'mediaconvert:GetJob mediaconvert:CancelJob',
    'StepFunctionsGetEventsForMediaConvertJobRule',
  ],
  'sagemaker:createEndpoint': ['unknown', 'unknown'],
  'sagemaker:createHyperParameterTuningJob': [
    'sagemaker:DescribeHyperParameterTuningJob sagemaker:StopHyperParameterTuningJob',
    'StepFunctionsGetEventsForSageMakerTuningJobsRule?',
  ],
  'sagemaker:createLabelingJob': ['unknown', 'unknown'],
  'sagemaker:createProcessingJob': [
    'sagemaker:DescribeProcessingJob sagemaker:StopProcessingJob',
    'StepFunctionsGetEventsForSageMakerProcessingJobsRule?',
  ],
  'sagemaker:createTrainingJob': [
    'sagemaker:DescribeTrainingJob sagemaker:StopTrainingJob',
    'StepFunctionsGetEventsForSageMakerTrainingJobsRule',
  ],
  'sagemaker:createTransformJob': [
    'sagemaker:DescribeTransformJob sagemaker:StopTransformJob',
    'StepFunctionsGetEventsForSageMakerTransformJobsRule',
  ],
  'sagemaker:updateEndpoint': ['unknown', 'unknown'],
  'states:startExecution': [
    'states:DescribeExecution states:StopExecution',
    'StepFunctionsGetEventsForStepFunctionsExecutionRule',
  ],
};

/** Something about each action that has it, by `service:action`. */
function ofActions(about: (action: Action) => unknown): object {
  const entries = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
    Object.entries(actions).map(([name, action]) => [`${service}:${name}`, about(action)] as const),
  );
  return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
}

test('a call needs the actions of its policy', () => {
  expect(ofActions(({ iam }) => (Array.isArray(iam) ? iam.join(' ') : iam))).toEqual(CALLS);
});

test('further actions of the policies may be needed', () => {
  const found = ofActions(({ mayNeed }) =>
    mayNeed?.map((need) => (typeof need === 'string' ? need : `${need.action}?${need.given}`)).join(' '),
  );
  expect(found).toEqual(MAY_NEED);
});

test('a job is followed with the actions of its policy, and its end is heard of by its rule', () => {
  const found = ofActions(({ sync }) => {
    if (!sync) return undefined;
    const { follow, rule } = sync;
    const actions = typeof follow === 'string' ? follow : follow.join(' ');
    if (!rule) return [actions];
    return [actions, typeof rule === 'string' ? rule : `${rule.name}${rule.isChecked ? '' : '?'}`];
  });
  expect(found).toEqual(JOBS);
});
