// The object store of distributed Maps: objects in buckets, for items and results.

/** The content of an object: text, or bytes for a compressed or a Parquet file. */
export type StoredContent = string | Uint8Array;

/** An object as ListObjectsV2 lists it. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** With the quotes that S3 puts around it. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

/** Stores in other places, such as another endpoint, answer later. */
type Later<T> = T | Promise<T>;

/** A store of objects, such as S3. Keys are listed in the order of their UTF-8 bytes. */
export interface ObjectStore {
  /** Undefined if there is no such object. */
  read(bucket: string, key: string): Later<StoredContent | undefined>;
  list(bucket: string, prefix: string): Later<readonly StoredObject[]>;
  write(bucket: string, key: string, content: StoredContent): Later<void>;
}

/** A store on this machine, which answers at once. It has a bucket as soon as an object is written to it. */
export interface LocalObjects extends ObjectStore {
  readonly buckets: readonly string[];
  read(bucket: string, key: string): StoredContent | undefined;
  list(bucket: string, prefix: string): readonly StoredObject[];
  write(bucket: string, key: string, content: StoredContent): void;
  remove(bucket: string, key: string): void;
  hasBucket(bucket: string): boolean;
}
