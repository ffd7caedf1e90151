// Where a distributed Map finds its items and puts its results: objects in buckets.

/** What an object holds: text, or bytes as they are in a compressed or a Parquet file. */
export type StoredContent = string | Uint8Array;

/** An object as ListObjectsV2 tells it. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** With the quotes that S3 puts around it. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

/** A store of objects, such as S3. Keys are listed in the order of their UTF-8 bytes. */
export interface ObjectStore {
  /** Undefined if there is no such object. */
  read(bucket: string, key: string): StoredContent | undefined;
  list(bucket: string, prefix: string): readonly StoredObject[];
  write(bucket: string, key: string, text: string): void;
}
