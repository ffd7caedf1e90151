// What the browser of an allowed web page needs to let it read answers: CORS, https://fetch.spec.whatwg.org/#http-cors-protocol.
import type { HttpHead, HttpService } from './exchange';

/** Whether a browser asks before it sends a request for a page. */
export function isPreflight({ method, headers }: HttpHead): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** Answers preflights: a page that may send requests at all may send any. */
export const preflights: HttpService = {
  maxBody: 0,
  answer: ({ headers }) =>
    Promise.resolve({
      status: 200,
      headers: {
        'access-control-allow-methods': headers['access-control-request-method']!,
        'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
        // Chromium asks this for a page of the internet that calls a private address.
        ...(headers['access-control-request-private-network'] === 'true' && {
          'access-control-allow-private-network': 'true',
        }),
        'access-control-max-age': '7200',
      },
      body: '',
    }),
};

/** The service, with answers that a page of this origin may read. */
export function readableBy(origin: string, service: HttpService): HttpService {
  return {
    maxBody: service.maxBody,
    answer: async (request) => {
      const { headers, ...rest } = await service.answer(request);
      return {
        ...rest,
        headers: {
          ...headers,
          'access-control-allow-origin': origin,
          'access-control-expose-headers': 'x-amzn-requestid, x-amzn-errortype',
          vary: 'origin',
        },
      };
    },
  };
}
