// Tasks that fail by what their service answers: failed entries, failed jobs, a status that is no success.
import { after, fails, never, returns, submits, Simulator, type Execution, type Mock } from '../../../src/simulator';

const PARAMETERS: Record<string, object> = {
  'events:putEvents': { Entries: [] },
  'http:invoke': { ApiEndpoint: 'https://a.example', Method: 'GET' },
  'apigateway:invoke': { ApiEndpoint: 'a.example', Method: 'GET' },
  'athena:startQueryExecution.sync': { QueryString: 'SELECT 1' },
  'batch:submitJob.sync': { JobDefinition: 'D', JobName: 'J', JobQueue: 'Q' },
  'codebuild:startBuild.sync': { ProjectName: 'P' },
  'ecs:runTask': { TaskDefinition: 'T' },
  'ecs:runTask.sync': { TaskDefinition: 'T' },
  'ecs:runTask.waitForTaskToken': { TaskDefinition: 'T' },
  'elasticmapreduce:addStep.sync': { ClusterId: 'C', Step: {} },
  'glue:startJobRun': { JobName: 'J' },
  'glue:startJobRun.sync': { JobName: 'J' },
  'sagemaker:createTrainingJob.sync': { TrainingJobName: 'T' },
  'states:startExecution.sync:2': { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M' },
};

async function run(resource: string, mock: Mock, mockValidation?: 'NONE', rest: object = {}): Promise<Execution> {
  const Resource = `arn:aws:states:::${resource}`;
  const task = { Type: 'Task', Resource, Parameters: PARAMETERS[resource], End: true, ...rest };
  const simulator = Simulator.fromDefinition({ StartAt: 'Call', States: { Call: task } });
  return simulator.run({ mocks: { Call: mock }, mockValidation });
}

function submitted({ history }: Execution): unknown {
  const event = history.find(({ type }) => type === 'TaskSubmitted');
  return event && JSON.parse(event.taskSubmittedEventDetails!.output);
}

// localstack: put_events_no_source
test('an entry that the bus does not take fails the task, and the cause is the answer without its metadata', async () => {
  const told = { Entries: [{ ErrorCode: 'InvalidArgument', ErrorMessage: 'No source.' }], FailedEntryCount: 1 };
  const { error, cause } = await run(
    'events:putEvents',
    returns({ ...told, SdkHttpMetadata: {}, SdkResponseMetadata: {} }),
  );
  expect(error).toBe('EventBridge.FailedEntry');
  expect(cause).toBe(JSON.stringify(told));
  const taken = { Entries: [{ EventId: 'e' }], FailedEntryCount: 0 };
  expect((await run('events:putEvents', returns(taken))).output).toEqual(taken);
});

test.each([
  [
    'http:invoke',
    { StatusCode: 404, StatusText: 'Not Found', ResponseBody: { a: 1 } },
    'States.Http.StatusCode.404',
    'Not Found',
  ],
  ['http:invoke', { StatusCode: 502, StatusText: 'Bad Gateway' }, 'States.Http.StatusCode.502', 'Bad Gateway'],
  ['http:invoke', { StatusCode: 301, ResponseBody: 'moved' }, 'States.Http.StatusCode.301', ''],
  // localstack: invoke_error
  [
    'apigateway:invoke',
    { StatusCode: 403, ResponseBody: { message: 'Missing Authentication Token' } },
    'ApiGateway.403',
    '{"message":"Missing Authentication Token"}',
  ],
  ['apigateway:invoke', { StatusCode: 500, StatusText: 'Oops' }, 'ApiGateway.500', 'Oops'],
])('%s with %j fails with %s', async (resource, answer, error, cause) => {
  expect(await run(resource, returns(answer))).toMatchObject({ error, cause });
});

test('a status of success succeeds', async () => {
  expect((await run('http:invoke', returns({ StatusCode: 204 }))).output).toEqual({ StatusCode: 204 });
});

test.each<[string, object, object]>([
  [
    'athena:startQueryExecution.sync',
    { QueryExecution: { QueryExecutionId: 'q', Status: { State: 'FAILED' } } },
    { QueryExecutionId: 'q' },
  ],
  [
    'batch:submitJob.sync',
    { JobArn: 'arn:j', JobId: 'j', JobName: 'J', Status: 'FAILED' },
    { JobArn: 'arn:j', JobId: 'j', JobName: 'J' },
  ],
  [
    'codebuild:startBuild.sync',
    { Build: { Arn: 'arn:b', Id: 'b', BuildStatus: 'TIMED_OUT' } },
    { Build: { Arn: 'arn:b', Id: 'b' } },
  ],
  [
    'ecs:runTask.sync',
    { TaskArn: 'arn:t', StopCode: 'TaskFailedToStart' },
    { Failures: [], Tasks: [{ TaskArn: 'arn:t' }] },
  ],
  [
    'ecs:runTask.sync',
    { TaskArn: 'arn:t', StopCode: 'EssentialContainerExited', Containers: [{ ExitCode: 0 }, { ExitCode: 1 }] },
    { Failures: [], Tasks: [{ TaskArn: 'arn:t' }] },
  ],
  ['elasticmapreduce:addStep.sync', { Step: { Id: 's', Status: { State: 'FAILED' } } }, {}],
  ['glue:startJobRun.sync', { Id: 'jr', JobName: 'J', JobRunState: 'TIMEOUT' }, { JobName: 'J', JobRunId: 'jr' }],
  [
    'sagemaker:createTrainingJob.sync',
    { TrainingJobArn: 'arn:t', TrainingJobStatus: 'Failed' },
    { TrainingJobArn: 'arn:t' },
  ],
  [
    'states:startExecution.sync:2',
    { ExecutionArn: 'arn:e', Output: { a: 1 }, StartDate: 1, Status: 'ABORTED' },
    { ExecutionArn: 'arn:e', StartDate: 1 },
  ],
])('%s that ends as %j had been submitted, and fails with its description', async (resource, described, begun) => {
  const execution = await run(resource, returns(described));
  expect(execution).toMatchObject({ error: 'States.TaskFailed', cause: JSON.stringify(described) });
  expect(submitted(execution)).toEqual(begun);
});

test('a job that succeeds is described by its result', async () => {
  const described = { Id: 'jr', JobName: 'J', JobRunState: 'SUCCEEDED' };
  const execution = await run('glue:startJobRun.sync', returns(described));
  expect(execution.output).toEqual(described);
  expect(submitted(execution)).toEqual({ JobName: 'J', JobRunId: 'jr' });
});

// docs: connect-glue.
test('the name of a Glue job is put into the answer of startJobRun', async () => {
  expect((await run('glue:startJobRun', returns({ JobRunId: 'jr' }))).output).toEqual({ JobName: 'J', JobRunId: 'jr' });
});

// docs: call-https-apis, service-quotas. The text is ours.
test.each<[string, object, Mock]>([
  ['an answer that comes later', {}, after(61, returns({ StatusCode: 200 }))],
  ['no answer at all', {}, never()],
  ['a longer TimeoutSeconds', { TimeoutSeconds: 120 }, never()],
])('an HTTP Task with %s fails after 60 seconds', async (_, rest, mock) => {
  const execution = await run('http:invoke', mock, undefined, rest);
  expect(execution).toMatchObject({
    error: 'States.Http.Socket',
    cause: 'The HTTP request took longer than 60 seconds.',
    durationSeconds: 60,
  });
  expect(execution.history.at(-2)!.type).toBe('TaskFailed');
});

test('an HTTP Task may take 60 seconds, and its own time-out comes first', async () => {
  const slow = after(60, returns({ StatusCode: 200 }));
  expect((await run('http:invoke', slow)).status).toBe('SUCCEEDED');
  expect(await run('http:invoke', slow, undefined, { TimeoutSeconds: 30 })).toMatchObject({
    error: 'States.Timeout',
    durationSeconds: 30,
  });
});

test("a mock's submitted output is used, and a mock that fails has none", async () => {
  const own = submits({ JobRunId: 'mine' }, returns({ Id: 'jr', JobRunState: 'FAILED' }));
  expect(submitted(await run('glue:startJobRun.sync', own))).toEqual({ JobRunId: 'mine' });
  expect(submitted(await run('glue:startJobRun.sync', fails('States.TaskFailed', '{}')))).toEqual({});
});

test.each<[string, object, string]>([
  ['glue:startJobRun.sync', { JobRunState: 'DONE' }, "Field 'JobRunState' is not an expected value"],
  ['batch:submitJob.sync', { JobId: 7 }, "Field 'JobId' must be a string"],
  ['codebuild:startBuild.sync', { Build: { BuildStatus: 'GOOD' } }, "Field 'BuildStatus' is not an expected value"],
  ['ecs:runTask.sync', { Containers: {} }, "Field 'Containers' must be an array"],
])('%s: a description that the service would not give is a mistake in the mock', async (resource, result, wrong) => {
  await expect(run(resource, returns(result))).rejects.toThrow(wrong);
  expect((await run(resource, returns(result), 'NONE')).status).toBe('SUCCEEDED');
});

// docs: connect-ecs.
test('tasks that ECS does not place fail a job and a task with a token, but not a plain call', async () => {
  const answer = { Failures: [{ Reason: 'RESOURCE:MEMORY' }], Tasks: [] };
  for (const pattern of ['.sync', '.waitForTaskToken']) {
    const execution = await run(`ecs:runTask${pattern}`, returns(answer));
    expect(execution).toMatchObject({ error: 'AmazonECS.Unknown', cause: JSON.stringify(answer) });
  }
  expect((await run('ecs:runTask', returns(answer))).output).toEqual(answer);
  expect((await run('ecs:runTask.sync', returns({ ...answer, Failures: [] }))).status).toBe('SUCCEEDED');
});
