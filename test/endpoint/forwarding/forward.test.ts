import { forward } from '../../../src/endpoint/forwarding/forward';
import type { LoadSdk } from '../../../src/endpoint/forwarding/sdk';
import { listen, type ListeningEndpoint } from '../../../src/endpoint/http/server';
import { arn, PASS, TestApi } from '../../support/endpoint';

/** What the endpoint says of an execution of one task. */
async function outcome(Resource: string, Parameters: unknown, load?: LoadSdk, url = 'http://127.0.0.1:1') {
  const api = new TestApi({ answerers: [forward(new Map(SERVICES.map((name) => [name, url])), load)] });
  const definition = JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource, Parameters, End: true } } });
  await api.machine('M', { definition });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), name: 'a', input: '{"in":1}' });
  await api.ended(arn('execution', 'M:a'));
  const { status, output, error, cause } = await api.call('DescribeExecution', {
    executionArn: arn('execution', 'M:a'),
  });
  api.endpoint.close();
  return { status, output: output === undefined ? undefined : JSON.parse(output), error, cause, faults: api.faults };
}

const SERVICES = ['dynamodb', 'lambda', 's3', 'sfn', 'sqs', 'sts', 'glue', 'eventbridge'];

/** An SDK package whose client answers with a function of the command's input. */
function fake(command: string, answer: (input: any) => unknown, schema?: unknown[]): LoadSdk {
  class Command {
    readonly schema = schema;
    constructor(readonly input: unknown) {}
  }
  class FakeClient {
    async send({ input }: Command): Promise<unknown> {
      return answer(input);
    }
  }
  return () => ({ [command]: Command, FakeClient });
}

test('an optimised integration is sent on, and its result has the metadata of the call', async () => {
  const load = fake('GetItemCommand', (input) => ({
    Item: { id: { S: input.Key.id.S } },
    $metadata: { httpStatusCode: 200, requestId: 'r' },
  }));
  const given = { TableName: 'T', Key: { id: { S: 'x' } } };
  expect(await outcome('arn:aws:states:::dynamodb:getItem', given, load)).toMatchObject({
    status: 'SUCCEEDED',
    output: {
      Item: { id: { S: 'x' } },
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: 'r' },
    },
  });
});

test('a function is invoked by its ARN, or by the parameters of lambda:invoke', async () => {
  const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:F';
  const load = fake('InvokeCommand', ({ FunctionName, Payload }) => ({
    Payload: Buffer.from(JSON.stringify({ FunctionName, given: JSON.parse(Payload) })),
  }));
  expect((await outcome(functionArn, { a: 1 }, load)).output).toEqual({ FunctionName: functionArn, given: { a: 1 } });
  const invoke = await outcome('arn:aws:states:::lambda:invoke', { FunctionName: 'F', Payload: { b: 2 } }, load);
  expect(invoke.output.Payload).toEqual({ FunctionName: 'F', given: { b: 2 } });
  const text = await outcome('arn:aws:states:::lambda:invoke', { FunctionName: 'F', Payload: '{ "b": 2 }' }, load);
  expect(text.output.Payload).toEqual({ FunctionName: 'F', given: { b: 2 } });
  const failing = fake('InvokeCommand', () => ({
    FunctionError: 'Unhandled',
    Payload: Buffer.from('{"errorType":"TypeError"}'),
  }));
  expect(await outcome(functionArn, {}, failing)).toMatchObject({
    ...{ status: 'FAILED', error: 'TypeError', cause: '{"errorType":"TypeError"}' },
  });
});

test('lambda:invoke has the answer of the other endpoint as its result', async () => {
  const log = Buffer.from('END').toString('base64');
  const load = fake('InvokeCommand', ({ InvocationType, LogType, Qualifier }) => ({
    Payload: Buffer.from(InvocationType === 'Event' ? '' : JSON.stringify({ LogType, Qualifier })),
    ...{ StatusCode: InvocationType === 'Event' ? 202 : 200, ExecutedVersion: '7' },
    ...(LogType === 'Tail' && { LogResult: log }),
    $metadata: { httpStatusCode: 200, requestId: 'r' },
  }));
  const invoke = 'arn:aws:states:::lambda:invoke';
  const tail = await outcome(invoke, { FunctionName: 'F', LogType: 'Tail', Qualifier: 'live' }, load);
  expect(tail.output).toEqual({
    ExecutedVersion: '7',
    LogResult: log,
    Payload: { LogType: 'Tail', Qualifier: 'live' },
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: 'r' },
    StatusCode: 200,
  });
  const event = await outcome(invoke, { FunctionName: 'F', InvocationType: 'Event' }, load);
  expect(event.output).toMatchObject({ Payload: '', StatusCode: 202 });
});

