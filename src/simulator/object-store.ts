// An S3 in memory: what a test puts into buckets, and what a distributed Map writes there.
import { SimulatorError } from './simulator-error';
import type { ObjectStore, StoredObject } from '../runtime/objects';

/** Objects by `bucket/key`; a text as it is, any other value as its JSON text. */
export type Objects = Readonly<Record<string, unknown>>;

export class MemoryObjects implements ObjectStore {
  private readonly texts = new Map<string, string>();

  constructor(objects: Objects = {}) {
    for (const [place, value] of Object.entries(objects)) {
      if (!/^[^/]+\/./.test(place)) {
        throw new SimulatorError(`s3['${place}'] is no place of an object: expected 'bucket/key'.`);
      }
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (text === undefined) {
        throw new SimulatorError(
          `s3['${place}'] is of type ${typeof value}: expected a text, or a value that JSON can write.`,
        );
      }
      this.texts.set(place, text);
    }
  }

  read(bucket: string, key: string): string | undefined {
    return this.texts.get(`${bucket}/${key}`);
  }

  list(bucket: string, prefix: string): readonly StoredObject[] {
    const start = `${bucket}/${prefix}`;
    return [...this.texts]
      .filter(([place]) => place.startsWith(start))
      .map(([place, text]) => ({ key: place.slice(bucket.length + 1), text }))
      .sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  }

  write(bucket: string, key: string, text: string): void {
    this.texts.set(`${bucket}/${key}`, text);
  }

  /** All objects by `bucket/key`. */
  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.texts);
  }
}
