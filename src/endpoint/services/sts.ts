// STS: only GetCallerIdentity, which many tools call first. The query protocol: a form in, XML out.
import { ONE_MEGABYTE, type Service } from './service';
import type { HttpResponse } from '../http/exchange';
import type { World } from '../world';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export function sts(world: World): Service {
  return {
    name: 'STS',
    claims: ({ headers }) =>
      headers['x-amz-target'] === undefined &&
      (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') &&
      signedFor(headers.authorization) === 'sts',
    maxBody: ONE_MEGABYTE,
    answer: (request) => {
      const action = new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '';
      return Promise.resolve(action === 'GetCallerIdentity' ? identity(world) : unknownAction(action, world));
    },
  };
}

/**
 * The service that a signature names: other services, such as SNS and IAM, have the query protocol, too. A few actions of
 * STS need no signature.
 * docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
function signedFor(authorization = ''): string {
  const [, service] = /\bCredential=[^/,]*\/\d+\/[^/,]*\/([^/,]*)\/aws4_request/.exec(authorization) ?? [];
  return service ?? 'sts';
}

function identity({ account, chance }: World): HttpResponse {
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
