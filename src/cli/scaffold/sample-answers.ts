// What a resource may answer, in the shape that its service documents: something to start a mock from.
import { readResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import type { Integration } from '../../services/integrations/integration';
import { integrationOf } from '../../services/integrations/table';

const DATE = '2026-01-01T00:00:00.000Z';
const JOB = 'arn:aws:batch:us-east-1:123456789012:job/job-1';
const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:Child:execution-1';
const TASK = 'arn:aws:ecs:us-east-1:123456789012:task/cluster/task-1';
const HTTP = { Headers: {}, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' };
const FINISHED = {
  ExecutionArn: EXECUTION,
  Input: '{}',
  Name: 'execution-1',
  StartDate: 1767225600000,
  StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child',
  Status: 'SUCCEEDED',
  StopDate: 1767225600000,
};

/** By service and action; members are written as Step Functions writes them. Anything else answers {}. */
const ANSWERS: Readonly<Record<string, Json>> = {
  'apigateway:invoke': HTTP,
  'athena:getQueryExecution': { QueryExecution: { QueryExecutionId: 'query-1', Status: { State: 'SUCCEEDED' } } },
  'athena:getQueryResults': { ResultSet: { Rows: [] } },
  'athena:startQueryExecution': { QueryExecutionId: 'query-1' },
  'athena:startQueryExecution.sync': {
    QueryExecution: { QueryExecutionId: 'query-1', Status: { State: 'SUCCEEDED' } },
  },
  'batch:submitJob': { JobArn: JOB, JobId: 'job-1', JobName: 'job' },
  'batch:submitJob.sync': { JobArn: JOB, JobId: 'job-1', JobName: 'job', Status: 'SUCCEEDED' },
  'bedrock:invokeModel': { Body: {}, ContentType: 'application/json' },
  'bedrockagentcore:invokeHarness': {
    Metrics: { LatencyMs: 1 },
    Output: { Message: { Content: [{ Text: 'answer' }], Role: 'assistant' } },
    StopReason: 'end_turn',
    Usage: { InputTokens: 1, OutputTokens: 1, TotalTokens: 2 },
  },
  'codebuild:startBuild': { Build: { BuildStatus: 'IN_PROGRESS', Id: 'project:build-1' } },
  'codebuild:startBuild.sync': { Build: { BuildStatus: 'SUCCEEDED', Id: 'project:build-1' } },
  'dynamodb:getItem': { Item: {} },
  'ecs:runTask': { Failures: [], Tasks: [{ LastStatus: 'PROVISIONING', TaskArn: TASK }] },
  'ecs:runTask.sync': { Containers: [{ ExitCode: 0, Name: 'main' }], LastStatus: 'STOPPED', TaskArn: TASK },
  'events:putEvents': { Entries: [{ EventId: 'event-1' }], FailedEntryCount: 0 },
  'glue:startJobRun': { JobRunId: 'run-1' },
  'glue:startJobRun.sync': { Id: 'run-1', JobName: 'job', JobRunState: 'SUCCEEDED' },
  'http:invoke': HTTP,
  'sns:publish': { MessageId: 'message-1' },
  'sqs:sendMessage': { MD5OfMessageBody: '00000000000000000000000000000000', MessageId: 'message-1' },
  'states:startExecution': { ExecutionArn: EXECUTION, StartDate: DATE },
  'states:startExecution.sync': { ...FINISHED, Output: '{}' },
  'states:startExecution.sync:2': { ...FINISHED, Output: {} },
};

/** What `returns(...)` takes for the resource. */
export function sampleAnswer(resource: string): Json {
  const called = calledAction(resource);
  return Object.hasOwn(ANSWERS, called) ? ANSWERS[called]! : {};
}

/** `states:startExecution.sync`; empty for what is no optimised integration. */
function calledAction(arn: string): string {
  const resource = readResource(arn);
  if (resource?.kind !== 'optimised') return '';
  const { service, action, pattern } = resource;
  return `${service}:${action}${pattern === undefined ? '' : `.${pattern}`}`;
}

/** The whole answer of the service, as Return has it in a mock configuration. */
export function sampleResponse(resource: string): Json {
  const integration: Integration = integrationOf(resource);
  return integration.result(sampleAnswer(resource));
}
