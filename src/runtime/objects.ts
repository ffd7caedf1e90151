// Where a distributed Map finds its items and puts its results: objects in buckets.

export interface StoredObject {
  readonly key: string;
  readonly text: string;
}

/** A store of objects, such as S3. Keys are listed in the order of their UTF-8 bytes. */
export interface ObjectStore {
  /** The object's text, or undefined if there is none. */
  read(bucket: string, key: string): string | undefined;
  list(bucket: string, prefix: string): readonly StoredObject[];
  write(bucket: string, key: string, text: string): void;
}
