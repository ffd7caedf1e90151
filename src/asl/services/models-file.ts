// The file of AWS's service models, written by `npm run models`. Its parts are read on demand.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The same path from src/asl/services and from lib/asl/services. */
const FILE = join(__dirname, '..', '..', '..', 'data', 'service-models.bin');

/** Where the text of a service is: the place of its block in the file, and its index among the texts of that block. */
interface Place {
  readonly offset: number;
  readonly length: number;
  readonly part: number;
}

let places: ReadonlyMap<string, Place> | undefined;

/** The services that the models know, by their names in `aws-sdk` resources. */
export function serviceNames(): readonly string[] {
  places ??= readIndex();
  return [...places.keys()];
}

/** The model's text; undefined for an unknown service. */
export function serviceText(service: string): string | undefined {
  places ??= readIndex();
  const place = places.get(service);
  // A text without shapes ends with an extra line feed.
  return place && unpack(read(place.offset, place.length)).split(/\n{3,}/)[place.part];
}

function readIndex(): ReadonlyMap<string, Place> {
  const length = read(0, 4).readUInt32BE();
  const chunks = JSON.parse(unpack(read(4, length))) as readonly (readonly [number, ...string[]])[];
  const found = new Map<string, Place>();
  let offset = 4 + length;
  for (const [size, ...names] of chunks) {
    for (const [part, name] of names.entries()) found.set(name, { offset, length: size, part });
    offset += size;
  }
  return found;
}

function read(offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(FILE, 'r');
  try {
    readSync(file, bytes, 0, length, offset);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function unpack(bytes: Buffer): string {
  return brotliDecompressSync(bytes).toString('utf8');
}
