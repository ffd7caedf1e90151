// What TRACE shows of an HTTP Task: the request as AWS would send it, and the response that the mock tells.
// The form is that of AWS's guide: test-state-isolation, example 3; the rules are those of call-https-apis.
import { ask, type Asked } from './support';
import {
  Simulator,
  testState,
  type InspectionData,
  type InspectionDataRequest,
  type TestStateOptions,
} from '../../src/simulator';

const ENDPOINT = 'https://api.example.com/v1/orders';
const AGENT = 'User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1';
const RANGE = 'Range: bytes=0-262144';
const ANSWER = {
  Headers: { 'content-type': ['application/json'], 'set-cookie': ['a=1', 'b=2'] },
  ResponseBody: { id: 7 },
  StatusCode: 201,
  StatusText: 'Created',
};

const task = (parameters: object, fields: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::http:invoke',
  Parameters: { ApiEndpoint: ENDPOINT, Method: 'POST', ...parameters },
  End: true,
  ...fields,
});

async function inspected(asked: Omit<Asked, 'inspectionLevel'>): Promise<InspectionData> {
  const answer = await ask({ inspectionLevel: 'TRACE', ...asked });
  return (answer as { readonly inspectionData: InspectionData }).inspectionData;
}

/** The request that a task with the parameters would send. */
async function sent(parameters: object): Promise<InspectionDataRequest> {
  return (await inspected({ definition: task(parameters), result: {} })).request!;
}

test('the request is made of the parameters, and the response of the mocked result', async () => {
  const definition = task({
    InvocationConfig: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/C/1' },
    Headers: { 'Request-Id.$': '$.id' },
    QueryParameters: { currency: 'usd' },
    RequestBody: { 'card.$': '$.card', name: 'Ada' },
  });
  expect(await inspected({ definition, input: { id: 'r-1', card: 42 }, result: ANSWER })).toMatchObject({
    result: ANSWER,
    request: {
      protocol: 'https',
      method: 'POST',
      url: `${ENDPOINT}?currency=usd`,
      headers: `[Request-Id: r-1, ${AGENT}, ${RANGE}]`,
      body: '{"card":42,"name":"Ada"}',
    },
    response: {
      protocol: 'https',
      statusCode: '201',
      statusMessage: 'Created',
      headers: '[content-type: application/json, set-cookie: a=1, set-cookie: b=2]',
      body: '{"id":7}',
    },
  });
});

test('the arguments of JSONata make the same request', async () => {
  const { Parameters: _, ...fields } = task({});
  const definition = {
    ...fields,
    QueryLanguage: 'JSONata',
    Arguments: { ApiEndpoint: `{% '${ENDPOINT}/' & $states.input %}`, Method: 'GET' },
  };
  expect((await inspected({ definition, input: 7, result: ANSWER })).request).toEqual({
    protocol: 'https',
    method: 'GET',
    url: `${ENDPOINT}/7`,
    headers: `[${AGENT}, ${RANGE}]`,
  });
});

describe('levels and tasks', () => {
  test('only TRACE shows request and response', async () => {
    const definition = task({});
    expect(await ask({ definition, result: ANSWER })).not.toHaveProperty('inspectionData');
    const debugged = await ask({ definition, result: ANSWER, inspectionLevel: 'DEBUG' });
    expect(debugged).toMatchObject({ inspectionData: { result: ANSWER } });
    expect(debugged).not.toHaveProperty('inspectionData.request');
    expect(debugged).not.toHaveProperty('inspectionData.response');
  });

  test.each([
    ['arn:aws:states:::apigateway:invoke', { ApiEndpoint: 'e', Method: 'GET' }],
    ['arn:aws:states:::lambda:invoke', { FunctionName: 'f' }],
  ])('%s is not an HTTP Task', async (Resource, Parameters) => {
    const definition = task({}, { Resource, Parameters });
    const data = await inspected({ definition, result: ANSWER });
    expect(data).toHaveProperty('result');
    expect(data).not.toHaveProperty('request');
    expect(data).not.toHaveProperty('response');
  });

  test('a task whose parameters cannot be made sends nothing', async () => {
    const data = await inspected({ definition: task({ 'RequestBody.$': '$.nowhere' }), result: ANSWER });
    expect(data).not.toHaveProperty('request');
    expect(data).not.toHaveProperty('response');
  });
});

