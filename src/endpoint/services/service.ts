// The interface of a service behind the endpoint: which requests it claims, and how it answers them.
import type { HttpHead, HttpService } from '../http/exchange';

export interface Service extends HttpService {
  /** For messages. */
  readonly name: string;
  /** Whether a request is meant for this service: by X-Amz-Target, path, or content type. */
  claims(head: HttpHead): boolean;
}

/** AWS's limit for a request to Step Functions: 1 MB (service-quotas.html). */
export const ONE_MEGABYTE = 1_048_576;
