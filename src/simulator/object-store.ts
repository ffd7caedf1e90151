// An object store in memory: objects that a test provides, and objects that a distributed Map writes.
import { createHash } from 'node:crypto';
import { SimulatorError } from '../asl/simulator-error';
import { thrownMessage } from '../json/shown-value';
import type { LocalObjects, StoredContent, StoredObject } from '../runtime/objects';

/**
 * Objects by `bucket/key`. Strings and bytes (a Buffer or Uint8Array) are stored as they are, any other value as its
 * JSON text. `bucket/` is a bucket without objects.
 */
export type Objects = Readonly<Record<string, unknown>>;

export class MemoryObjects implements LocalObjects {
  private readonly contents = new Map<string, StoredContent>();
  private readonly known = new Set<string>();

  private readonly times = new Map<string, number>();

  /** @param now the time when objects are written, in milliseconds since the epoch; a number for all of them */
  constructor(
    objects: Objects = {},
    private readonly now: number | (() => number) = 0,
  ) {
    for (const place of placesOf(objects)) {
      if (isBucket(place)) this.known.add(place.slice(0, -1));
      else this.put(checkPlace(place), content(place, objects));
    }
  }

  get buckets(): readonly string[] {
    return [...this.known].sort();
  }

  hasBucket(bucket: string): boolean {
    return this.known.has(bucket);
  }

  read(bucket: string, key: string): StoredContent | undefined {
    return this.contents.get(`${bucket}/${key}`);
  }

  /** Throws a SimulatorError for an unknown bucket: an empty list would hide that nothing is connected. */
  list(bucket: string, prefix: string): readonly StoredObject[] {
    if (!this.hasBucket(bucket)) throw unknownBucket(bucket);
    const start = `${bucket}/${prefix}`;
    const places = [...this.contents.keys()].filter((place) => place.startsWith(start));
    return places
      .map((place) => ({ place, bytes: Buffer.from(place) }))
      .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
      .map(({ place }) => {
        const time = typeof this.now === 'number' ? this.now : this.times.get(place)!;
        return describeObject(place.slice(bucket.length + 1), this.contents.get(place)!, time);
      });
  }

  write(bucket: string, key: string, stored: StoredContent): void {
    this.put(`${bucket}/${key}`, stored);
  }

  /** Forgets all objects and buckets. */
  clear(): void {
    this.contents.clear();
    this.known.clear();
  }

  remove(bucket: string, key: string): void {
    this.contents.delete(`${bucket}/${key}`);
  }

  private put(place: string, stored: StoredContent): void {
    this.contents.set(place, stored);
    if (typeof this.now === 'function') this.times.set(place, this.now());
    this.known.add(place.slice(0, place.indexOf('/')));
  }

  /** All objects that are text, by `bucket/key`. */
  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.contents].filter((entry): entry is [string, string] => isText(entry[1])));
  }
}

/** An ETag is the MD5 of an object uploaded in one part. */
export function describeObject(key: string, stored: StoredContent, lastModified: number): StoredObject {
  const size = isText(stored) ? Buffer.byteLength(stored) : stored.byteLength;
  return { key, size, etag: `"${createHash('md5').update(stored).digest('hex')}"`, lastModified };
}

function isBucket(place: string): boolean {
  return /^[^/]+\/$/.test(place);
}

export function unknownBucket(bucket: string): SimulatorError {
  return new SimulatorError(
    `The bucket '${bucket}' does not exist here. In a test, add its objects with the option s3: { '${bucket}/KEY': CONTENT }, ` +
      `or '${bucket}/': '' for an empty bucket. For the endpoint, use start --s3 DIR with the folder DIR/${bucket}, or ` +
      'start --forward s3=URL.',
  );
}

function isText(stored: StoredContent): stored is string {
  return typeof stored === 'string';
}

function checkPlace(place: string): string {
  if (/^[^/]+\/./.test(place)) return place;
  throw new SimulatorError(`Invalid place '${place}' in s3: expected 'bucket/key'.`);
}

function placesOf(objects: Objects): readonly string[] {
  try {
    return Object.keys(objects);
  } catch (error) {
    throw new SimulatorError(`Cannot read the objects of s3: ${thrownMessage(error)}.`);
  }
}

function content(place: string, objects: Objects): StoredContent {
  try {
    return contentOf(place, objects[place]);
  } catch (error) {
    if (error instanceof SimulatorError) throw error;
    throw new SimulatorError(`Cannot read s3['${place}']: ${thrownMessage(error)}.`);
  }
}

function contentOf(place: string, value: unknown): StoredContent {
  if (typeof value === 'string') return value;
  // Not instanceof: the bytes may come from another realm, as Jest's do.
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const text = JSON.stringify(value) as string | undefined;
  if (text !== undefined) return text;
  throw new SimulatorError(
    `Invalid s3['${place}']: expected a string, bytes (a Buffer) or a value that JSON can hold; found ${typeof value}.`,
  );
}
