// The services of the catalogue: their models, how their errors are named, and what they answer without a permission.
import { FORBIDDEN } from '../../../../src/asl/services/catalogue/row';
import { CATALOGUE } from '../../../../src/asl/services/catalogue/table';

/**
 * Model; prefix of error names, the service's name in causes, and its general exception: those of version 1 of the AWS SDK for Java
 * (`com.amazonaws.services`), or of version 2 where only the prefix is there.
 */
const SERVICES: Readonly<Record<string, readonly [model: string | undefined, errors: string]>> = {
  apigateway: [undefined, ''],
  athena: ['athena', 'Athena AmazonAthena AmazonAthenaException'],
  batch: ['batch', 'Batch AWSBatch AWSBatchException'],
  bedrock: ['bedrock', 'Bedrock'],
  bedrockagentcore: ['bedrockagentcore', 'BedrockAgentCore'],
  codebuild: ['codebuild', 'CodeBuild AWSCodeBuild AWSCodeBuildException'],
  databrew: ['databrew', 'DataBrew AWSGlueDataBrew AWSGlueDataBrewException'],
  dynamodb: ['dynamodb', 'DynamoDB AmazonDynamoDBv2 AmazonDynamoDBException'],
  ecs: ['ecs', 'ECS AmazonECS AmazonECSException'],
  eks: ['eks', 'EKS AmazonEKS AmazonEKSException'],
  elasticmapreduce: ['emr', 'ElasticMapReduce AmazonElasticMapReduce AmazonElasticMapReduceException'],
  'emr-containers': ['emrcontainers', 'EMRContainers AmazonEMRContainers AmazonEMRContainersException'],
  'emr-serverless': ['emrserverless', 'EMRServerless AWSEMRServerless AWSEMRServerlessException'],
  events: ['eventbridge', 'EventBridge AmazonEventBridge AmazonEventBridgeException'],
  glue: ['glue', 'Glue AWSGlue AWSGlueException'],
  http: [undefined, ''],
  lambda: ['lambda', 'Lambda AWSLambda AWSLambdaException'],
  mediaconvert: ['mediaconvert', 'MediaConvert AWSMediaConvert AWSMediaConvertException'],
  sagemaker: ['sagemaker', 'SageMaker AmazonSageMaker AmazonSageMakerException'],
  sns: ['sns', 'SNS AmazonSNS AmazonSNSException'],
  sqs: ['sqs', 'SQS AmazonSQS AmazonSQSException'],
  states: ['sfn', 'StepFunctions AWSStepFunctions AWSStepFunctionsException'],
};

test('a service has its model and the names of its errors', () => {
  const found = Object.entries(CATALOGUE).map(([name, { model, errors }]) => [
    name,
    [model, Object.values(errors ?? {}).join(' ')],
  ]);
  expect(Object.fromEntries(found)).toEqual(SERVICES);
});

test('services with the JSON protocol answer a missing permission with 400, those with REST or Query with 403', () => {
  const forbidding = Object.keys(CATALOGUE).filter((name) => CATALOGUE[name]!.denial.status === 403);
  expect(FORBIDDEN).toEqual({ status: 403 });
  expect(forbidding).toEqual([
    ...['batch', 'bedrock', 'bedrockagentcore', 'databrew', 'eks', 'emr-containers', 'emr-serverless', 'lambda'],
    ...['mediaconvert', 'sns', 'sqs'],
  ]);
  const others = Object.values(CATALOGUE).filter(({ denial }) => denial.status !== 403);
  expect(others.every(({ denial }) => Object.keys(denial).length === 0)).toBe(true);
});

test('SNS and SQS have codes and spellings of their own for it', () => {
  const { sns, sqs } = CATALOGUE;
  expect([sns!.denial.code, sns!.denial.action!('sns:Publish')]).toEqual(['AuthorizationError', 'SNS:Publish']);
  expect([sqs!.denial.code, sqs!.denial.action!('sqs:SendMessage')]).toEqual(['AccessDenied', 'sqs:sendmessage']);
});

test('some parameters are texts that may be JSON, lists of text, or exclude each other', () => {
  const rows = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
    Object.entries(actions).flatMap(([action, { json, textLists, own, exclusive }]) => {
      const parts = { json, textLists, own, exclusive };
      const known = Object.entries(parts).filter(([, value]) => value !== undefined);
      return known.length === 0 ? [] : [[`${service}:${action}`, Object.fromEntries(known)]];
    }),
  );
  expect(Object.fromEntries(rows)).toEqual({
    'apigateway:invoke': { textLists: ['Headers', 'QueryParameters'] },
    'bedrock:invokeModel': { own: ['Input', 'Output'], exclusive: ['Body', 'Input'] },
    'events:putEvents': { json: ['Entries.Detail'] },
    'sns:publish': { json: ['Message'] },
    'sqs:sendMessage': { json: ['MessageBody'] },
    'states:startExecution': { json: ['Input'] },
  });
});

test('the answers of these actions do not become results unchanged', () => {
  const rows = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
    Object.entries(actions).flatMap(([action, { answer, sync, answersLike, operation }]) => {
      const parts = { answer, sync: sync?.answer, answersLike, operation };
      const known = Object.entries(parts).filter(([, value]) => value !== undefined && value !== 'none');
      return known.length === 0 ? [] : [[`${service}:${action}`, Object.fromEntries(known)]];
    }),
  );
  expect(Object.fromEntries(rows)).toEqual({
    'apigateway:invoke': { answer: 'http-status' },
    'bedrock:invokeModel': { operation: { service: 'bedrockruntime', action: 'invokeModel' } },
    'bedrockagentcore:invokeHarness': { answersLike: { service: 'bedrockruntime', action: 'converse' } },
    'ecs:runTask': { sync: 'ecs-run-task' },
    'events:putEvents': { answer: 'events-put-events' },
    'glue:startJobRun': { answer: 'glue-start-job-run', sync: 'glue-start-job-run' },
    'http:invoke': { answer: 'http-status' },
    'lambda:invoke': { answer: 'lambda-invoke' },
  });
});
