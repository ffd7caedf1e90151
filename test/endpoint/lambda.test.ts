// Lambda's REST API, and tasks that call what it registered.
import { TestApi, ROLE } from '../support/endpoint';
import { task } from '../support/machines';
import { eventually } from '../support/time';
import { zipOf } from '../support/zip';

const api = new TestApi();
afterAll(() => api.close());

const FUNCTIONS = '/2015-03-31/functions';

async function send(method: string, path: string, body: string | object = '', headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const head = { method, path: `${FUNCTIONS}${path}`, headers: { host: 'localhost', ...headers } };
  const answer = await api.endpoint.handle({ ...head, body: Buffer.from(text) });
  const said = answer.body.toString();
  return { status: answer.status, headers: answer.headers, body: (said === '' ? undefined : JSON.parse(said)) as any };
}

function request(name: string, code: string, rest: object = {}): object {
  const ZipFile = zipOf({ path: 'index.js', content: code }).toString('base64');
  return {
    FunctionName: name,
    Role: ROLE,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: 20,
    Code: { ZipFile },
    ...rest,
  };
}

const ECHO = `exports.handler = async (event) => {
  console.log('event', event);
  if (event.fail) throw Object.assign(new Error(event.fail), { name: 'MyError' });
  return { event, color: process.env.COLOR };
};`;

test('a function is created, described, listed, called and deleted', async () => {
  const created = await send('POST', '/', request('Echo', ECHO, { Environment: { Variables: { COLOR: 'red' } } }));
  expect(created.status).toBe(201);
  const described = {
    FunctionName: 'Echo',
    FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:Echo',
    Runtime: 'nodejs22.x',
    State: 'Active',
    Version: '$LATEST',
    Environment: { Variables: { COLOR: 'red' } },
  };
  expect(created.body).toMatchObject(described);
  expect(await send('POST', '', request('Echo', ECHO))).toMatchObject({
    status: 409,
    headers: { 'x-amzn-errortype': 'ResourceConflictException' },
    body: { Message: 'Function already exist: Echo' },
  });
  expect((await send('GET', '/Echo')).body.Configuration).toMatchObject(described);
  expect((await send('GET', `/${encodeURIComponent(described.FunctionArn)}/configuration`)).body).toMatchObject(
    described,
  );
  expect((await send('GET', '/?MaxItems=1')).body).toEqual({ Functions: [expect.objectContaining(described)] });

  const tail = { 'x-amz-log-type': 'Tail' };
  const called = await send('POST', '/Echo/invocations', { a: 1 }, tail);
  expect(called).toMatchObject({ status: 200, body: { event: { a: 1 }, color: 'red' } });
  expect(called.headers['x-amz-function-error']).toBeUndefined();
  expect(Buffer.from(called.headers['x-amz-log-result']!, 'base64').toString()).toMatch(
    /^START [\s\S]*\tINFO\tevent \{ a: 1 \}\nEND /,
  );
  const failed = await send('POST', '/Echo:$LATEST/invocations', { fail: 'no' });
  expect(failed.headers).toMatchObject({ 'x-amz-function-error': 'Unhandled', 'x-amz-executed-version': '$LATEST' });
  expect(failed.body).toMatchObject({ errorType: 'MyError', errorMessage: 'no' });

  expect((await send('POST', '/Echo/invocations', '{', {})).headers['x-amzn-errortype']).toBe(
    'InvalidRequestContentException',
  );
  expect((await send('POST', '/Echo/invocations', {}, { 'x-amz-invocation-type': 'DryRun' })).status).toBe(204);
  expect((await send('POST', '/Echo/invocations', { later: 1 }, { 'x-amz-invocation-type': 'Event' })).status).toBe(
    202,
  );
  const logged = () =>
    (api.endpoint.world.logs.events('/aws/lambda/Echo') ?? []).some(({ message }) => message.includes('later: 1'));
  await eventually(logged);
  expect(logged()).toBe(true);

  expect((await send('DELETE', '/Echo')).status).toBe(204);
  expect(await send('GET', '/Echo')).toMatchObject({
    status: 404,
    headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
  });
});

test.each([
  ['no zip', { Code: {} }, 'Code.ZipFile is missing'],
  ['an image', { PackageType: 'Image' }, 'container images'],
  ['a time-out', { Timeout: 1000 }, 'Timeout must be a whole number from 1 to 900'],
  ['a role', { Role: 'me' }, "Value 'me' at 'role' failed to satisfy constraint"],
  ['a name', { FunctionName: 'a b' }, "Value 'a b' at 'functionName'"],
  ['variables', { Environment: { Variables: { A: 1 } } }, 'must be texts'],
])('CreateFunction refuses %s', async (_, rest, message) => {
  const answer = await send('POST', '/', request('Bad', ECHO, rest));
  expect(answer).toMatchObject({ status: 400, body: { Message: expect.stringContaining(message) } });
});

test('a function that cannot run is an error of the caller', async () => {
  await send('POST', '/', request('Java', ECHO, { Runtime: 'java21' }));
  expect((await send('POST', '/Java/invocations', {})).body.Message).toContain("found 'java21'");
  expect((await send('POST', '/Java/nothing', {})).status).toBe(404);
});

async function outcome(definition: object, input: object) {
  const { executions, machines } = api.endpoint.world;
  const name = `M${machines.all.length}`;
  const made = await api.send('CreateStateMachine', { name, definition: JSON.stringify(definition), roleArn: ROLE });
  const started = await api.send('StartExecution', {
    stateMachineArn: made.body.stateMachineArn,
    input: JSON.stringify(input),
  });
  const { end } = await executions.whenEnded(executions.get(started.body.executionArn));
  return end;
}

describe('tasks', () => {
  beforeAll(async () => {
    await send('POST', '/', request('S', ECHO));
    await send(
      'POST',
      '/',
      request('Slow', `exports.handler = () => new Promise(() => setInterval(() => {}, 1000));`, { Timeout: 1 }),
    );
  });

  test('call a function by its ARN and by lambda:invoke', async () => {
    expect(await outcome(task(), { a: 1 })).toMatchObject({ status: 'SUCCEEDED', output: { event: { a: 1 } } });
    const invoke = { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'S', 'Payload.$': '$' } };
    expect(await outcome(task(invoke), { a: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: { ExecutedVersion: '$LATEST', Payload: { event: { a: 1 } }, StatusCode: 200 },
    });
  });

  test('fail with the error name that the function gave', async () => {
    const end = await outcome(task(), { fail: 'no' });
    expect(end).toMatchObject({ status: 'FAILED', error: 'MyError' });
    expect(JSON.parse(end.cause!)).toMatchObject({
      errorMessage: 'no',
      trace: expect.any(Array),
    });
    const caught = {
      Catch: [{ ErrorEquals: ['MyError'], ResultPath: null, Next: 'End' }],
      Next: 'End',
      End: undefined,
    };
    const { StartAt, States } = task(caught);
    const machine = { StartAt, States: { ...States, End: { Type: 'Pass', End: true } } };
    expect(await outcome(machine, { fail: 'no' })).toMatchObject({ status: 'SUCCEEDED', output: { fail: 'no' } });
  });

  test('fail with Sandbox.Timedout after a timeout', async () => {
    const Parameters = { FunctionName: 'Slow', Payload: {} };
    const end = await outcome(task({ Resource: 'arn:aws:states:::lambda:invoke', Parameters }), {});
    expect(end).toMatchObject({ error: 'Sandbox.Timedout' });
    expect(end.cause!).toMatch(
      /^{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: \S+ Error: Task timed out after 1.00 seconds"}$/,
    );
  });
});
