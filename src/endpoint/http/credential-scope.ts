// Whom a request is from, and for which region and service it is signed. The signature itself is not checked.
import type { HttpHead } from './exchange';
import type { Home } from '../../asl/arn';

export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  /** As signatures name it: `states`, `lambda`, `s3`. */
  readonly service: string;
}

/**
 * `Credential=AKID/20260101/us-east-1/states/aws4_request`, in the header or in the query of a presigned URL.
 * docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
const SCOPE = /\b(?:X-Amz-)?Credential=([^/,&\s]+)\/\d+\/([a-z0-9-]*)\/([a-z0-9-]*)\/aws4_request/i;

export function credentialScope({ headers, path }: Pick<HttpHead, 'headers' | 'path'>): CredentialScope | undefined {
  const [, accessKeyId, region, service] =
    SCOPE.exec(headers.authorization ?? '') ??
    SCOPE.exec(path.includes('%2F') ? path.replaceAll('%2F', '/') : path) ??
    [];
  if (accessKeyId === undefined) return undefined;
  return { accessKeyId, region: region!, service: service!.toLowerCase() };
}

/** The region and the account of a request's resources. */
export type Place = Pick<Home, 'region' | 'account'>;

/**
 * The region that a request is signed for, and the account that its access key names. An access key of twelve digits is
 * an account; that is how test suites choose one.
 * @param byDefault for what the request leaves open
 */
export function placeOf(request: Pick<HttpHead, 'headers'> & { readonly path?: string }, byDefault: Place): Place {
  const scope = credentialScope({ path: '', ...request });
  if (!scope) return byDefault;
  const { accessKeyId, region } = scope;
  return {
    region: /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region) ? region : byDefault.region,
    account: /^\d{12}$/.test(accessKeyId) ? accessKeyId : byDefault.account,
  };
}