describe('the address', () => {
  test.each<[string, object, string]>([
    ['has its query encoded once', { QueryParameters: { q: 'a b&c="d"' } }, '?q=a%20b%26c%3D%22d%22'],
    ['repeats a parameter that is a list', { QueryParameters: { id: [1, 2], x: true } }, '?id=1&id=2&x=true'],
    ['takes a query that is a text as it is', { QueryParameters: 'a=1&b=2' }, '?a=1&b=2'],
    ['takes a list of queries', { QueryParameters: ['a=1', { b: 2 }] }, '?a=1&b=2'],
    ['has no question mark without a query', { QueryParameters: {} }, ''],
    ['has half a character replaced', { QueryParameters: { q: '\ud800' } }, '?q=%3F'],
  ])('%s', async (_, parameters, query) => {
    expect((await sent(parameters)).url).toBe(ENDPOINT + query);
  });

  test.each([
    ['https://a.example/u/a b', 'https://a.example/u/a%20b?x=1'],
    // Observed on AWS: an address that the definition has encoded arrives encoded twice.
    ['https://a.example/u/a%40b.c', 'https://a.example/u/a%2540b.c?x=1'],
    ['https://a.example?y=%20', 'https://a.example?y=%20&x=1'],
    ['HTTPS://a.example:8443', 'HTTPS://a.example:8443?x=1'],
  ])('%s becomes %s', async (ApiEndpoint, url) => {
    expect(await sent({ ApiEndpoint, QueryParameters: { x: 1 } })).toMatchObject({ protocol: 'https', url });
  });
});

describe('the headers', () => {
  test('are the task’s own, then those that Step Functions sets', async () => {
    const Headers = { Accept: ['text/plain', 'text/html'], 'user-agent': 'mine', RANGE: 'bytes=0-1', 'X-N': 1 };
    expect((await sent({ Headers })).headers).toBe(
      `[Accept: text/plain, Accept: text/html, X-N: 1, ${AGENT}, ${RANGE}]`,
    );
  });

  test('name the region', async () => {
    const agent = async (options: TestStateOptions) => {
      const mock = { result: '{}' };
      const { inspectionData } = await testState({ definition: task({}), inspectionLevel: 'TRACE', mock }, options);
      return /HttpInvoke\|([^,]*)/.exec(inspectionData!.request!.headers!)![1];
    };
    expect([await agent({}), await agent({ region: 'eu-west-1' })]).toEqual(['us-east-1', 'eu-west-1']);
  });

  test('of a machine name the region of the machine', async () => {
    const definition = { StartAt: 'Call', States: { Call: task({}) } };
    const Resources = {
      Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: definition, RoleArn: 'r' } },
    };
    const simulator = Simulator.fromTemplate({ Resources }, { region: 'eu-west-1' });
    const request = { stateName: 'Call', inspectionLevel: 'TRACE', mock: { result: '{}' } } as const;
    const { inspectionData } = await simulator.testState(request);
    expect(inspectionData!.request!.headers).toContain('HttpInvoke|eu-west-1,');
  });
});

