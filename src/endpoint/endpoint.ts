// The endpoint without a socket: a function from request to answer.
import { errorResponse } from './http/aws-json';
import type { HttpHead, HttpRequest, HttpResponse, HttpService, RequestHandler } from './http/exchange';
import { checkOrigin, type Guests } from './http/guard';
import { answeredWith, observed } from './http/observed';
import { otherService, OtherServiceError } from './http/other-service';
import { isPreflight, preflights, readableBy } from './http/pages';
import type { Service } from './services/service';
import { servicesOf } from './services/table';
import type { Observer } from './state/observer';
import type { AnswererType } from './tasks/answerer';
import { World, type WorldOptions } from './world';
import { RealClock } from '../runtime/clock';
import { tooLong } from '../services/api/api-error';

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

/** Times are those of the machine: a request takes as long as its client waits. */
function seenBy(observer: Observer, service: Service): Service {
  const clock = new RealClock();
  const { name } = service;
  return observed(
    service,
    () => clock.now,
    (answer) => observer.answered({ service: name, ...answer }),
  );
}

export class Endpoint implements RequestHandler {
  readonly world: World;
  private readonly services: readonly Service[];
  private readonly guests: Guests;
  private readonly report: (error: unknown) => void;
  private readonly observer: Observer | undefined;

  constructor(settings: EndpointOptions = {}) {
    const { allowedHosts = [], allowedOrigins = [], answerers = [], report = () => undefined, ...options } = settings;
    this.world = new World({ ...options, report }, (start) => loadTasks().tasksOf(start, this.world, answerers));
    this.report = report;
    const { observer } = options;
    this.observer = observer;
    const services = servicesOf(this.world, report);
    this.services = observer ? services.map((service) => seenBy(observer, service)) : services;
    this.guests = { hosts: lowerCase(allowedHosts), origins: lowerCase(allowedOrigins) };
  }

  /** Finds the service that a request is for, before its body is read. Throws an ApiError if no service claims it. */
  serviceFor(head: HttpHead): HttpService {
    const { observer } = this;
    if (!observer) return this.findService(head);
    try {
      return this.findService(head);
    } catch (error) {
      observer.answered({ service: undefined, ...answeredWith(head, this.refuse(error), 0) });
      throw error;
    }
  }

  private findService(head: HttpHead): HttpService {
    checkOrigin(head, this.guests);
    const { origin } = head.headers;
    if (origin === undefined) return this.serviceThatClaims(head);
    return readableBy(origin, isPreflight(head) ? preflights : this.serviceThatClaims(head));
  }

  private serviceThatClaims(head: HttpHead): Service {
    const service = this.services.find((one) => one.claims(head));
    if (service) return service;
    throw otherService(
      head,
      this.services.map(({ name }) => name),
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
    return error instanceof OtherServiceError ? error.response : errorResponse(error, this.report);
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
