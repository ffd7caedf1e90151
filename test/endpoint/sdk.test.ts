// The endpoint as the AWS SDK for JavaScript sees it, over a socket.
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  GetActivityTaskCommand,
  InvalidDefinition,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TestStateCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { listen, type ListeningEndpoint } from '../../src/endpoint/http/server';
import { arn, PASS, ROLE, TestApi } from '../support/endpoint';

const api = new TestApi();
let server: ListeningEndpoint;
let sfn: SFNClient;
const settings = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

beforeAll(async () => {
  server = await listen(api.endpoint, 0, '127.0.0.1');
  sfn = new SFNClient({ ...settings, endpoint: server.url });
});

afterAll(async () => {
  sfn.destroy();
  await server.close();
  api.close();
});

const create = async (name: string, definition: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD') =>
  (await sfn.send(new CreateStateMachineCommand({ name, definition, type, roleArn: ROLE }))).stateMachineArn!;

const WAITING = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });

async function ended(executionArn: string | undefined) {
  await api.ended(executionArn!);
  return sfn.send(new DescribeExecutionCommand({ executionArn }));
}

test('a state machine lives: created, described, started, updated, published, deleted', async () => {
  const stateMachineArn = await create('Life', PASS);
  const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ name: 'Life', definition: PASS, status: 'ACTIVE', creationDate: expect.any(Date) });
  const started = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"a":[1]}' }));
  expect(await ended(started.executionArn)).toMatchObject({
    ...{ status: 'SUCCEEDED', output: '{"a":[1]}', startDate: started.startDate, stopDate: expect.any(Date) },
  });
  const definition = JSON.stringify({ ...JSON.parse(PASS), Comment: 'new' });
  const updated = await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true }));
  expect(updated.stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
  const routingConfiguration = [{ stateMachineVersionArn: updated.stateMachineVersionArn, weight: 100 }];
  const alias = await sfn.send(new CreateStateMachineAliasCommand({ name: 'PROD', routingConfiguration }));
  const byAlias = await sfn.send(new StartExecutionCommand({ stateMachineArn: alias.stateMachineAliasArn }));
  expect(await ended(byAlias.executionArn)).toMatchObject({ stateMachineAliasArn: alias.stateMachineAliasArn });
  await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
  await expect(sfn.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toThrow(StateMachineDoesNotExist);
});

test('errors are the classes of the SDK', async () => {
  await expect(create('Wrong', '{}')).rejects.toThrow(InvalidDefinition);
  const stateMachineArn = await create('Taken', WAITING);
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'a' }));
  const again = new StartExecutionCommand({ stateMachineArn, name: 'a', input: '{"other":1}' });
  await expect(sfn.send(again)).rejects.toThrow(ExecutionAlreadyExists);
  await sfn.send(new StopExecutionCommand({ executionArn, error: 'E', cause: 'C' }));
  expect(await ended(executionArn)).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'C' });
});

test('StartSyncExecution and TestState are answered with and without the prefix of their host', async () => {
  const stateMachineArn = await create('Express', PASS, 'EXPRESS');
  // `sync-localhost` is no name that every machine resolves; `disableHostPrefix` is what the SDK has for that.
  const plain = new SFNClient({ ...settings, endpoint: server.url, disableHostPrefix: true });
  const answer = await plain.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"x":1}' }));
  expect(answer).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"x":1}',
    billingDetails: { billedMemoryUsedInMB: 64 },
  });
  const definition = JSON.stringify({ Type: 'Pass', End: true });
  expect(await plain.send(new TestStateCommand({ definition, input: '2' }))).toMatchObject({ output: '2' });
  plain.destroy();
  const body = JSON.stringify({ stateMachineArn });
  const headers = { host: 'sync-localhost:8083', 'x-amz-target': 'AWSStepFunctions.StartSyncExecution' };
  const prefixed = await api.endpoint.handle({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
  expect(JSON.parse(String(prefixed.body))).toMatchObject({ status: 'SUCCEEDED', output: '{}' });
});

test('pages are walked by the paginators', async () => {
  const stateMachineArn = await create('Pages', PASS);
  for (let index = 0; index < 5; index += 1) {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name: `e${index}` }));
    await api.ended(executionArn!);
  }
  const names: (string | undefined)[] = [];
  for await (const { executions } of paginateListExecutions({ client: sfn, pageSize: 2 }, { stateMachineArn })) {
    names.push(...executions!.map(({ name }) => name));
  }
  expect(names).toEqual(['e4', 'e3', 'e2', 'e1', 'e0']);
  const types: (string | undefined)[] = [];
  const request = { executionArn: arn('execution', 'Pages:e0') };
  for await (const { events } of paginateGetExecutionHistory({ client: sfn, pageSize: 3 }, request)) {
    types.push(...events!.map(({ type }) => type));
  }
  expect(types).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
});

test('a worker polls and answers', async () => {
  const { activityArn } = await sfn.send(new CreateActivityCommand({ name: 'Work' }));
  const definition = { StartAt: 'T', States: { T: { Type: 'Task', Resource: activityArn, End: true } } };
  const stateMachineArn = await create('Worked', JSON.stringify(definition));
  const polled = sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }));
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"n":1}' }));
  const { taskToken, input } = await polled;
  await sfn.send(new SendTaskSuccessCommand({ taskToken, output: input }));
  expect(await ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}' });
});

test('a definition is validated, and STS identifies the caller', async () => {
  const definition = JSON.stringify({ StartAt: 'A', States: {} });
  const report = await sfn.send(new ValidateStateMachineDefinitionCommand({ definition }));
  expect(report).toMatchObject({ result: 'FAIL', truncated: false });
  const sts = new STSClient({ ...settings, endpoint: server.url });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '123456789012' });
  sts.destroy();
});
