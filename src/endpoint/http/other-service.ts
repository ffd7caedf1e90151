// The answer to a request for a service that the endpoint does not have, in the form that the service's clients read.
import { errorResponse } from './aws-json';
import { credentialScope } from './credential-scope';
import type { HttpHead, HttpResponse } from './exchange';
import { ApiError } from '../../services/api/api-error';

const CODE = 'UnknownOperationException';
const STATUS = 404;

/** The services of which the endpoint has a part, by their names in signatures. */
const HERE: Readonly<Record<string, string>> = {
  states: 'Step Functions',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  sts: 'STS',
};

/** @param names what the endpoint has, for people */
export function otherService(head: HttpHead, names: readonly string[]): ApiError {
  return new OtherServiceError(head, `${whatIsAsked(head)} The endpoint has: ${names.join(', ')}.${advice(head)}`);
}

/** Remembers the request, whose protocol decides the form of the answer. */
export class OtherServiceError extends ApiError {
  constructor(
    private readonly head: HttpHead,
    message: string,
  ) {
    super(CODE, message, STATUS);
  }

  /**
   * XML for S3, EC2 and services with a form in the request (the query protocol), else JSON. Clients of all JSON
   * protocols read AWS JSON's.
   */
  get response(): HttpResponse {
    const { headers } = this.head;
    const service = credentialScope(this.head)?.service;
    const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (service === 's3') return xml(`<Error>${this.xmlMembers}</Error>`);
    if (service === 'ec2') return xml(`<Response><Errors><Error>${this.xmlMembers}</Error></Errors></Response>`);
    if (isForm || service === 'route53' || service === 'cloudfront') {
      return xml(`<ErrorResponse><Error><Type>Sender</Type>${this.xmlMembers}</Error></ErrorResponse>`);
    }
    return errorResponse(this, () => undefined);
  }

  private get xmlMembers(): string {
    return `<Code>${CODE}</Code><Message>${escaped(this.message)}</Message>`;
  }
}

function whatIsAsked(head: HttpHead): string {
  const { method, path, headers } = head;
  const service = credentialScope(head)?.service;
  const target = headers['x-amz-target'];
  const what = target === undefined ? `${method} ${path.slice(0, 200)}` : `X-Amz-Target '${target.slice(0, 200)}'`;
  if (service === undefined) {
    return `No service here answers ${what}${target === undefined ? ' without X-Amz-Target' : ''}.`;
  }
  const own = Object.hasOwn(HERE, service) ? HERE[service] : undefined;
  return own === undefined ? `The service '${service}' is not here (${what}).` : `Of ${own}, ${what} is not here.`;
}

/** A client that is pointed at one endpoint for all services is the usual cause. */
function advice(head: HttpHead): string {
  const service = credentialScope(head)?.service;
  if (service === undefined || Object.hasOwn(HERE, service)) return '';
  return (
    ' Send only their requests here: set AWS_ENDPOINT_URL_SFN, AWS_ENDPOINT_URL_LAMBDA and ' +
    'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS instead of AWS_ENDPOINT_URL. ' +
    `Tasks that call ${service} reach another endpoint with start --forward ${service}=URL.`
  );
}

function xml(body: string): HttpResponse {
  const headers = { 'content-type': 'text/xml', 'x-amzn-errortype': CODE };
  return { status: STATUS, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}

function escaped(text: string): string {
  return text.replace(/[<>&'"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
