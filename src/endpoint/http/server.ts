// The endpoint on a socket: reads requests within limits of size and time, and writes answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HttpResponse, RequestHandler } from './exchange';
import { ApiError, tooLong } from '../../services/api/api-error';

export interface ServerLimits {
  /** How long a client may take to send a whole request, in milliseconds. @default 30,000 */
  readonly requestMs?: number;
  /**
   * How often this is checked, in milliseconds.
   *
   * @default 1000
   */
  readonly checkMs?: number;
  /**
   * The most connections. Further ones are closed at once, because each costs memory and a file descriptor.
   *
   * @default 4096
   */
  readonly connections?: number;
  /**
   * The most requests at a time, including polls. Further ones are throttled.
   *
   * @default 3000
   */
  readonly requests?: number;
}

/** Longer than the SDKs keep idle connections, so that none is closed during a request. */
const KEEP_ALIVE_MS = 65_000;

export interface ListeningEndpoint {
  /** Such as http://127.0.0.1:8083. */
  readonly url: string;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/**
 * @param port 0 for any free port
 */
export async function listen(
  endpoint: RequestHandler,
  port: number,
  host: string,
  { requestMs = 30_000, checkMs = 1000, connections = 4096, requests = 3000 }: ServerLimits = {},
): Promise<ListeningEndpoint> {
  const limits = { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: checkMs };
  let open = 0;
  const server = createServer({ ...limits, keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    if (open > requests) write(response, endpoint, endpoint.refuse(throttling()), true);
    else void exchange(endpoint, message, response);
  });
  server.maxConnections = connections;
  server.on('clientError', refuseBroken);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server, host), close: () => closeServer(server) };
}

function urlOf(server: Server, host: string): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function exchange(endpoint: RequestHandler, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  message.on('error', () => undefined);
  try {
    const head = {
      method: message.method ?? 'GET',
      path: message.url ?? '/',
      headers: message.headers as Readonly<Record<string, string | undefined>>,
      signal: gone.signal,
    };
    const service = endpoint.serviceFor(head);
    const body = await bodyOf(message, service.maxBody);
    if (body) write(response, endpoint, await service.answer({ ...head, body }));
  } catch (error) {
    // The rest of the body stays unread, so the connection cannot be reused.
    write(response, endpoint, endpoint.refuse(error), !message.complete);
  }
}

/** HTTP 503 makes the SDKs try again a little later. */
function throttling(): ApiError {
  return new ApiError('ThrottlingException', 'Rate exceeded: too many requests are being answered.', 503);
}

/** The whole body; undefined if the client disconnected. Throws if it is too long, before or while reading it. */
function bodyOf(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(message.headers['content-length']) > limit) throw tooLong(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) reject(tooLong(limit));
      else chunks.push(chunk);
    });
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    message.on('close', () => resolve(undefined));
  });
}

function write(
  response: ServerResponse,
  endpoint: RequestHandler,
  { status, headers, body }: HttpResponse,
  last = false,
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    ...headers,
    'x-amzn-requestid': endpoint.newRequestId(),
    'content-length': Buffer.byteLength(body),
    ...(last && { connection: 'close' }),
  });
  response.end(body);
}

/** Handles requests that are not HTTP or take too long. Answers in AWS's form if an answer can still be written. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const tooMuch = error.code === 'HPE_HEADER_OVERFLOW';
  const status = slow ? '408 Request Timeout' : tooMuch ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const why = slow ? 'The request took too long.' : `The request is not HTTP: ${error.message}.`;
  const body = JSON.stringify({ __type: slow ? 'RequestTimeoutException' : 'SerializationException', message: why });
  const head = ['content-type: application/x-amz-json-1.0', `content-length: ${Buffer.byteLength(body)}`];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`);
}
