import { connect, type Socket } from 'node:net';
import { listen, type ListeningEndpoint } from '../../src/endpoint/http/server';
import { TestApi } from '../support/endpoint';

const api = new TestApi();
let server: ListeningEndpoint;

beforeAll(async () => {
  server = await listen(api.endpoint, 0, '127.0.0.1', { requestMs: 300, checkMs: 50, connections: 40, requests: 30 });
});

afterAll(async () => {
  await server.close();
  expect(api.faults).toEqual([]);
});

const HEAD = 'POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: AWSStepFunctions.ListActivities\r\n';

/** What comes back for these bytes until the server ends the connection, or for `milliseconds`. */
function raw(text: string, milliseconds = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(text);
    setTimeout(() => socket.destroy(), milliseconds).unref();
  });
}

async function works(): Promise<void> {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSStepFunctions.ListActivities' },
    body: '{}',
  });
  expect([answer.status, await answer.text()]).toEqual([200, '{"activities":[]}']);
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0');
}

test('the endpoint answers over a socket', works);

test('a body that says it is too long is refused before it is sent', async () => {
  const answer = await raw(`${HEAD}content-length: 99999999\r\n\r\n{`);
  expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close[\s\S]*"__type":"RequestEntityTooLargeException"/i);
  await works();
});

test('a body that grows too long is refused while it is sent', async () => {
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const answer = await raw(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunk.repeat(17)}`);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  await works();
});

test('a client that sends too slowly gets a timeout error', async () => {
  expect(await raw(`${HEAD}content-length: 10\r\n\r\n{`)).toMatch(
    /^HTTP\/1.1 408 [\s\S]*"__type":"RequestTimeoutException","message":"The request took too long\."/,
  );
  await works();
});

test.each([
  ['no HTTP', 'hello\r\n\r\n', '400'],
  ['an endless header', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}`, '431'],
  ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`, '400'],
])('%s is answered in the form of AWS', async (_, text, status) => {
  const answer = await raw(text);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*"__type":"SerializationException"`));
  await works();
});

test('a foreign host is refused over the socket, too', async () => {
  const answer = await raw('POST / HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 0\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 403 [\s\S]*"__type":"AccessDeniedException"/);
});

test('clients that go away in the middle of anything leave nothing behind', async () => {
  const halves = Array.from({ length: 30 }, (_, index) => raw(`${HEAD}content-length: 10\r\n\r\n{`, 1 + index));
  expect(await Promise.all(halves)).toEqual(halves.map(() => ''));
  await works();
});

test('requests beyond the limit are throttled in the form of AWS', async () => {
  // A server whose clients may take their time, so that no other answer can come first.
  const patient = await listen(api.endpoint, 0, '127.0.0.1', {
    requestMs: 60_000,
    checkMs: 50,
    connections: 40,
    requests: 30,
  });
  const sockets = Array.from({ length: 35 }, () => connect(Number(new URL(patient.url).port), '127.0.0.1'));
  const answers: string[] = [];
  await new Promise<void>((resolve) => {
    for (const socket of sockets) {
      socket.once('data', (chunk) => answers.push(chunk.toString()) === 5 && resolve());
      socket.write(`${HEAD}content-length: 10\r\n\r\n{`);
    }
  });
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 503 [\s\S]*"__type":"ThrottlingException"/);
  for (const socket of sockets) socket.destroy();
  await patient.close();
});

test('connections beyond the limit are closed, and there is room again when others end', async () => {
  const small = await listen(api.endpoint, 0, '127.0.0.1', {
    requestMs: 60_000,
    checkMs: 50,
    connections: 3,
    requests: 30,
  });
  const port = Number(new URL(small.url).port);
  const request = `${HEAD}content-length: 2\r\n\r\n{}`;
  /** A connection that stays open after its answer, or undefined if it is closed without one. */
  const open = () =>
    new Promise<Socket | undefined>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.once('data', () => resolve(socket));
      socket.once('close', () => resolve(undefined));
      socket.write(request);
    });
  const sockets: (Socket | undefined)[] = [];
  try {
    for (let count = 0; count < 5; count += 1) sockets.push(await open());
    expect(sockets.map((socket) => socket !== undefined)).toEqual([true, true, true, false, false]);
    sockets[0]!.destroy();
    let again: Socket | undefined;
    // The server hears of the end a little later.
    for (let tries = 0; tries < 200 && !again; tries += 1) sockets.push((again = await open()));
    expect(again).toBeDefined();
  } finally {
    for (const socket of sockets) socket?.destroy();
    await small.close();
  }
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(server.url).port);
  await expect(listen(api.endpoint, port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
