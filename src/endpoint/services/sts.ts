// STS: only GetCallerIdentity, which many tools call first. The query protocol: a form in, XML out.
import { ONE_MEGABYTE, type Service } from './service';
import { ApiError } from '../../services/api/api-error';
import { errorResponse } from '../http/aws-json';
import { credentialScope, type Place } from '../http/credential-scope';
import type { HttpHead, HttpResponse } from '../http/exchange';
import type { World } from '../world';

const VERSION = '2011-06-15';
const NAMESPACE = `https://sts.amazonaws.com/doc/${VERSION}/`;

export function sts(world: World, report: (error: unknown) => void): Service {
  return {
    name: 'STS',
    claims: (head) =>
      head.headers['x-amz-target'] === undefined &&
      (head.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') &&
      isForSts(head),
    maxBody: ONE_MEGABYTE,
    answer: (request) => {
      const form = new URLSearchParams(request.body.toString('utf8'));
      const [action, version] = [form.get('Action') ?? '', form.get('Version') ?? VERSION];
      if (version !== VERSION) return Promise.resolve(notSts(action, version, report));
      return Promise.resolve(
        action === 'GetCallerIdentity' ? identity(world.placeOf(request), world) : unknownAction(action, world),
      );
    },
  };
}

/** Other services, such as SNS and IAM, have the query protocol, too. A few actions of STS need no signature. */
function isForSts(head: HttpHead): boolean {
  return (credentialScope(head)?.service ?? 'sts') === 'sts';
}

/** Without a signature, the version tells the services of the query protocol apart: each has its own. */
function notSts(action: string, version: string, report: (error: unknown) => void): HttpResponse {
  const message =
    `No service here answers the query request '${action}' of the version '${version}'. ` +
    `Of such services, the endpoint has STS, version '${VERSION}'.`;
  return errorResponse(new ApiError('UnknownOperationException', message, 404), report);
}

function identity({ account }: Place, { chance }: World): HttpResponse {
  const result = `<Arn>arn:aws:iam::${account}:root</Arn><UserId>${account}</UserId><Account>${account}</Account>`;
  return xml(
    200,
    `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult>` +
      `<ResponseMetadata><RequestId>${chance.uuid()}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  );
}

function unknownAction(action: string, { chance }: World): HttpResponse {
  const message = `Could not find operation ${escapeXml(action)}: of STS, this endpoint has GetCallerIdentity.`;
  const error = `<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>${message}</Message></Error>`;
  const requestId = `<RequestId>${chance.uuid()}</RequestId>`;
  return xml(400, `<ErrorResponse xmlns="${NAMESPACE}">${error}${requestId}</ErrorResponse>`);
}

function xml(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function escapeXml(text: string): string {
  return text
    .replace(/[&<>"'\u0000-\u001f\ufffe\uffff]/g, (one) => `&#${one.charCodeAt(0)};`)
    .replace(/&#\d;|&#[12]\d;|&#3[01];|&#6553[45];/g, '?');
}
