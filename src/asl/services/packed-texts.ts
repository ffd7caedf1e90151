// A file of named texts that are compressed together, as tools/models/pack.ts writes it. It is read piece by piece, on demand.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../package-folder';

/** Where a text is: the place of its block in the file, and its index among the texts of that block. */
interface Place {
  readonly offset: number;
  readonly length: number;
  readonly part: number;
}

export class PackedTexts {
  private places: ReadonlyMap<string, Place> | undefined;
  private readonly path: string;

  /** @param file in the folder data, such as `service-models.bin` */
  constructor(file: string) {
    this.path = join(packageFolder(), 'data', file);
  }

  names(): readonly string[] {
    return [...this.index().keys()];
  }

  /** Undefined for a name that the file does not have. */
  text(name: string): string | undefined {
    const place = this.index().get(name);
    // A text may end with an extra line feed.
    return place && unpack(this.read(place.offset, place.length)).split(/\n{3,}/)[place.part];
  }

  private index(): ReadonlyMap<string, Place> {
    return (this.places ??= this.readIndex());
  }

  private readIndex(): ReadonlyMap<string, Place> {
    const length = this.read(0, 4).readUInt32BE();
    const chunks = JSON.parse(unpack(this.read(4, length))) as readonly (readonly [number, ...string[]])[];
    const found = new Map<string, Place>();
    let offset = 4 + length;
    for (const [size, ...names] of chunks) {
      for (const [part, name] of names.entries()) found.set(name, { offset, length: size, part });
      offset += size;
    }
    return found;
  }

  private read(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    const file = openSync(this.path, 'r');
    try {
      readSync(file, bytes, 0, length, offset);
    } finally {
      closeSync(file);
    }
    return bytes;
  }
}

function unpack(bytes: Buffer): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- takes 2 ms to load, and most tests need no model
  const { brotliDecompressSync } = require('node:zlib') as typeof import('node:zlib');
  return brotliDecompressSync(bytes).toString('utf8');
}
