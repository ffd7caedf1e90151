// An object store in memory: objects that a test provides, and objects that a distributed Map writes.
import { createHash } from 'node:crypto';
import { SimulatorError } from '../asl/simulator-error';
import { thrownMessage } from '../json/shown-value';
import type { ObjectStore, StoredContent, StoredObject } from '../runtime/objects';

/**
 * Objects by `bucket/key`. Strings and bytes (a Buffer or Uint8Array) are stored as they are, any other value as its
 * JSON text.
 */
export type Objects = Readonly<Record<string, unknown>>;

export class MemoryObjects implements ObjectStore {
  private readonly contents = new Map<string, StoredContent>();

  /** @param lastModified the time of all objects, in milliseconds since the epoch */
  constructor(
    objects: Objects = {},
    private readonly lastModified = 0,
  ) {
    for (const place of placesOf(objects)) this.contents.set(checkPlace(place), content(place, objects));
  }

  read(bucket: string, key: string): StoredContent | undefined {
    return this.contents.get(`${bucket}/${key}`);
  }

  list(bucket: string, prefix: string): readonly StoredObject[] {
    const start = `${bucket}/${prefix}`;
    const places = [...this.contents.keys()].filter((place) => place.startsWith(start));
    return places
      .map((place) => ({ place, bytes: Buffer.from(place) }))
      .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
      .map(({ place }) => this.describe(place.slice(bucket.length + 1), this.contents.get(place)!));
  }

  write(bucket: string, key: string, text: string): void {
    this.contents.set(`${bucket}/${key}`, text);
  }

  /** All objects that are text, by `bucket/key`. */
  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.contents].filter((entry): entry is [string, string] => isText(entry[1])));
  }

  // An ETag is the MD5 of an object uploaded in one part.
  private describe(key: string, stored: StoredContent): StoredObject {
    return {
      key,
      size: isText(stored) ? Buffer.byteLength(stored) : stored.byteLength,
      etag: `"${createHash('md5').update(stored).digest('hex')}"`,
      lastModified: this.lastModified,
    };
  }
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
