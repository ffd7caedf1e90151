// Answers tasks that call S3 through the AWS SDK with the objects of a store: those that ItemReader and ResultWriter use.
import { crc32 } from 'node:zlib';
import { unknownBucket } from './object-store';
import type { ServiceResource } from '../asl/services/resource';
import { isSync } from '../asl/services/resource';
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import type { LocalObjects, StoredContent, StoredObject } from '../runtime/objects';
import type { TaskCall } from '../runtime/task';
import { failure, silence, success, type TaskReply } from '../runtime/task-reply';
import { ApiError } from '../services/api/api-error';
import { serviceFailure } from '../services/errors/service-failure';
import { apiAnswer } from '../services/models/api-answer';
import { apiRequest } from '../services/models/api-request';

interface Request {
  readonly Bucket: string;
  readonly Key: string;
  readonly [name: string]: unknown;
}

/** What a request said of an object besides its content. */
interface About {
  readonly ContentType?: string;
  readonly Metadata?: object;
}

type Action = (request: Request, objects: LocalObjects) => object;

const abouts = new WeakMap<LocalObjects, Map<string, About>>();
const ENCRYPTED = { ServerSideEncryption: 'AES256' };

/** Undefined for other tasks, and for actions of S3 that are not here. */
export function answerS3(call: TaskCall, objects: LocalObjects, requestId: () => string): TaskReply | undefined {
  const { resource } = call.integration;
  if (resource.kind !== 'sdk' || resource.service !== 's3' || isSync(resource)) return undefined;
  const action = Object.hasOwn(ACTIONS, resource.action) ? ACTIONS[resource.action] : undefined;
  if (!action) return undefined;
  try {
    const request = apiRequest(resource, call.arguments) as unknown as Request;
    const result = apiAnswer(resource, action(request, objects));
    return resource.pattern === 'waitForTaskToken' ? silence(result) : success(result);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failure(refusedBy(resource, error, requestId()));
  }
}

function refusedBy(resource: ServiceResource, { code, message }: ApiError, requestId: string) {
  // The answer to HEAD has no body.
  const isHead = resource.action.startsWith('head');
  return serviceFailure(resource, { code, message: isHead ? 'null' : message, status: 404, requestId });
}

const ACTIONS: Readonly<Record<string, Action>> = {
  // Recorded: s3_get_object.
  getObject: (request, objects) => {
    const content = contentOf(request, objects);
    return { ...described(request, content, objects), Body: bytesOf(content) };
  },
  headObject: (request, objects) => described(request, contentOf(request, objects), objects),
  // Recorded: s3_put_object.
  putObject: (request, objects) => {
    const { Bucket, Key, Body = Buffer.alloc(0), ContentType, Metadata } = request;
    const bytes = Body as Uint8Array;
    store(objects, Bucket, Key, bytes, {
      ...(ContentType !== undefined && { ContentType: ContentType as string }),
      ...(Metadata !== undefined && { Metadata: Metadata as object }),
    });
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(bytes));
    const ChecksumCRC32 = checksum.toString('base64');
    return { ChecksumCRC32, ChecksumType: 'FULL_OBJECT', ETag: entry(objects, Bucket, Key).etag, ...ENCRYPTED };
  },
  copyObject: ({ Bucket, Key, CopySource }, objects) => {
    const [, from = '', key = ''] = /^\/?([^/]+)\/([^?]*)/.exec(decoded(String(CopySource))) ?? [];
    const content = contentOf({ Bucket: from, Key: key }, objects);
    store(objects, Bucket, Key, content, aboutOf(objects, from, key));
    const { etag, lastModified } = entry(objects, Bucket, Key);
    return { CopyObjectResult: { ETag: etag, LastModified: new Date(lastModified) }, ...ENCRYPTED };
  },
  deleteObject: ({ Bucket, Key }, objects) => {
    checkBucket(Bucket, objects);
    objects.remove(Bucket, Key);
    return {};
  },
  deleteObjects: ({ Bucket, Delete }, objects) => {
    checkBucket(Bucket, objects);
    const given = isObject(Delete) ? (member(Delete, 'Objects') ?? []) : [];
    const keys = isArray(given) ? given.map((one) => (one as JsonObject).Key as string) : [];
    for (const key of keys) objects.remove(Bucket, key);
    const isQuiet = isObject(Delete) && member(Delete, 'Quiet') === true;
    return isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) };
  },
  listObjectsV2: listObjects,
  headBucket: ({ Bucket }, objects) => {
    checkBucket(Bucket, objects);
    return {};
  },
  listBuckets: (_, objects) => ({ Buckets: objects.buckets.map((Name) => ({ Name })) }),
};

