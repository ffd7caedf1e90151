// CloudWatch Logs at the endpoint, read by the AWS SDK.
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { listen, type ListeningEndpoint } from '../../src/endpoint/http/server';
import { PASS, ROLE, TestApi } from '../support/endpoint';

const api = new TestApi();
const { logs } = api.endpoint.world;
let server: ListeningEndpoint;
let client: CloudWatchLogsClient;

beforeAll(async () => {
  api.endpoint.warmUp();
  server = await listen(api.endpoint, 0, '127.0.0.1');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new CloudWatchLogsClient({ endpoint: server.url, region: 'us-east-1', credentials });
  for (let index = 1; index <= 5; index += 1) {
    logs.write({
      group: '/aws/lambda/F',
      stream: `s${index % 2}`,
      timestamp: index * 1000,
      message: `line ${index}\n`,
    });
  }
}, 60_000);
afterAll(async () => {
  client.destroy();
  await server.close();
  api.close();
});

test('the SDK lists log groups and streams', async () => {
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/lambda/' }));
  expect(logGroups).toEqual([expect.objectContaining({ logGroupName: '/aws/lambda/F', creationTime: 1000 })]);
  const request = { logGroupName: '/aws/lambda/F', orderBy: 'LastEventTime', descending: true } as const;
  const { logStreams } = await client.send(new DescribeLogStreamsCommand(request));
  expect(logStreams?.map((one) => [one.logStreamName, one.lastEventTimestamp])).toEqual([
    ['s1', 5000],
    ['s0', 4000],
  ]);
});

test('the SDK reads events page by page', async () => {
  const stream = { logGroupName: '/aws/lambda/F', logStreamName: 's1', limit: 2 };
  const first = await client.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
  const second = await client.send(new GetLogEventsCommand({ ...stream, nextToken: first.nextForwardToken }));
  expect([first, second].map(({ events }) => events?.map(({ message }) => message))).toEqual([
    ['line 1\n', 'line 3\n'],
    ['line 5\n'],
  ]);
  const end = await client.send(new GetLogEventsCommand({ ...stream, nextToken: second.nextForwardToken }));
  expect(end).toMatchObject({ events: [], nextForwardToken: second.nextForwardToken });
  const filter = { logGroupName: '/aws/lambda/F', startTime: 2000, filterPattern: '-"line 3"', limit: 2 };
  const found = await client.send(new FilterLogEventsCommand(filter));
  expect(found.events?.map(({ timestamp }) => timestamp)).toEqual([2000, 4000]);
  const rest = await client.send(new FilterLogEventsCommand({ ...filter, nextToken: found.nextToken }));
  expect(rest.events?.map(({ timestamp }) => timestamp)).toEqual([5000]);
});

test('the SDK finds the log events of an execution by a JSON pattern', async () => {
  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/orders:*';
  const loggingConfiguration = { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
  const request = { name: 'Logged', definition: PASS, roleArn: ROLE, loggingConfiguration };
  const { stateMachineArn } = (await api.send('CreateStateMachine', request)).body;
  const { executionArn } = (await api.send('StartExecution', { stateMachineArn })).body;
  const { executions } = api.endpoint.world;
  await executions.whenEnded(executions.get(executionArn));
  const filterPattern = `{ $.type = "Execution*" && $.execution_arn = "${executionArn}" }`;
  const { events } = await client.send(new FilterLogEventsCommand({ logGroupName: '/orders', filterPattern }));
  expect(events?.map(({ message }) => JSON.parse(message!).type)).toEqual(['ExecutionStarted', 'ExecutionSucceeded']);
});

test('aws logs tail --follow shows each event once, from before the first execution on', async () => {
  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/tailed:*';
  const loggingConfiguration = { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
  const request = { name: 'Tailed', definition: PASS, roleArn: ROLE, loggingConfiguration };
  const { stateMachineArn } = (await api.send('CreateStateMachine', request)).body;
  const shown = new Set<string>();
  let since = 0;
  /** What the CLI sends, and shows: see FollowLogEventsGenerator in its customizations/logs/tail.py. */
  const poll = async (): Promise<number> => {
    const sent = { logGroupName: '/tailed', interleaved: true, startTime: since };
    const { events } = await client.send(new FilterLogEventsCommand(sent));
    const fresh = events!.filter(({ eventId }) => !shown.has(eventId!));
    for (const { eventId, timestamp } of fresh) [since] = [Math.max(since, timestamp!), shown.add(eventId!)];
    return fresh.length;
  };
  const counts = [await poll()];
  const { executions } = api.endpoint.world;
  for (const names of [['a', 'b'], ['c']]) {
    for (const name of names) {
      const { executionArn } = (await api.send('StartExecution', { stateMachineArn, name })).body;
      await executions.whenEnded(executions.get(executionArn));
    }
    counts.push(await poll(), await poll());
  }
  expect(counts).toEqual([0, 8, 0, 4, 0]);
});

test('the SDK gets the errors of AWS', async () => {
  await expect(client.send(new FilterLogEventsCommand({ logGroupName: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
});