test('a function that the other endpoint does not have fails the task as on AWS', async () => {
  const error = Object.assign(new Error('Function not found: arn:aws:lambda:us-east-1:123456789012:function:F'), {
    ...{ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404, requestId: 'r' } },
  });
  const load = fake('InvokeCommand', () => Promise.reject(error));
  expect(await outcome('arn:aws:states:::lambda:invoke', { FunctionName: 'F' }, load)).toMatchObject({
    ...{ status: 'FAILED', error: 'Lambda.ResourceNotFoundException', faults: [] },
  });
});

test('what a service is sent has the types of its model', async () => {
  const sent: unknown[] = [];
  const load = fake('SendMessageCommand', (input) => {
    sent.push(input);
    return { MessageId: 'm' };
  });
  const given = { QueueUrl: 'q', MessageBody: { order: 7 }, DelaySeconds: 5 };
  expect(await outcome('arn:aws:states:::sqs:sendMessage', given, load)).toMatchObject({ status: 'SUCCEEDED' });
  expect(sent).toEqual([{ QueueUrl: 'q', MessageBody: '{"order":7}', DelaySeconds: 5 }]);
});

// Recorded: put_events_base.
test('an entry of events:putEvents names the state machine and the execution after its own resources', async () => {
  const sent: any[] = [];
  const load = fake('PutEventsCommand', (input) => {
    sent.push(input);
    return { FailedEntryCount: 0, Entries: [{ EventId: 'e' }, { EventId: 'f' }] };
  });
  const entry = { Source: 'app', DetailType: 'x', Detail: { a: 1 } };
  const Entries = [entry, { ...entry, Resources: ['mine'] }];
  const arns = [arn('stateMachine', 'M'), arn('execution', 'M:a')];
  await outcome('arn:aws:states:::events:putEvents', { Entries }, load);
  expect(sent[0].Entries.map(({ Resources }: any) => Resources)).toEqual([arns, ['mine', ...arns]]);
  expect(sent[0].Entries[0].Detail).toBe('{"a":1}');
  await outcome('arn:aws:states:::aws-sdk:eventbridge:putEvents', { Entries }, load);
  expect(sent[1].Entries.map(({ Resources }: any) => Resources)).toEqual([undefined, ['mine']]);
});

