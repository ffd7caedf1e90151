// The endpoint without a socket: a function from request to answer.
import { errorResponse } from './http/aws-json';
import type { HttpHead, HttpRequest, HttpResponse, HttpService, RequestHandler } from './http/exchange';
import { checkOrigin, type Guests } from './http/guard';
import { isPreflight, preflights, readableBy } from './http/pages';
import type { Service } from './services/service';
import { servicesOf } from './services/table';
import type { AnswererType } from './tasks/answerer';
import { World, type WorldOptions } from './world';
import { ApiError, tooLong } from '../services/api/api-error';

export interface EndpointOptions extends WorldOptions {
  /** Host names that are allowed besides localhost and IP addresses. @default none */
  readonly allowedHosts?: readonly string[];
  /** Origins of web pages that may send requests, such as `http://localhost:3000`. @default none */
  readonly allowedOrigins?: readonly string[];
  /**
   * Answerers that come after the mocks and before functions, activities and Step Functions itself.
   *
   * @default none
   */
  readonly answerers?: readonly AnswererType[];
}

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

export class Endpoint implements RequestHandler {
  readonly world: World;
  private readonly services: readonly Service[];
  private readonly guests: Guests;
  private readonly report: (error: unknown) => void;

  constructor(settings: EndpointOptions = {}) {
    const { allowedHosts = [], allowedOrigins = [], answerers = [], report = () => undefined, ...options } = settings;
    this.world = new World({ ...options, report }, (start) => loadTasks().tasksOf(start, this.world, answerers));
    this.report = report;
    this.services = servicesOf(this.world, report);
    this.guests = { hosts: lowerCase(allowedHosts), origins: lowerCase(allowedOrigins) };
  }

  /** Finds the service that a request is for, before its body is read. Throws an ApiError if no service claims it. */
  serviceFor(head: HttpHead): HttpService {
    checkOrigin(head, this.guests);
    const { origin } = head.headers;
    if (origin === undefined) return this.serviceThatClaims(head);
    return readableBy(origin, isPreflight(head) ? preflights : this.serviceThatClaims(head));
  }

  private serviceThatClaims(head: HttpHead): Service {
    const service = this.services.find((one) => one.claims(head));
    if (service) return service;
    const names = this.services.map(({ name }) => name).join(', ');
    const target = head.headers['x-amz-target'];
    const what = target === undefined ? `${head.method} ${head.path} without X-Amz-Target` : `X-Amz-Target '${target}'`;
    throw new ApiError(
      'UnknownOperationException',
      `No service here answers ${what}. The endpoint has: ${names}.`,
      404,
    );
  }

  /** Answers a request. Never rejects. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    try {
      const service = this.serviceFor(request);
      if (request.body.length > service.maxBody) throw tooLong(service.maxBody);
      return await service.answer(request);
    } catch (error) {
      return this.refuse(error);
    }
  }

  /** Loads the engine in advance, so that the first request need not wait for it. */
  warmUp(): void {
    loadTasks();
  }

  /** Ends all work. */
  close(): void {
    this.world.close();
  }

  /** The answer to a request that is refused before it reaches a service. */
  refuse(error: unknown): HttpResponse {
    return errorResponse(error, this.report);
  }

  newRequestId(): string {
    return this.world.chance.uuid();
  }
}

/** The answerers of tasks load all actions and the engine, so they are required lazily: the endpoint listens first. */
function loadTasks(): typeof import('./tasks/table') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
  return require('./tasks/table') as typeof import('./tasks/table');
}
