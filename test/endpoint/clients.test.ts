// What a request says of its client: the region and account that it is signed for, and services that are not here.
import { TestApi, PASS, ROLE } from '../support/endpoint';

const signed = (key: string, region: string, service = 'states') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261129/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const machine = { name: 'M', definition: PASS, roleArn: ROLE };

async function arnOf(api: TestApi, headers: Record<string, string>): Promise<string> {
  return (await api.send('CreateStateMachine', machine, headers)).body.stateMachineArn;
}

test.each([
  ['test', 'eu-west-1', 'arn:aws:states:eu-west-1:123456789012:stateMachine:M'],
  ['210987654321', 'us-gov-east-1', 'arn:aws:states:us-gov-east-1:210987654321:stateMachine:M'],
  ['AKIAIOSFODNN7EXAMPLE', 'nowhere', 'arn:aws:states:us-east-1:123456789012:stateMachine:M'],
])('a request of the access key %s, signed for %s, makes %s', async (key, region, arn) => {
  const api = new TestApi();
  expect(await arnOf(api, signed(key, region))).toBe(arn);
  const { body } = await api.send('StartExecution', { stateMachineArn: arn, name: 'e' }, signed(key, region));
  expect(body.executionArn).toBe(`${arn.replace(':stateMachine:', ':execution:')}:e`);
  const activity = await api.send('CreateActivity', { name: 'A' }, signed(key, region));
  expect(activity.body.activityArn).toBe(arn.replace(/stateMachine:M$/, 'activity:A'));
  api.close();
});

test('a region and an account of the endpoint hold for every request', async () => {
  const api = new TestApi({ region: 'eu-north-1', account: '111111111111' });
  expect(await arnOf(api, signed('210987654321', 'us-west-2'))).toBe(
    'arn:aws:states:eu-north-1:111111111111:stateMachine:M',
  );
  api.close();
});

test.each([
  [
    's3',
    {},
    'text/xml',
    /^<\?xml[^>]*>\n<Error><Code>UnknownOperationException<\/Code><Message>The service &#39;s3&#39;/,
  ],
  ['ec2', {}, 'text/xml', /<Response><Errors><Error><Code>/],
  ['sqs', { 'content-type': 'application/x-www-form-urlencoded' }, 'text/xml', /<ErrorResponse><Error><Type>Sender/],
  ['dynamodb', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, 'application/x-amz-json-1.0', /^{"__type":"Unknown/],
])('a request for %s is refused in the form of its protocol, with what to do', async (service, more, type, form) => {
  const api = new TestApi();
  const answer = await api.endpoint.handle({
    ...{ method: 'POST', path: '/', body: Buffer.from('Action=X') },
    headers: { host: 'localhost', ...signed('a', 'us-east-1', service), ...more },
  });
  expect([answer.status, answer.headers['content-type']]).toEqual([404, type]);
  expect(String(answer.body)).toMatch(form);
  expect(String(answer.body)).toContain('set AWS_ENDPOINT_URL_SFN, AWS_ENDPOINT_URL_LAMBDA');
  expect(String(answer.body)).toContain(`start --forward ${service}=URL`);
  api.close();
});

test('a request of Lambda that is not here is said to be of Lambda', async () => {
  const api = new TestApi();
  const path = '/2015-03-31/event-source-mappings/';
  const headers = { host: 'localhost', ...signed('a', 'us-east-1', 'lambda') };
  const answer = await api.endpoint.handle({ method: 'GET', path, headers, body: Buffer.alloc(0) });
  expect(JSON.parse(String(answer.body)).message).toMatch(
    /^Of Lambda, GET \/2015-03-31\/event-source-mappings\/ is not here\. The endpoint has: /,
  );
  api.close();
});