function listObjects({ Bucket, ...request }: Request, objects: LocalObjects): object {
  checkBucket(Bucket, objects);
  const { Prefix = '', Delimiter, MaxKeys = 1000, StartAfter, ContinuationToken } = request as Record<string, string>;
  const after = ContinuationToken === undefined ? (StartAfter ?? '') : decodedToken(ContinuationToken);
  const rows: { readonly key: string; readonly object?: StoredObject }[] = [];
  for (const object of objects.list(Bucket, Prefix)) {
    const end = Delimiter ? object.key.indexOf(Delimiter, Prefix.length) : -1;
    const row = end < 0 ? { key: object.key, object } : { key: object.key.slice(0, end + Delimiter!.length) };
    if (rows.at(-1)?.key !== row.key && Buffer.compare(Buffer.from(row.key), Buffer.from(after)) > 0) rows.push(row);
  }
  const page = rows.slice(0, Number(MaxKeys));
  const IsTruncated = rows.length > page.length;
  const Contents = page.flatMap(({ object }) => (object ? [listed(object)] : []));
  const CommonPrefixes = page.flatMap(({ key, object }) => (object ? [] : [{ Prefix: key }]));
  return {
    ...(Contents.length > 0 && { Contents }),
    ...(CommonPrefixes.length > 0 && { CommonPrefixes }),
    ...(Delimiter !== undefined && { Delimiter }),
    ...{ IsTruncated, KeyCount: page.length, MaxKeys: Number(MaxKeys), Name: Bucket, Prefix },
    ...(IsTruncated && { NextContinuationToken: Buffer.from(page.at(-1)?.key ?? '').toString('base64') }),
  };
}

function listed({ key, size, etag, lastModified }: StoredObject): object {
  return { ETag: etag, Key: key, LastModified: new Date(lastModified), Size: size, StorageClass: 'STANDARD' };
}

function described({ Bucket, Key }: Request, content: StoredContent, objects: LocalObjects): object {
  const { etag, lastModified } = entry(objects, Bucket, Key);
  const { ContentType = 'binary/octet-stream', Metadata = {} } = aboutOf(objects, Bucket, Key);
  return {
    ...{ AcceptRanges: 'bytes', ContentLength: bytesOf(content).length, ContentType, ETag: etag },
    ...{ LastModified: new Date(lastModified), Metadata, ...ENCRYPTED },
  };
}

function contentOf({ Bucket, Key }: Pick<Request, 'Bucket' | 'Key'>, objects: LocalObjects): StoredContent {
  checkBucket(Bucket, objects);
  const content = objects.read(Bucket, Key);
  if (content === undefined) throw new ApiError('NoSuchKey', 'The specified key does not exist.');
  return content;
}

/** Without any bucket, S3 is not connected: AWS's error would hide that. */
function checkBucket(bucket: string, objects: LocalObjects): void {
  if (objects.hasBucket(bucket)) return;
  if (objects.buckets.length === 0) throw unknownBucket(bucket);
  throw new ApiError('NoSuchBucket', 'The specified bucket does not exist');
}

function store(objects: LocalObjects, bucket: string, key: string, content: StoredContent, about: About): void {
  objects.write(bucket, key, content);
  let known = abouts.get(objects);
  if (!known) abouts.set(objects, (known = new Map()));
  known.set(`${bucket}/${key}`, about);
}

function aboutOf(objects: LocalObjects, bucket: string, key: string): About {
  return abouts.get(objects)?.get(`${bucket}/${key}`) ?? {};
}

function entry(objects: LocalObjects, bucket: string, key: string): StoredObject {
  return objects.list(bucket, key).find((one) => one.key === key)!;
}

function bytesOf(content: StoredContent): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodedToken(token: Json): string {
  return Buffer.from(String(token), 'base64').toString('utf8');
}