test('an answer that reports a failure fails the task', async () => {
  const load = fake('PutEventsCommand', () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InvalidArgument' }] }));
  expect(await outcome('arn:aws:states:::events:putEvents', { Entries: [{}] }, load)).toMatchObject({
    ...{ status: 'FAILED', error: 'EventBridge.FailedEntry', faults: [] },
    cause: '{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InvalidArgument"}]}',
  });
});

test('times become text, bytes become base64, and streams are read', async () => {
  const load = fake('GetObjectCommand', () => ({
    Body: { transformToByteArray: async () => Buffer.from('text') },
    LastModified: new Date(0),
    Sum: new Uint8Array([1, 2]),
  }));
  const { output } = await outcome('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }, load);
  expect(output).toEqual({ Body: 'text', LastModified: '1970-01-01T00:00:00Z', Sum: 'AQI=' });
});

test('an error of the service fails the task in the form of the integration', async () => {
  const error = Object.assign(new Error('gone'), {
    ...{ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 400, requestId: 'r', attempts: 1 } },
  });
  const load = fake('GetItemCommand', () => Promise.reject(error));
  expect(await outcome('arn:aws:states:::aws-sdk:dynamodb:getItem', {}, load)).toMatchObject({
    error: 'DynamoDb.ResourceNotFoundException',
    cause: 'gone (Service: DynamoDb, Status Code: 400, Request ID: r) (SDK Attempt Count: 1)',
  });
});

test('a missing object has the error of its model, although the answer to HEAD has no body', async () => {
  const error = Object.assign(new Error('UnknownError'), {
    ...{ name: 'NotFound', $metadata: { httpStatusCode: 404, requestId: 'r' } },
  });
  const load = fake('HeadObjectCommand', () => Promise.reject(error));
  expect(await outcome('arn:aws:states:::aws-sdk:s3:headObject', { Bucket: 'b', Key: 'k' }, load)).toMatchObject({
    error: 'S3.NoSuchKeyException',
    cause: expect.stringMatching(/^null \(Service: S3, Status Code: 404, /),
  });
});

test.each([
  [
    'an error before the request is sent',
    { name: 'Error', message: 'No value provided for input HTTP label: Bucket.' },
    "The AWS SDK for JavaScript cannot send the request of 'T' (arn:aws:states:::aws-sdk:s3:getObject): " +
      'No value provided for input HTTP label: Bucket.',
  ],
  [
    'an answer that is not one of the service',
    {
      name: 'SyntaxError',
      message: "Unexpected token '<'\n  Deserialization error",
      $metadata: { httpStatusCode: 404 },
    },
    "--forward s3=http://127.0.0.1:1 does not answer as s3 does (status 404): Unexpected token '<'. Check the URL.",
  ],
  [
    'an endpoint that is not there',
    { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:1', code: 'ECONNREFUSED' },
    '--forward s3=http://127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1.',
  ],
])('%s is not a failure of the task, and is reported as what it is', async (_, { message, ...more }, words) => {
  const load = fake('GetObjectCommand', () => Promise.reject(Object.assign(new Error(message), more)));
  expect(await outcome('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }, load)).toMatchObject({
    ...{ status: 'ABORTED', error: 'Simulator.SimulatorError', cause: words },
  });
});

describe('with the real SDK', () => {
  const other = new TestApi();
  let server: ListeningEndpoint;

  beforeAll(async () => {
    server = await listen(other.endpoint, 0, '127.0.0.1');
    await other.machine('Other', { definition: PASS });
  });

  afterAll(async () => {
    await server.close();
    other.endpoint.close();
  });

  test("members have the API's names in requests and answers", async () => {
    const given = { StateMachineArn: arn('stateMachine', 'Other') };
    const { output } = await outcome('arn:aws:states:::aws-sdk:sfn:describeStateMachine', given, undefined, server.url);
    expect(output).toMatchObject({ Name: 'Other', Definition: PASS, TracingConfiguration: { Enabled: false } });
    expect(output.CreationDate).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('times in requests and answers of the real SDK are those of Step Functions', async () => {
    await other.call('StartExecution', { stateMachineArn: arn('stateMachine', 'Other'), name: 'x' });
    const given = { ExecutionArn: arn('execution', 'Other:x') };
    const { output } = await outcome('arn:aws:states:::aws-sdk:sfn:describeExecution', given, undefined, server.url);
    expect(output).toMatchObject({ Name: 'x', Input: '{}' });
    expect(output.StartDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
  });

  test('a service that speaks the query protocol is forwarded', async () => {
    const { output } = await outcome('arn:aws:states:::aws-sdk:sts:getCallerIdentity', {}, undefined, server.url);
    expect(output).toMatchObject({ Account: '123456789012' });
  });

  test('a missing endpoint and a missing client are reported', async () => {
    const resource = 'arn:aws:states:::aws-sdk:sfn:listActivities';
    const gone = await outcome(resource, {}, undefined, 'http://127.0.0.1:1');
    expect(gone).toMatchObject({ status: 'ABORTED', error: 'Simulator.SimulatorError' });
    expect(gone.cause).toMatch(/^--forward sfn=http:\/\/127.0.0.1:1 does not answer: /);
    const missing = await outcome('arn:aws:states:::dynamodb:getItem', { TableName: 'T', Key: {} });
    expect(missing.cause).toMatch(
      /^--forward dynamodb needs the AWS SDK's client .*npm install --save-dev @aws-sdk\/client-dynamodb/,
    );
  });
});

test('a job that the task would wait for must be mocked', async () => {
  const { cause } = await outcome('arn:aws:states:::glue:startJobRun.sync', { JobName: 'J' });
  expect(cause).toMatch(/^--forward glue cannot wait for a job to end/);
});
