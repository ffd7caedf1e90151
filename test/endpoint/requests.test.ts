import { arn, PASS, ROLE, TestApi } from '../support/endpoint';

const api = new TestApi();
const version = (number: number) => arn('stateMachine', `M:${number}`);

describe("a request that breaks the model's constraints gets AWS's text", () => {
  test.each([
    ['a missing member', {}, "Value null at 'name' failed to satisfy constraint: Member must not be null"],
    ['null for missing', { name: null }, "Value null at 'name' failed to satisfy constraint: Member must not be null"],
    [
      'a text that is too long',
      { name: 'x'.repeat(81) },
      `Value '${'x'.repeat(81)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80`,
    ],
    [
      'a text that is too short',
      { name: '' },
      "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a member of an item',
      { name: 'a', tags: [{ key: 'k' }, { key: '' }] },
      "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a missing item',
      { name: 'a', tags: [null] },
      "Value null at 'tags.1.member' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a value that is none of several',
      { name: 'a', encryptionConfiguration: { type: 'NONE' } },
      "Value 'NONE' at 'encryptionConfiguration.type' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [AWS_OWNED_KEY, CUSTOMER_MANAGED_KMS_KEY]',
    ],
    [
      'a number that is too small',
      { name: 'a', encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 59 } },
      "Value '59' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 60',
    ],
  ])('%s', async (_, input, problem) => {
    expect(await api.refusal('CreateActivity', input)).toBe(
      `ValidationException: 1 validation error detected: ${problem}`,
    );
  });

  // Recorded: state_machine_status_filter.
  test("the values of a status are in AWS's order", async () => {
    expect(await api.refusal('ListExecutions', { statusFilter: 'succeeded' as 'SUCCEEDED' })).toBe(
      "ValidationException: 1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]',
    );
  });

  test('all broken constraints are listed at once', async () => {
    expect(await api.refusal('ListStateMachineAliases', { maxResults: 1001, nextToken: '' })).toBe(
      'ValidationException: 3 validation errors detected: ' +
        "Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null; " +
        "Value '' at 'nextToken' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    );
  });

  test('a list is printed as Java prints it', async () => {
    const routingConfiguration = [1, 2, 3].map((number) => ({ stateMachineVersionArn: version(number), weight: 1 }));
    const items = [1, 2, 3].map(
      (number) => `RoutingConfigurationListItem(stateMachineVersionArn=${version(number)}, weight=1)`,
    );
    expect(await api.refusal('CreateStateMachineAlias', { name: 'A', routingConfiguration })).toBe(
      `ValidationException: 1 validation error detected: Value '[${items.join(', ')}]' at 'routingConfiguration' ` +
        'failed to satisfy constraint: Member must have length less than or equal to 2',
    );
  });

  test('the text contains the pattern', async () => {
    const routingConfiguration = [{ stateMachineVersionArn: version(1), weight: 100 }];
    expect(await api.refusal('CreateStateMachineAlias', { name: '123', routingConfiguration })).toBe(
      "ValidationException: 1 validation error detected: Value '123' at 'name' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
    );
  });

  test('a secret value is not repeated, and a payload is measured in bytes', async () => {
    const input = `"${'é'.repeat(131_072)}"`;
    expect(await api.refusal('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), input })).toBe(
      "ValidationException: 1 validation error detected: Value at 'input' failed to satisfy constraint: " +
        'Member must have length less than or equal to 262144',
    );
  });
});

describe('a request that cannot be read is a SerializationException', () => {
  test.each([
    ['a number for a text', { name: 1 }, "NUMBER_VALUE can not be converted to a String at 'name'"],
    ['a list for a text', { name: [] }, "START_ARRAY can not be converted to a String at 'name'"],
    ['a text for a list', { name: 'a', tags: 'k' }, "STRING_VALUE can not be converted to a list at 'tags'"],
    [
      'a text for a structure',
      { name: 'a', tags: ['k'] },
      "STRING_VALUE can not be converted to a structure at 'tags.1.member'",
    ],
    ['no object', '[]', 'START_ARRAY can not be converted to a structure at the request'],
  ])('%s', async (_, input, message) => {
    expect(await api.refusal('CreateActivity', input)).toBe(`SerializationException: ${message}`);
  });

  test('a body that is not JSON', async () => {
    expect(await api.refusal('CreateActivity', '{"name":')).toMatch(/^SerializationException: The body is not JSON: /);
  });

  test('wrong types of numbers and booleans', async () => {
    const machine = { name: 'M', definition: PASS, roleArn: ROLE };
    expect(await api.refusal('CreateStateMachine', { ...machine, publish: 'true' })).toBe(
      "SerializationException: STRING_VALUE can not be converted to a Boolean at 'publish'",
    );
    expect(await api.refusal('ListActivities', { maxResults: true })).toBe(
      "SerializationException: TRUE_VALUE can not be converted to an Integer at 'maxResults'",
    );
  });
});

test('an unknown operation and an unknown service are errors', async () => {
  expect(await api.send('FlyToTheMoon', {})).toEqual({
    status: 400,
    body: { __type: 'UnknownOperationException', message: "There is no operation 'FlyToTheMoon' in this service." },
  });
  expect(await api.send('', {}, { 'x-amz-target': 'DynamoDB_20120810.GetItem' })).toEqual({
    status: 404,
    body: {
      __type: 'UnknownOperationException',
      message: expect.stringMatching(/^No service here answers X-Amz-Target 'DynamoDB_20120810.GetItem'\./),
    },
  });
  expect(await api.send('', {}, { 'x-amz-target': 'AWSStepFunctions.toString' })).toMatchObject({ status: 400 });
});

test('members that the model does not know are ignored, even __proto__', async () => {
  const answer = await api.send('CreateActivity', '{"name":"Odd","__proto__":{"tags":[1]},"color":"red"}');
  expect(answer.status).toBe(200);
});

test('STS answers only GetCallerIdentity', async () => {
  const form = { 'x-amz-target': undefined, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const post = async (body: string, signed: object = {}) =>
    api.endpoint.handle({
      ...{ method: 'POST', path: '/', body: Buffer.from(body) },
      headers: { host: '127.0.0.1', ...form, ...signed },
    });
  const answer = await post('Action=GetCallerIdentity&Version=2011-06-15');
  expect(answer.body).toContain('<Account>123456789012</Account>');
  const refused = await post('Action=%3CAssumeRole%3E%01');
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('operation &#60;AssumeRole&#62;?:')]);
  // SNS, IAM and others have the query protocol, too. The signature names the service.
  const signedFor = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=test/20261129/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  });
  expect((await post('Action=GetCallerIdentity', signedFor('sts'))).status).toBe(200);
  const other = await post('Action=Publish&Version=2010-03-31', signedFor('sns'));
  expect([other.status, String(other.body)]).toEqual([404, expect.stringContaining('<Code>UnknownOperationException')]);
  // Without a signature, the version of the API names the service.
  const unsigned = await post('Action=Publish&Version=2010-03-31');
  expect([unsigned.status, JSON.parse(String(unsigned.body))]).toEqual([
    404,
    {
      __type: 'UnknownOperationException',
      message:
        "No service here answers the query request 'Publish' of the version '2010-03-31'. " +
        "Of such services, the endpoint has STS, version '2011-06-15'.",
    },
  ]);
});

test('a request over 1 MB is refused', async () => {
  const answer = await api.send('CreateActivity', JSON.stringify({ name: 'x'.repeat(1_048_576) }));
  expect([answer.status, answer.body.__type]).toEqual([413, 'RequestEntityTooLargeException']);
});

test('none of these requests causes an internal error', () => {
  expect(api.faults).toEqual([]);
});