describe('the body', () => {
  const form = (RequestBody: unknown, ArrayFormat?: string) =>
    sent({
      RequestBody,
      Transform: {
        RequestBodyEncoding: 'URL_ENCODED',
        ...(ArrayFormat && { RequestEncodingOptions: { ArrayFormat } }),
      },
    });

  test.each([
    ['INDICES', 'list%5B0%5D=a&list%5B1%5D=b'],
    [undefined, 'list%5B0%5D=a&list%5B1%5D=b'],
    ['REPEAT', 'list=a&list=b'],
    ['BRACKETS', 'list%5B%5D=a&list%5B%5D=b'],
    ['COMMAS', 'list=a%2Cb'],
  ])('of a form with a list in the format %s', async (format, body) => {
    expect((await form({ list: ['a', 'b'] }, format)).body).toBe(body);
  });

  test('of a form with members of members', async () => {
    const RequestBody = { description: 'Monthly subscription', metadata: { order: { n: 1 } }, list: [{ a: null }] };
    expect((await form(RequestBody)).body).toBe(
      'description=Monthly%20subscription&metadata%5Border%5D%5Bn%5D=1&list%5B0%5D%5Ba%5D=null',
    );
  });

  test.each<[string, object, string | undefined]>([
    ['is compact JSON', { RequestBody: { a: [1, 'é'] } }, '{"a":[1,"é"]}'],
    ['is a text as it is', { RequestBody: 'a=1' }, 'a=1'],
    ['is JSON where the encoding is NONE', { RequestBody: [1], Transform: { RequestBodyEncoding: 'NONE' } }, '[1]'],
    ['is not there without RequestBody', {}, undefined],
  ])('%s', async (_, parameters, body) => {
    expect((await sent(parameters)).body).toBe(body);
  });

  test('of a form that is a text stays the text', async () => {
    expect((await form('a=1')).body).toBe('a=1');
  });

  test('that is the whole input has none of its white space', async () => {
    const definition = JSON.stringify(task({ 'RequestBody.$': '$' }));
    const request = { definition, input: '{ "a": 1 }', inspectionLevel: 'TRACE', mock: { result: '{}' } } as const;
    expect((await testState(request)).inspectionData!.request!.body).toBe('{"a":1}');
  });
});

describe('the response', () => {
  const told = async (mock: Pick<Asked, 'result' | 'error'>) =>
    (await inspected({ definition: task({}), ...mock })).response;

  test.each([
    ['a text for a body', { StatusCode: 200, ResponseBody: 'hello' }, { statusCode: '200', body: 'hello' }],
    ['nothing', {}, {}],
    ['what is no answer', 'text', {}],
    ['no headers', { Headers: {} }, { headers: '[]' }],
  ])('of a result with %s has as much', async (_, result, response) => {
    expect(await told({ result })).toEqual({ protocol: 'https', ...response });
  });

  test('of an error with a status has the status, and its text, which is the cause', async () => {
    const error = 'States.Http.StatusCode.404';
    const status = { protocol: 'https', statusCode: '404' };
    expect(await told({ error: { error, cause: 'Not Found' } })).toEqual({ ...status, statusMessage: 'Not Found' });
    expect(await told({ error: { error } })).toEqual(status);
  });

  test.each([{ error: 'States.Http.Socket' }, { error: 'States.Timeout' }, { cause: 'why' }, {}])(
    'is missing for %j, but the request is shown',
    async (error) => {
      const data = await inspected({ definition: task({}), error });
      expect(data.request).toMatchObject({ url: ENDPOINT });
      expect(data).not.toHaveProperty('response');
    },
  );

  test('is also shown if the error is caught', async () => {
    const Catch = [{ ErrorEquals: ['States.Http.StatusCode.409'], Next: 'B' }];
    const error = { error: 'States.Http.StatusCode.409', cause: 'Conflict' };
    expect(await inspected({ definition: task({}, { Catch }), error })).toMatchObject({
      request: { method: 'POST' },
      response: { statusCode: '409' },
      errorDetails: { catchIndex: 0 },
    });
  });
});

test('invalid parameters show as much of a request as they give', async () => {
  const { Parameters: _, ...fields } = task({});
  const definition = { ...fields, Parameters: { 'ApiEndpoint.$': '$.n', 'Method.$': '$.n', 'Headers.$': '$.n' } };
  expect(await inspected({ definition, input: { n: 1 }, result: ANSWER })).toMatchObject({
    request: { headers: `[${AGENT}, ${RANGE}]` },
    response: { statusCode: '201' },
  });
});
