// The text of a history file, however a shell or a program wrote it.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SimulatorError } from '../../asl/simulator-error';
import { thrownMessage } from '../../json/shown-value';
import { readText } from '../../templates/sources/read-text';

/** Logs that CloudWatch exports to S3 are compressed. What they hold is bounded, because a few bytes may become many. */
const LONGEST = 512 * 1024 * 1024;

/**
 * UTF-8, also with a byte-order mark or compressed with gzip, and UTF-16, which `>` writes in Windows PowerShell 5.
 *
 * @throws SimulatorError if the file cannot be read
 */
export function historyText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return readText(path); // throws with a sentence
  }
  const isZipped = startsWith(bytes, 0x1f, 0x8b);
  if (isZipped) bytes = unzipped(path, bytes);
  if (startsWith(bytes, 0xff, 0xfe)) return bytes.subarray(2).toString('utf16le');
  if (startsWith(bytes, 0xfe, 0xff)) return swapped(bytes.subarray(2)).toString('utf16le');
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return bytes.subarray(3).toString('utf8');
  return isZipped ? bytes.toString('utf8') : readText(path);
}

function startsWith(bytes: Buffer, ...mark: readonly number[]): boolean {
  return bytes.subarray(0, mark.length).equals(Buffer.from(mark));
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

function unzipped(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST });
  } catch (error) {
    throw new SimulatorError(`File ${path} cannot be decompressed: ${thrownMessage(error)}.`);
  }
}
