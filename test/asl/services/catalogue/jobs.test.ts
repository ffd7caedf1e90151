// What the description of a job looks like and when it means a failure: docs/integrations.md, the rows, and AWS's models.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../../../src/asl/services/catalogue/row';
import { CATALOGUE } from '../../../../src/asl/services/catalogue/table';
import { answerOf } from '../../../../src/services/models/answers';
import { resourceOf } from '../../../support/resources';

const PAGE = readFileSync(join(__dirname, '../../../../docs/integrations.md'), 'utf8');
const JOBS = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
  Object.entries(actions).flatMap(([action, { sync }]) =>
    sync && sync.job !== 'unknown' ? [[`${service}:${action}`, sync.job] as [name: string, job: Job]] : [],
  ),
);

/** The words in backquotes of the third column of "Jobs", by action: paths to the state, and the states of a failure. */
function documentedWords(): ReadonlyMap<string, readonly string[]> {
  const table = PAGE.split('\n## Jobs\n')[1]!.split('\n## ')[0]!;
  const rows = [...table.matchAll(/^\| (`.*?) \| .*? \| (.*?) \|$/gm)];
  return new Map(
    rows.flatMap(([, actions, fails]) => {
      let service = '';
      const words = quoted(fails!);
      return quoted(actions!).map((action): [string, string[]] => {
        const [first, second] = action.split(':') as [string, string?];
        if (second !== undefined) service = first;
        return [`${service}:${second ?? first}`, words];
      });
    }),
  );
}

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
}

const DOCUMENTED = documentedWords();

test.each(JOBS)('%s: the page says where its state is, and which states are failures', (name, { states, failed }) => {
  const kind = /^sagemaker:create(\w+)Job$/.exec(name)?.[1];
  const words = DOCUMENTED.get(kind === undefined ? name : 'sagemaker:create…Job')!;
  expect(words.map((word) => word.replace('…', kind ?? ''))).toEqual([...states, ...failed]);
});

/** Which action describes the job, and which part of its answer the result is. EMR has actions of Step Functions' own. */
const DESCRIBED: Readonly<Record<string, string>> = {
  'athena:startQueryExecution': 'getQueryExecution',
  'batch:submitJob': 'describeJobs jobs',
  'bedrock:createModelCustomizationJob': 'getModelCustomizationJob',
  'codebuild:retryBuildBatch': 'batchGetBuildBatches buildBatches BuildBatch',
  'codebuild:startBuild': 'batchGetBuilds builds Build',
  'codebuild:startBuildBatch': 'batchGetBuildBatches buildBatches BuildBatch',
  'databrew:startJobRun': 'describeJobRun',
  'ecs:runTask': 'describeTasks tasks',
  'eks:createCluster': 'describeCluster',
  'eks:createFargateProfile': 'describeFargateProfile',
  'eks:createNodegroup': 'describeNodegroup',
  'elasticmapreduce:addStep': 'unknown',
  'elasticmapreduce:createCluster': 'unknown',
  'emr-containers:startJobRun': 'unknown',
  'emr-serverless:startJobRun': 'unknown',
  'glue:startJobRun': 'getJobRun JobRun',
  'mediaconvert:createJob': 'getJob',
  'sagemaker:createEndpoint': 'describeEndpoint',
  'sagemaker:createHyperParameterTuningJob': 'describeHyperParameterTuningJob',
  'sagemaker:createLabelingJob': 'describeLabelingJob',
  'sagemaker:createProcessingJob': 'describeProcessingJob',
  'sagemaker:createTrainingJob': 'describeTrainingJob',
  'sagemaker:createTransformJob': 'describeTransformJob',
  'sagemaker:updateEndpoint': 'describeEndpoint',
  'states:startExecution': 'describeExecution',
};

test('the result of a job is an answer of its service, or a part of one', () => {
  const found = JOBS.map(([name, { describedBy = 'unknown', part, as }]) => [
    name,
    [describedBy, part, as].filter((word) => word !== undefined).join(' '),
  ]);
  expect(Object.fromEntries(found)).toEqual(DESCRIBED);
});

test.each(JOBS)("%s: where AWS's model knows the description, its result has a shape", (name, { describedBy }) => {
  expect(answerOf(resourceOf(`${name}.sync`)) === undefined).toBe(describedBy === undefined);
});

test("Glue's id of a run has another name in the description of the run", () => {
  expect(JOBS.flatMap(([name, { renamed }]) => (renamed ? [[name, renamed]] : []))).toEqual([
    ['glue:startJobRun', { JobRunId: 'Id' }],
  ]);
});

/** The members of results to start a mock from; `.sync` where the result of the job differs. */
const SAMPLES: Readonly<Record<string, string>> = {
  'apigateway:invoke': 'Headers ResponseBody StatusCode StatusText',
  'athena:getQueryExecution': 'QueryExecution.QueryExecutionId QueryExecution.Status.State',
  'athena:getQueryResults': 'ResultSet.Rows',
  'athena:startQueryExecution': 'QueryExecutionId',
  'athena:startQueryExecution.sync': 'QueryExecution.QueryExecutionId QueryExecution.Status.State',
  'batch:submitJob': 'JobArn JobId JobName',
  'batch:submitJob.sync': 'JobArn JobId JobName Status',
  'bedrock:invokeModel': 'Body ContentType',
  'bedrockagentcore:invokeHarness':
    'Metrics.LatencyMs Output.Message.Content[0].Text Output.Message.Role StopReason Usage.InputTokens Usage.OutputTokens Usage.TotalTokens',
  'codebuild:startBuild': 'Build.BuildStatus Build.Id',
  'codebuild:startBuild.sync': 'Build.BuildStatus Build.Id',
  'dynamodb:getItem': 'Item',
  'ecs:runTask': 'Failures Tasks[0].LastStatus Tasks[0].TaskArn',
  'ecs:runTask.sync': 'Containers[0].ExitCode Containers[0].Name LastStatus TaskArn',
  'events:putEvents': 'Entries[0].EventId FailedEntryCount',
  'glue:startJobRun': 'JobRunId',
  'glue:startJobRun.sync': 'Id JobName JobRunState',
  'http:invoke': 'Headers ResponseBody StatusCode StatusText',
  'sns:publish': 'MessageId',
  'sqs:sendMessage': 'MD5OfMessageBody MessageId',
  'states:startExecution': 'ExecutionArn StartDate',
  'states:startExecution.sync': 'ExecutionArn Input Name StateMachineArn Status Output',
  'states:startExecution.sync:2': 'ExecutionArn Input Name StartDate StateMachineArn Status StopDate Output',
};

function membersOf(value: unknown): string[] {
  const holders = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return holders.flatMap(([name, inner]) => {
    const below = membersOf(inner);
    const own = Array.isArray(value) ? `[${name}]` : name;
    return below.length === 0 ? [own] : below.map((one) => (one.startsWith('[') ? `${own}${one}` : `${own}.${one}`));
  });
}

test('samples of results have the members that a state machine is likely to read', () => {
  const samples = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
    Object.entries(actions).flatMap(([action, { sample, sync, sync2 }]) => [
      [`${service}:${action}`, sample] as const,
      [`${service}:${action}.sync`, sync?.sample] as const,
      [`${service}:${action}.sync:2`, sync2?.sample] as const,
    ]),
  );
  const found = samples.map(([name, sample]) => [name, membersOf(sample).join(' ')] as const);
  expect(Object.fromEntries(found.filter(([, members]) => members !== ''))).toEqual(SAMPLES);
});

test.each(JOBS)('%s: its sample is no failure', (name, { states, failed }) => {
  const [service, action] = name.split(':') as [string, string];
  const sample = CATALOGUE[service]!.actions[action]!.sync!.sample as object;
  const stateAt = (path: string) =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], sample);
  for (const path of states) expect(failed).not.toContain(stateAt(path));
});
