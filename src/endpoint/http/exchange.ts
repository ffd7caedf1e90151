// One HTTP exchange without a socket: the endpoint is a function from request to answer.

export interface HttpRequest {
  readonly method: string;
  /** With the query, exactly as in the request. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** Aborted when the client disconnects, so that nothing waits for it any longer. */
  readonly signal?: AbortSignal;
}

/** A request before its body is read. */
export type HttpHead = Omit<HttpRequest, 'body'>;

/** Answers requests: the endpoint, as the server uses it. */
export interface RequestHandler {
  /** Finds the service of a request before its body is read. Throws for a request that no service claims. */
  serviceFor(head: HttpHead): HttpService;
  /** The answer to a request that is refused before it reaches a service. */
  refuse(error: unknown): HttpResponse;
  newRequestId(): string;
}

export interface HttpService {
  /** In bytes. A longer request is refused before it is read. */
  readonly maxBody: number;
  /** Never rejects: errors become answers in the service's protocol. */
  answer(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
