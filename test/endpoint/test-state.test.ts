import { ROLE, TestApi } from '../support/endpoint';

const api = new TestApi();
const task = (fields: object) =>
  JSON.stringify({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'm' }, ...fields });

test('a state is tested, and the answer has the form of the model', async () => {
  const definition = task({
    Retry: [{ ErrorEquals: ['Busy'] }],
    Catch: [{ ErrorEquals: ['Bad'], Next: 'B' }],
    End: true,
  });
  const mocked = (error: string) =>
    ({ definition, mock: { errorOutput: { error } }, inspectionLevel: 'TRACE' }) as const;
  expect(await api.call('TestState', mocked('Busy'))).toMatchObject({ status: 'RETRIABLE' });
  expect(await api.call('TestState', mocked('Bad'))).toMatchObject({ status: 'CAUGHT_ERROR', nextState: 'B' });
  const Map = {
    Type: 'Map',
    ItemProcessor: { StartAt: 'S', States: { S: { Type: 'Succeed' } } },
    MaxConcurrency: 2,
    End: true,
  };
  const request = {
    definition: JSON.stringify(Map),
    input: '[1]',
    mock: { result: '[2]' },
    inspectionLevel: 'DEBUG',
  } as const;
  expect(await api.call('TestState', request)).toMatchObject({ output: '[2]', inspectionData: { maxConcurrency: 2 } });
});

test('the context object has the region and the account of the endpoint', async () => {
  const abroad = new TestApi({ region: 'eu-west-1', account: '210987654321' });
  const definition = JSON.stringify({ Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true });
  const { output } = await abroad.call('TestState', { definition });
  expect(JSON.parse(output!).id).toMatch(/^arn:aws:states:eu-west-1:210987654321:express:/);
  abroad.endpoint.close();
});

// Seen on AWS.
test('the context object has one name for every state, and no role where the request has none', async () => {
  const other = new TestApi();
  const states = {
    Q: { Type: 'Pass', Parameters: { 'name.$': '$$.State.Name', 'role.$': '$$.Execution.RoleArn' }, End: true },
  };
  const definition = JSON.stringify({ StartAt: 'Q', States: states });
  const { output } = await other.call('TestState', { definition, stateName: 'Q' });
  expect(JSON.parse(output!)).toEqual({ name: 'StateName', role: null });
  other.endpoint.close();
});

test('an HTTP Task shows its request and its response, in the region of the endpoint', async () => {
  const Parameters = {
    ApiEndpoint: 'https://a.example/x',
    Method: 'PUT',
    RequestBody: { a: 1 },
    QueryParameters: { b: 2 },
  };
  const definition = task({ Resource: 'arn:aws:states:::http:invoke', Parameters, End: true });
  const result = { Headers: { server: ['s'] }, ResponseBody: 'done', StatusCode: 200, StatusText: 'OK' };
  const request = { definition, mock: { result: JSON.stringify(result) }, inspectionLevel: 'TRACE' } as const;
  const abroad = new TestApi({ region: 'eu-west-1' });
  expect(await abroad.call('TestState', request)).toMatchObject({
    status: 'SUCCEEDED',
    inspectionData: {
      request: {
        protocol: 'https',
        method: 'PUT',
        url: 'https://a.example/x?b=2',
        headers: '[User-Agent: Amazon|StepFunctions|HttpInvoke|eu-west-1, Range: bytes=0-262144]',
        body: '{"a":1}',
      },
      response: { protocol: 'https', statusCode: '200', statusMessage: 'OK', headers: '[server: s]', body: 'done' },
    },
  });
  expect(await api.refusal('TestState', { ...request, revealSecrets: true })).toBe(
    'ValidationException: TestState does not support RevealSecrets when a mock is specified.',
  );
});

test('TestState refuses what AWS refuses', async () => {
  expect(await api.refusal('TestState', { definition: task({ End: true }) })).toBe(
    'ValidationException: RoleArn must be specified when testing a Task state',
  );
  expect(await api.refusal('TestState', { definition: '{}', stateName: '' })).toBe(
    "ValidationException: 1 validation error detected: Value at 'stateName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  expect(await api.refusal('TestState', { definition: '{}' })).toMatch(/^InvalidDefinition: /);
});

test('a task without a mock is refused, with what to mock', async () => {
  expect(await api.refusal('TestState', { definition: task({ End: true }), roleArn: ROLE })).toMatch(
    /^ValidationException: TestState cannot call arn:aws:states:::sns:publish for the task 'StateName' offline/,
  );
  expect(api.faults).toEqual([]);
});
