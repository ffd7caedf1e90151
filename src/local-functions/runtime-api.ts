// The Lambda Runtime API for one process: HTTP on loopback (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An invocation, as a process receives it. */
export interface Question {
  readonly requestId: string;
  readonly payload: string;
  readonly functionArn: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** The messages of a process. The bodies are the JSON text that it sent. */
export interface RuntimeListener {
  /** The process has started or finished its work, and waits for an event. */
  ready(): void;
  response(requestId: string, body: string): void;
  error(requestId: string, body: string): void;
  initError(body: string): void;
}

const PREFIX = '/2018-06-01/runtime/';

/** Lambda's size limit for an answer in bytes: slightly more than 6 MB, as Lambda's error message says. */
export const MAX_RESPONSE = 6_291_556;

export class RuntimeApi {
  private readonly server: Server;
  private waiting: ServerResponse | undefined;
  private asked: Question | undefined;

  constructor(private readonly listener: RuntimeListener) {
    // A function may wait for its next event without a time limit.
    this.server = createServer({ requestTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
      void this.answer(request, response).catch(() => response.destroy());
    });
    // An idle function does not keep the program alive.
    this.server.on('connection', (socket) => socket.unref());
  }

  /** Resolves to the value of AWS_LAMBDA_RUNTIME_API. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        this.server.unref();
        resolve(`127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  /** Passes the event to the process, now or when the process asks for one. */
  ask(question: Question): void {
    this.asked = question;
    this.deliver();
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url ?? ''}`;
    if (route === `GET ${PREFIX}invocation/next`) {
      this.waiting = response;
      this.listener.ready();
      this.deliver();
      return;
    }
    const body = await bodyOf(request);
    const [, requestId, what] = /^POST \S+\/invocation\/([^/]+)\/(response|error)$/.exec(route) ?? [];
    if (route === `POST ${PREFIX}init/error`) {
      accept(response);
      this.listener.initError(body ?? '{}');
    } else if (requestId === undefined) {
      reply(response, 404, { errorType: 'NotFound', errorMessage: `The Runtime API has no ${route}.` });
    } else if (body === undefined) {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE} bytes).`;
      const error = { errorType: 'Function.ResponseSizeTooLarge', errorMessage };
      reply(response, 413, error);
      this.listener.error(requestId, JSON.stringify(error));
    } else {
      accept(response);
      if (what === 'response') this.listener.response(requestId, body);
      else this.listener.error(requestId, body);
    }
  }

  private deliver(): void {
    const { waiting, asked } = this;
    if (!waiting || !asked) return;
    this.waiting = undefined;
    this.asked = undefined;
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': asked.requestId,
      'lambda-runtime-deadline-ms': String(asked.deadline),
      'lambda-runtime-invoked-function-arn': asked.functionArn,
      'lambda-runtime-trace-id': `Root=1-00000000-${asked.requestId.replace(/-/g, '').slice(0, 24)};Sampled=0`,
    });
    waiting.end(asked.payload);
  }
}

function accept(response: ServerResponse): void {
  reply(response, 202, { status: 'OK' });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Undefined if it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= MAX_RESPONSE) chunks.push(chunk as Buffer);
  }
  return size > MAX_RESPONSE ? undefined : Buffer.concat(chunks).toString('utf8');
}
