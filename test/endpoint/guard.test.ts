import { TestApi } from '../support/endpoint';

const api = new TestApi({ allowedHosts: ['Build.Example'] });

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

test('a refusal says how to allow the host', async () => {
  expect((await api.send('ListActivities', {}, { host: 'ci.example:80' })).body).toEqual({
    __type: 'AccessDeniedException',
    message:
      "The endpoint does not answer the host 'ci.example:80': " +
      'start the endpoint with --allow-host ci.example where that is meant.',
  });
});

test.each(['http://evil.example', 'http://localhost:3000', 'null', 'file://'])(
  'a web page of the origin %s is refused',
  async (origin) => {
    expect(await status({ origin })).toBe(403);
  },
);

test('a web page of an allowed origin is answered', async () => {
  expect(await status({ origin: 'https://build.example' })).toBe(200);
});
