import { TestApi } from '../support/endpoint';

const api = new TestApi({
  allowedHosts: ['Build.Example'],
  allowedOrigins: ['https://Build.Example', 'http://localhost:5173'],
});

async function status(headers: Record<string, string>): Promise<number> {
  return (await api.send('ListActivities', {}, headers)).status;
}

test.each([
  'localhost',
  'localhost:8083',
  'LOCALHOST:8083',
  'sync-localhost:8083',
  'app.localhost:1',
  '127.0.0.1:8083',
  'sync-127.0.0.1:8083',
  '[::1]:8083',
  '192.168.0.7',
  'build.example:8083',
  'sync-build.example',
])('the host %s is answered', async (host) => {
  expect(await status({ host })).toBe(200);
});

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:8083',
  'evil.example#localhost',
  'a b',
  '',
])('the host %j is refused, for its name may lead here by DNS rebinding', async (host) => {
  expect(await status({ host })).toBe(403);
});

test('a refusal says how to allow the host or the origin', async () => {
  expect((await api.send('ListActivities', {}, { host: 'ci.example:80' })).body).toEqual({
    __type: 'AccessDeniedException',
    message:
      "The endpoint does not answer the host 'ci.example:80'. If you want that, start it with --allow-host ci.example.",
  });
  expect((await api.send('ListActivities', {}, { origin: 'http://localhost:3000' })).body).toMatchObject({
    message:
      "The endpoint does not answer web pages of the origin 'http://localhost:3000'. If you want that, start it with " +
      '--allow-origin http://localhost:3000.',
  });
});

// An allowed host allows no page from it, and a page of another port is another page.
test.each([
  'http://evil.example',
  'http://localhost:3000',
  'http://127.0.0.1:8083',
  'http://build.example',
  'null',
  'file://',
])('a web page of the origin %s is refused', async (origin) => {
  expect(await status({ origin })).toBe(403);
});

test.each(['https://build.example', 'http://LOCALHOST:5173'])(
  'a web page of the allowed origin %s is answered',
  async (origin) => {
    expect(await status({ origin })).toBe(200);
  },
);
