import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forward } from '../../../src/endpoint/forwarding/forward';
import { arn, TestApi } from '../../support/endpoint';

/** Answers with what it was sent; with the status that the path names. */
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = Number(/\/status\/(\d+)/.exec(request.url!)?.[1] ?? 200);
      const { method, url, headers } = request;
      response.writeHead(status, { 'content-type': 'application/json', 'x-one': 'two' });
      const type = headers['content-type'];
      const custom = headers['custom-header'];
      response.end(JSON.stringify({ method, url, type, custom, body: Buffer.concat(chunks).toString() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

const API = { ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com', Stage: 'prod', Path: 'pets/7' };

async function outcome(Parameters: object, target = base, Resource = 'arn:aws:states:::apigateway:invoke') {
  const api = new TestApi({ answerers: [forward(new Map([['apigateway', target]]))] });
  const state = { Type: 'Task', Resource, Parameters: { ...API, ...Parameters }, End: true };
  await api.machine('M', { definition: JSON.stringify({ StartAt: 'T', States: { T: state } }) });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), name: 'a' });
  await api.ended(arn('execution', 'M:a'));
  const { status, output, error, cause } = await api.call('DescribeExecution', {
    executionArn: arn('execution', 'M:a'),
  });
  api.endpoint.close();
  return { status, error, cause, output: output === undefined ? undefined : JSON.parse(output) };
}

test('apigateway:invoke is sent to the target with the stage and the path, and its answer is the result', async () => {
  const { status, output } = await outcome({
    ...{ Method: 'POST', RequestBody: { a: 1, b: null }, Headers: { 'Custom-Header': ['x'] } },
    QueryParameters: { q: ['1', '2'] },
  });
  expect(status).toBe('SUCCEEDED');
  expect(output).toMatchObject({ StatusCode: 200, StatusText: 'OK' });
  expect(output.Headers).toMatchObject({ 'content-type': ['application/json'], 'x-one': ['two'] });
  expect(output.ResponseBody).toEqual({
    ...{ method: 'POST', url: '/prod/pets/7?q=1&q=2', type: 'application/json', custom: 'x', body: '{"a":1}' },
  });
});

test('nulls in the RequestBody are sent if AllowNullValues is true', async () => {
  const { output } = await outcome({ Method: 'PUT', RequestBody: { b: [null, { c: null }] }, AllowNullValues: true });
  expect(output.ResponseBody.body).toBe('{"b":[null,{"c":null}]}');
});

test('a target may name the places of the API, the stage and the path', async () => {
  const { output } = await outcome({ Method: 'GET' }, `${base}/restapis/{api}/{stage}/_user_request_/{path}`);
  expect(output.ResponseBody).toEqual({
    ...{ method: 'GET', url: '/restapis/abc123/prod/_user_request_/pets/7', body: '' },
  });
  expect((await outcome({ Method: 'GET' }, `${base}/{path}`)).output.ResponseBody.url).toBe('/pets/7');
});

test.each(['arn:aws:states:::apigateway:invoke', 'arn:aws:states:::apigateway:invoke.waitForTaskToken'])(
  'an error status fails %s with the body as the cause',
  async (resource) => {
    const failed = await outcome({ Method: 'GET', Path: 'status/403' }, base, resource);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'ApiGateway.403' });
    expect(JSON.parse(failed.cause!)).toMatchObject({ url: '/prod/status/403' });
  },
);

test('a target that is not there is not a failure of the task', async () => {
  expect(await outcome({ Method: 'GET' }, 'http://127.0.0.1:1')).toMatchObject({
    status: 'ABORTED',
    cause: '--forward apigateway=http://127.0.0.1:1 does not answer (GET http://127.0.0.1:1/prod/pets/7): bad port.',
  });
});
