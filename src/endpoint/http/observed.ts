// Reports what a service answers.
import type { HttpHead, HttpRequest, HttpResponse, HttpService } from './exchange';

export interface Answered {
  /** The operation, such as `StartExecution`, or else the method and the path. */
  readonly operation: string;
  readonly status: number;
  /** Whole milliseconds. */
  readonly milliseconds: number;
  /** The code of a refusal, with its message. */
  readonly error?: string;
  readonly message?: string;
}

/** @param now milliseconds of a clock that never goes back */
export function observed<S extends HttpService>(service: S, now: () => number, report: (answer: Answered) => void): S {
  const answer = async (request: HttpRequest): Promise<HttpResponse> => {
    const began = now();
    const response = await service.answer(request);
    report(answeredWith(request, response, now() - began));
    return response;
  };
  return { ...service, answer };
}

export function answeredWith(head: HttpHead, response: HttpResponse, milliseconds: number): Answered {
  const { status, headers } = response;
  const error = headers['x-amzn-errortype'];
  return {
    ...{ operation: operationOf(head), status, milliseconds: Math.max(0, Math.round(milliseconds)) },
    ...(error !== undefined && { error, message: messageOf(response) }),
  };
}

/** `StartExecution` of `AWSStepFunctions.StartExecution`, or `GET /2015-03-31/functions/`. */
export function operationOf({ method, path, headers }: HttpHead): string {
  const target = headers['x-amz-target'];
  return target === undefined ? `${method} ${path.split('?', 1)[0]!}` : target.slice(target.indexOf('.') + 1);
}

function messageOf({ body }: HttpResponse): string | undefined {
  const text = body.toString();
  if (text.startsWith('<')) {
    const [, message] = /<Message>([^<]*)<\/Message>/.exec(text) ?? [];
    return message?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  }
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
