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

describe('what is absent', () => {
  test('a function that the endpoint does not have fails the task as on AWS', async () => {
    const Parameters = { FunctionName: 'Nope', Payload: {} };
    const end = await outcome(task({ Resource: 'arn:aws:states:::lambda:invoke', Parameters }), {});
    expect(end).toMatchObject({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
    expect(end.cause).toMatch(
      /^Function not found: arn:aws:lambda:us-east-1:123456789012:function:Nope \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; /,
    );
  });
});

test('lambda:invoke with LogType Tail has the last 4 KB of the log', async () => {
  const code = "exports.handler = async () => { console.log('x'.repeat(5000)); console.log('last'); };";
  await send('POST', '/', request('Loud', code));
  const Parameters = { FunctionName: 'Loud', LogType: 'Tail' };
  const end = await outcome(task({ Resource: 'arn:aws:states:::lambda:invoke', Parameters }), {});
  const log = Buffer.from((end.output as any).LogResult, 'base64');
  expect(log).toHaveLength(4096);
  expect(log.toString()).toMatch(/^x+\n.*\tlast\nEND RequestId: [^]*\nREPORT RequestId: /);
});

test('UpdateFunctionCode replaces the code, and the next invocation runs it', async () => {
  await send('POST', '/', request('Code', 'exports.handler = async () => 1;'));
  expect((await send('POST', '/Code/invocations', {})).body).toBe(1);
  const ZipFile = zipOf({ path: 'index.js', content: 'exports.handler = async () => 2;' }).toString('base64');
  const dry = await send('PUT', '/Code/code', { ZipFile, DryRun: true });
  expect((await send('POST', '/Code/invocations', {})).body).toBe(1);
  const updated = await send('PUT', '/Code/code', { ZipFile });
  expect(updated).toMatchObject({ status: 200, body: { FunctionName: 'Code', CodeSha256: dry.body.CodeSha256 } });
  expect((await send('POST', '/Code/invocations', {})).body).toBe(2);
  expect((await send('PUT', '/Code/code', { ZipFile, RevisionId: 'old' })).status).toBe(412);
  expect((await send('PUT', '/Nope/code', { ZipFile })).status).toBe(404);
  expect((await send('PUT', '/Code/code', {})).status).toBe(400);
});

test('UpdateFunctionConfiguration changes what it names, and the next invocation sees it', async () => {
  const code = 'exports.handler = async (e, context) => [process.env.COLOR, context.memoryLimitInMB];';
  const created = await send('POST', '/', request('Config', code, { Environment: { Variables: { COLOR: 'red' } } }));
  expect((await send('POST', '/Config/invocations', {})).body).toEqual(['red', '128']);
  const { body } = await send('PUT', '/Config/configuration', {
    ...{ MemorySize: 256, Description: 'new', Environment: { Variables: { COLOR: 'blue' } } },
  });
  expect(body).toMatchObject({ MemorySize: 256, Description: 'new', Timeout: 20, Handler: 'index.handler' });
  expect(body.CodeSha256).toBe(created.body.CodeSha256);
  expect(body.RevisionId).not.toBe(created.body.RevisionId);
  expect((await send('POST', '/Config/invocations', {})).body).toEqual(['blue', '256']);
  expect((await send('PUT', '/Config/configuration', { Timeout: 1000 })).status).toBe(400);
});

test('TestState calls a function of the endpoint, and reports one that is absent as AWS does', async () => {
  await send('POST', '/', request('Tested', ECHO));
  const tested = async (FunctionName: string, Payload: object) => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName, Payload },
      End: true,
    };
    return (await api.call('TestState', { definition: JSON.stringify(state), roleArn: ROLE, input: '{}' })) as any;
  };
  const { status, output } = await tested('Tested', { a: 1 });
  expect({ status, payload: JSON.parse(output).Payload }).toEqual({
    status: 'SUCCEEDED',
    payload: { event: { a: 1 } },
  });
  expect(await tested('Tested', { fail: 'no' })).toMatchObject({ status: 'FAILED', error: 'MyError' });
  expect(await tested('Nope', {})).toMatchObject({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
});
