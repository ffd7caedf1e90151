// The objects of the endpoint: tasks of aws-sdk:s3 and distributed Maps share them.
import { arn, TestApi } from '../support/endpoint';

async function outcome(api: TestApi, name: string, state: object) {
  await api.machine(name, { definition: JSON.stringify({ StartAt: 'S', States: { S: { ...state, End: true } } }) });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', name), name: 'a' });
  await api.ended(arn('execution', `${name}:a`));
  const { status, output, cause } = await api.call('DescribeExecution', {
    executionArn: arn('execution', `${name}:a`),
  });
  return { status, cause, output: output === undefined ? undefined : JSON.parse(output) };
}

const sdk = (action: string, Parameters: object) => ({
  ...{ Type: 'Task', Resource: `arn:aws:states:::aws-sdk:s3:${action}`, Parameters },
});

const map = (action: string, Parameters: object) => ({
  Type: 'Map',
  ItemReader: { Resource: `arn:aws:states:::s3:${action}`, Parameters },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
  },
});

test('a distributed Map reads what a task has written', async () => {
  const api = new TestApi();
  await outcome(api, 'Put', sdk('putObject', { Bucket: 'b', Key: 'list.json', Body: [1, 2] }));
  expect(await outcome(api, 'Read', map('getObject', { Bucket: 'b', Key: 'list.json' }))).toMatchObject({
    output: [1, 2],
  });
  expect(await outcome(api, 'List', map('listObjectsV2', { Bucket: 'b' }))).toMatchObject({
    output: [{ Key: 'list.json', LastModified: expect.any(Number) }],
  });
  api.close();
});

test('a bucket that is not there aborts the execution with a cause that says what to connect', async () => {
  const api = new TestApi();
  const words =
    /^The bucket 'b' does not exist here\. .* start --s3 DIR with the folder DIR\/b, or start --forward s3=URL\.$/;
  const listed = await outcome(api, 'List', map('listObjectsV2', { Bucket: 'b' }));
  expect(listed).toMatchObject({ status: 'ABORTED', cause: expect.stringMatching(words) });
  const read = await outcome(api, 'Get', sdk('getObject', { Bucket: 'b', Key: 'k' }));
  expect(read).toMatchObject({ status: 'ABORTED', cause: expect.stringMatching(words) });
  api.endpoint.close();
});

test('a reset forgets the objects in memory', async () => {
  const api = new TestApi();
  await outcome(api, 'Put', sdk('putObject', { Bucket: 'b', Key: 'k', Body: 1 }));
  api.endpoint.world.reset();
  expect(await outcome(api, 'Get', sdk('getObject', { Bucket: 'b', Key: 'k' }))).toMatchObject({ status: 'ABORTED' });
  api.endpoint.close();
});
