// What a service behind the endpoint is: which requests are its own, and how it answers them.
import type { HttpHead, HttpRequest, HttpResponse } from '../http/exchange';

export interface Service {
  /** For messages. */
  readonly name: string;
  /** Bytes; a longer request is refused before it is read. */
  readonly maxBody: number;
  /** Whether a request is meant for this service: by X-Amz-Target, path, or content type. */
  claims(head: HttpHead): boolean;
  /** Never rejects: what goes wrong is an answer in the service's protocol. */
  answer(request: HttpRequest): Promise<HttpResponse>;
}

/** AWS's limit for a request to Step Functions: 1 MB (service-quotas.html). */
export const ONE_MEGABYTE = 1_048_576;
