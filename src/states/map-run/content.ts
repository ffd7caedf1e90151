// Reads a stored object as text, and decompresses it if its key says that it is compressed.
import { constants } from 'node:buffer';
import * as zlib from 'node:zlib';
import { itemReaderFailed } from './failures';
import type { StoredContent } from '../../runtime/objects';

/** docs, ItemReader: input files may be compressed as a whole; the extension says how. */
const GZIP = /\.gz(ip)?$/i;
const ZSTD = /\.zstd?$/i;

type Decompress = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Buffer;

/** Text is used unchanged, so that a test can write the content of a compressed object. */
export function textOf(content: StoredContent, key: string): string {
  if (typeof content === 'string') return content;
  const compression = GZIP.test(key) ? 'GZIP' : ZSTD.test(key) ? 'ZSTD' : undefined;
  const bytes = compression === undefined ? content : decompressed(content, compression, key);
  // A byte order mark is not part of the text.
  return new TextDecoder().decode(bytes);
}

function decompressed(bytes: Uint8Array, compression: 'GZIP' | 'ZSTD', key: string): Uint8Array {
  const decompress = compression === 'GZIP' ? (zlib.gunzipSync as Decompress) : zstd();
  if (!decompress) {
    throw itemReaderFailed(
      `The object '${key}' is compressed with ZSTD, which needs Node.js 22.15 or newer; this is ${process.version}.`,
    );
  }
  try {
    // AWS accepts 10 GB; a longer string is not possible here.
    return decompress(bytes, { maxOutputLength: constants.MAX_STRING_LENGTH });
  } catch (error) {
    throw itemReaderFailed(
      `The object '${key}' cannot be decompressed as ${compression}: ${(error as Error).message}.`,
    );
  }
}

/** Undefined before Node.js 22.15. */
function zstd(): Decompress | undefined {
  return (zlib as { readonly zstdDecompressSync?: Decompress }).zstdDecompressSync;
}
