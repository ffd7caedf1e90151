// Bytes in the requests and answers of services, as JSON has them: text where they are text, else base64.
import type { Json } from '../../json/json';
import { jsonText } from '../../json/text';

/**
 * Members that never hold text. JSON can only have them as base64, and so they are what another task returned. What AWS
 * does with them is not documented.
 */
const BINARY = /^(Ciphertext|Signature$|Mac$|Hmac$|ZipFile$|SecretBinary$|PublicKey$|PrivateKey)|Blob$/;

/**
 * The bytes of a text, or of the JSON text of another value. Seen on AWS: the bytes of a DynamoDB attribute are those of
 * the text, which is not decoded (aws-cdk#7724).
 */
export function toBytes(value: Json, name: string): Uint8Array {
  if (typeof value !== 'string') return Buffer.from(jsonText(value));
  return Buffer.from(value, BINARY.test(name) && isBase64(value) ? 'base64' : 'utf8');
}

/** Text, if the bytes are UTF-8 without control characters other than white space. */
export function fromBytes(bytes: ArrayBufferView, name: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (BINARY.test(name)) return buffer.toString('base64');
  const text = buffer.toString('utf8');
  return !CONTROL.test(text) && Buffer.from(text).equals(buffer) ? text : buffer.toString('base64');
}

const CONTROL = /[\0-\x08\x0e-\x1f]/;

function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}
