// The text of a file, which must be UTF-8: other encodings are refused with a sentence instead of wrong characters.
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { notePlace } from './places-read';
import { SimulatorError } from '../../asl/simulator-error';
import { systemErrorText } from '../../asl/system-error';

/** The marks at the beginning of a text that say how it is encoded. */
const MARKS: readonly (readonly [Buffer, string])[] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'UTF-8 with a byte-order mark'],
  [Buffer.from([0xff, 0xfe]), 'UTF-16'],
  [Buffer.from([0xfe, 0xff]), 'UTF-16'],
];

/** @throws SimulatorError if the file cannot be read or is not UTF-8 */
export function readText(path: string): string {
  notePlace(path);
  try {
    return decode(path, readFileSync(path));
  } catch (error) {
    // A folder's error does not name it.
    const text = systemErrorText(error instanceof SimulatorError ? error : Object.assign(error as Error, { path }));
    throw text === undefined ? error : new SimulatorError(text);
  }
}

function decode(path: string, bytes: Buffer): string {
  const [, encoding] = MARKS.find(([mark]) => bytes.subarray(0, mark.length).equals(mark)) ?? [];
  if (encoding !== undefined) {
    throw new SimulatorError(`File ${path} has the wrong encoding: expected UTF-8 without a mark; found ${encoding}.`);
  }
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const before = bytes.toString('utf8').split('\ufffd', 1)[0]!;
  const line = before.split('\n').length;
  const byte = bytes[Buffer.byteLength(before)]!.toString(16).padStart(2, '0');
  throw new SimulatorError(
    `File ${path} has the wrong encoding: expected UTF-8; found the byte 0x${byte} at line ${line}, column ` +
      `${before.length - before.lastIndexOf('\n')}. Save it as UTF-8.`,
  );
}
