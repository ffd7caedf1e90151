// Which integrations exist and what they require: the tables of
// https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html and of the page of each service, and AWS's models.
import { calledAction } from '../../../../src/asl/services/called-action';
import { CATALOGUE } from '../../../../src/asl/services/catalogue/table';
import { optimisedNames } from '../../../../src/asl/services/lookup';
import { resultName } from '../../../../src/asl/services/sdk-names';
import { calledIn } from '../../../support/resources';

/** The actions of each service by the patterns that they have besides request and response. */
const PATTERNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apigateway: { waitForTaskToken: 'invoke' },
  athena: { none: 'getQueryExecution getQueryResults stopQueryExecution', sync: 'startQueryExecution' },
  batch: { sync: 'submitJob' },
  bedrock: { sync: 'createModelCustomizationJob', waitForTaskToken: 'invokeModel' },
  bedrockagentcore: { none: 'invokeHarness' },
  codebuild: {
    none: 'batchDeleteBuilds batchGetReports deleteBuildBatch stopBuild stopBuildBatch',
    sync: 'retryBuildBatch startBuild startBuildBatch',
  },
  databrew: { sync: 'startJobRun' },
  dynamodb: { none: 'deleteItem getItem putItem updateItem' },
  ecs: { 'sync waitForTaskToken': 'runTask' },
  eks: {
    sync: 'call createCluster createFargateProfile createNodegroup deleteCluster deleteFargateProfile deleteNodegroup',
    'sync waitForTaskToken': 'runJob',
  },
  elasticmapreduce: {
    none: 'cancelStep modifyInstanceFleetByName modifyInstanceGroupByName setClusterTerminationProtection',
    sync: 'addStep createCluster terminateCluster',
  },
  'emr-containers': { none: 'createVirtualCluster', sync: 'deleteVirtualCluster startJobRun' },
  'emr-serverless': {
    sync: 'cancelJobRun createApplication deleteApplication startApplication startJobRun stopApplication',
  },
  events: { waitForTaskToken: 'putEvents' },
  glue: { sync: 'startJobRun' },
  http: { none: 'invoke' },
  lambda: { waitForTaskToken: 'invoke' },
  mediaconvert: { sync: 'createJob' },
  sagemaker: {
    none: 'createEndpointConfig createModel',
    sync: 'createEndpoint createHyperParameterTuningJob createLabelingJob createProcessingJob createTrainingJob createTransformJob updateEndpoint',
  },
  sns: { waitForTaskToken: 'publish' },
  sqs: { waitForTaskToken: 'sendMessage' },
  states: { 'sync sync:2 waitForTaskToken': 'startExecution' },
};

test('the integrations and their patterns are those of the documentation', () => {
  const documented = Object.entries(PATTERNS).flatMap(([service, byPattern]) =>
    Object.entries(byPattern).flatMap(([patterns, actions]) =>
      actions
        .split(' ')
        .map((action) => `${service}:${action}`)
        .flatMap((name) => [
          name,
          ...patterns.split(' ').flatMap((pattern) => (pattern === 'none' ? [] : [`${name}.${pattern}`])),
        ]),
    ),
  );
  expect(optimisedNames().sort()).toEqual(documented.sort());
});

/** What the actions of Step Functions itself require, by the syntax on the pages of the services. */
const OWN: Readonly<Record<string, string>> = {
  'apigateway:invoke': 'ApiEndpoint Method',
  'eks:call': 'ClusterName Endpoint Method Path',
  'eks:runJob': 'ClusterName Endpoint Job',
  'elasticmapreduce:addStep': 'ClusterId Step',
  'elasticmapreduce:cancelStep': 'ClusterId StepId',
  'elasticmapreduce:createCluster': 'Name',
  'elasticmapreduce:modifyInstanceFleetByName': 'ClusterId InstanceFleetName',
  'elasticmapreduce:modifyInstanceGroupByName': 'ClusterId InstanceGroupName',
  'elasticmapreduce:setClusterTerminationProtection': 'ClusterId TerminationProtected',
  'elasticmapreduce:terminateCluster': 'ClusterId',
  'http:invoke': 'ApiEndpoint Method',
};

/** What the models require and Step Functions does not: a token that it makes itself, and what it leaves to the service. */
const LEFT_TO_THE_SERVICE: Readonly<Record<string, string>> = {
  'athena:stopQueryExecution': 'QueryExecutionId',
  'bedrock:createModelCustomizationJob': 'OutputDataConfig TrainingDataConfig',
  'bedrockagentcore:invokeHarness': 'RuntimeSessionId',
  'eks:createCluster': 'ResourcesVpcConfig',
  'eks:createNodegroup': 'Subnets',
  'emr-containers:createVirtualCluster': 'ClientToken',
  'emr-containers:startJobRun': 'ClientToken',
  'emr-serverless:createApplication': 'ClientToken',
  'emr-serverless:startJobRun': 'ClientToken',
  'sagemaker:createEndpointConfig': 'ProductionVariants',
  'sagemaker:createHyperParameterTuningJob': 'HyperParameterTuningJobConfig',
  'sagemaker:createLabelingJob': 'HumanTaskConfig InputConfig LabelAttributeName OutputConfig RoleArn',
  'sagemaker:createProcessingJob': 'AppSpecification ProcessingResources RoleArn',
  'sagemaker:createTrainingJob': 'OutputDataConfig RoleArn',
  'sagemaker:createTransformJob': 'ModelName TransformInput TransformOutput TransformResources',
};

function requiredByService(name: string): readonly string[] {
  if (Object.hasOwn(OWN, name)) return OWN[name]!.split(' ');
  const { model, action } = calledAction(calledIn(name))!;
  const required = model.parameters(action)!.flatMap((one) => (one.isRequired ? [resultName(one.name, false)] : []));
  const left = LEFT_TO_THE_SERVICE[name]?.split(' ') ?? [];
  expect(required).toEqual(expect.arrayContaining(left));
  return required.filter((one) => !left.includes(one));
}

const ROWS = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
  Object.entries(actions).map(([action, { required }]) => [`${service}:${action}`, required] as const),
);

test.each(ROWS)('%s requires what its service requires, but for what Step Functions leaves to it', (name, required) => {
  expect([...required].sort()).toEqual([...requiredByService(name)].sort());
});
