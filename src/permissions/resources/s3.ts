// The bucket or the objects that a call of S3 asks about.
import { referred, type Alternatives, type AskedResource } from './asked-resource';
import { isArn, parseArn } from '../../asl/arn';
import { isArray, isObject, member } from '../../json/json';
import type { IamAction } from '../reference/iam-actions';
import { text, type ServiceCall } from '../service-call';
import { ANY } from '../unknown-parts';

/** A bucket for actions on the whole bucket, otherwise the object; a bucket may be an access point's ARN. */
export function objects(call: ServiceCall, { types }: IamAction): readonly Alternatives[] | undefined {
  const bucket = text(call, 'Bucket');
  if (bucket === undefined) return undefined;
  if (types.some(({ name }) => name === 'object')) return keysOf(call).map((key) => [objectOf(call, bucket, key)]);
  return types.some(({ name }) => name === 'bucket') ? [[bucketOf(call, bucket)]] : undefined;
}

export function bucketOf(call: Pick<ServiceCall, 'home'>, bucket: string): AskedResource {
  return referred(bucket, 's3') ?? { names: [isArn(bucket) ? bucket : `arn:${call.home.partition}:s3:::${bucket}`] };
}

/** @param key undefined if it is not known */
export function objectOf(call: Pick<ServiceCall, 'home'>, bucket: string, key: string | undefined): AskedResource {
  const { names, ...rest } = bucketOf(call, bucket);
  const isBucket = parseArn(names[0]!)?.account === '';
  const between = isBucket || names[0] === bucket ? '/' : '/object/';
  return {
    names: names.map((name) => `${name}${between}${key ?? ANY}`),
    ...(key === undefined && { gap: 'the keys of the objects' }),
    ...rest,
  };
}

/** DeleteObjects has a list of keys. */
function keysOf(call: ServiceCall): readonly (string | undefined)[] {
  const key = text(call, 'Key');
  if (key !== undefined) return [key];
  const deleted = member(call.args, 'Delete');
  const listed = isObject(deleted) ? member(deleted, 'Objects') : undefined;
  if (!isArray(listed) || listed.length === 0) return [undefined];
  return listed.map((each) => {
    const one = isObject(each) ? member(each, 'Key') : undefined;
    return typeof one === 'string' ? one : undefined;
  });
}
