// Reads the rows of a Parquet file in a worker thread: bytes in, JSON text out.
import { parentPort, workerData } from 'node:worker_threads';
import * as zlib from 'node:zlib';

/** JSON has no dates, no integers beyond 2^53 and no bytes: texts stand for them. */
function jsonValue(value) {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'undefined':
      return null;
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return value.toISOString();
      if (Array.isArray(value)) return value.map(jsonValue);
      if (ArrayBuffer.isView(value))
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonValue(member)]));
    default:
      return value;
  }
}

const decompressWith = (decompress) => (input, size) => {
  const output = decompress(input, { maxOutputLength: Math.max(size, 1) });
  return new Uint8Array(output.buffer, output.byteOffset, output.byteLength);
};

async function rows(bytes) {
  const library = await import('hyparquet').catch((error) => {
    throw new Error(`the package hyparquet cannot be loaded; install it (npm install hyparquet). ${error.message}`);
  });
  const compressors = {
    GZIP: decompressWith(zlib.gunzipSync),
    BROTLI: decompressWith(zlib.brotliDecompressSync),
    // Since Node.js 22.15.
    ...(zlib.zstdDecompressSync && { ZSTD: decompressWith(zlib.zstdDecompressSync) }),
  };
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const found = await library.parquetReadObjects({ file, compressors });
  return JSON.stringify(found.map(jsonValue));
}

parentPort.postMessage(
  await rows(workerData).then(
    (text) => ({ rows: text }),
    (error) => ({ problem: error.message }),
  ),
);
