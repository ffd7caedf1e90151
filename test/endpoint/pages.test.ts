// CORS as a browser asks it, without one; browser.test.ts has a real browser.
import { TestApi } from '../support/endpoint';

const origin = 'http://localhost:5173';
const api = new TestApi({ allowedOrigins: [origin] });

afterAll(() => api.close());

const ask = (headers: Readonly<Record<string, string>>) =>
  api.endpoint.handle({
    ...{ method: 'OPTIONS', path: '/', body: Buffer.alloc(0) },
    headers: { host: 'localhost:8083', 'access-control-request-method': 'POST', ...headers },
  });

test('a page of an allowed origin may send any method and any headers', async () => {
  expect(await ask({ origin, 'access-control-request-headers': 'content-type,x-amz-target' })).toEqual({
    status: 200,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,x-amz-target',
      'access-control-max-age': '7200',
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-amzn-requestid, x-amzn-errortype',
      vary: 'origin',
    },
    body: '',
  });
});

test('a page of the internet may call this machine if its origin is allowed', async () => {
  const { headers } = await ask({ origin, 'access-control-request-private-network': 'true' });
  expect(headers['access-control-allow-private-network']).toBe('true');
});

test('a preflight of another origin is refused, and nothing lets the page read why', async () => {
  const { status, headers } = await ask({ origin: 'http://localhost:3000' });
  expect(status).toBe(403);
  expect(Object.keys(headers)).toEqual(['content-type', 'x-amzn-errortype']);
});

test('answers to clients that are no browsers have no headers for browsers', async () => {
  const { headers } = await api.endpoint.handle({
    ...{ method: 'POST', path: '/', body: Buffer.from('{}') },
    headers: { host: 'localhost:8083', 'x-amz-target': 'AWSStepFunctions.ListActivities' },
  });
  expect(Object.keys(headers)).toEqual(['content-type']);
});
