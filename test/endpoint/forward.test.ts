import { listen, type ListeningEndpoint } from '../../src/endpoint/http/server';
import { forward } from '../../src/endpoint/tasks/forward';
import type { LoadSdk } from '../../src/endpoint/tasks/sdk';
import { arn, PASS, TestApi } from '../support/endpoint';

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

const SERVICES = ['dynamodb', 'lambda', 's3', 'sfn', 'glue', 'eventbridge'];

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

test('an answer that reports a failure fails the task', async () => {
  const load = fake('PutEventsCommand', () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InvalidArgument' }] }));
  expect(await outcome('arn:aws:states:::events:putEvents', { Entries: [{}] }, load)).toMatchObject({
    ...{ status: 'FAILED', error: 'EventBridge.FailedEntry', faults: [] },
    cause: '{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InvalidArgument"}]}',
  });
});

test('times become text, bytes become base64, and streams are read', async () => {
  const load = fake('GetObjectCommand', () => ({
    Body: { transformToString: async () => 'text' },
    LastModified: new Date(0),
    Sum: new Uint8Array([1, 2]),
  }));
  const { output } = await outcome('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }, load);
  expect(output).toEqual({ Body: 'text', LastModified: '1970-01-01T00:00:00.000Z', Sum: 'AQI=' });
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
