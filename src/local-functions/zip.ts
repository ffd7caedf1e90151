// Unpacks a .zip into a folder. Rejects hostile archives: paths that lead outside of the folder, and more data than
// Lambda accepts.
// The format: pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Only the parts that Lambda needs are supported:
// stored and deflated entries.
/* eslint-disable no-bitwise -- flags and file modes are bits */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { createLinks } from './links';
import { linkFault, type ArchiveLink } from './zip-links';
import { SimulatorError } from '../asl/simulator-error';

/** Lambda's size limit for unpacked code in bytes (gettingstarted-limits.html). */
const MAX_UNPACKED = 250 * 1024 * 1024;
const MAX_ENTRIES = 65_535;

const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [END_LENGTH, CENTRAL_LENGTH, LOCAL_LENGTH] = [22, 46, 30];
const [STORED, DEFLATED] = [0, 8];
const SYMLINK = 0o120000;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly size: number;
  readonly mode: number;
  readonly packed: Buffer;
}

const inflate = promisify(inflateRaw);

/**
 * Never writes outside of `folder`. Inflates off the main thread, one entry after another, so that other work continues.
 * Rejects with a SimulatorError that says what is wrong with the archive.
 */
export async function unzip(zip: Buffer, folder: string): Promise<void> {
  try {
    const entries = entriesOf(zip);
    const links: ArchiveLink[] = [];
    for (const entry of entries) {
      if (entry.path.endsWith('/')) await mkdir(join(folder, entry.path), { recursive: true });
      else if ((entry.mode & 0o170000) !== SYMLINK) await write(entry, folder);
      else links.push({ path: entry.path, target: (await contentOf(entry)).toString('utf8') });
    }
    // Links come last, so that no file is written through one.
    await writeLinks(links, folder);
  } catch (error) {
    if (error instanceof SimulatorError) throw error;
    // For offsets beyond the end, broken streams, or a file in place of a folder.
    throw refusal((error as Error).message);
  }
}

async function write(entry: Entry, folder: string): Promise<void> {
  const path = join(folder, entry.path);
  const content = await contentOf(entry);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  const permissions = entry.mode & 0o777;
  if (permissions) await chmod(path, permissions | 0o600);
}

async function writeLinks(links: readonly ArchiveLink[], folder: string): Promise<void> {
  const fault = linkFault(links);
  if (fault !== undefined) throw refusal(fault);
  for (const { path } of links) await mkdir(join(folder, posix.dirname(path)), { recursive: true });
  await createLinks(links, folder);
}

async function contentOf({ path, method, size, packed }: Entry): Promise<Buffer> {
  if (method === STORED && packed.length === size) return packed;
  if (method !== DEFLATED) throw refusal(`'${path}' is compressed by method ${method}; expected stored or deflated`);
  const content = size === 0 ? Buffer.alloc(0) : await inflate(packed, { maxOutputLength: size });
  if (content.length !== size) throw refusal(`'${path}' has ${content.length} bytes, but its entry says ${size}`);
  return content;
}

function entriesOf(zip: Buffer): readonly Entry[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (at === 0xffffffff || count === MAX_ENTRIES) throw refusal('the Zip64 format is not supported');
  const entries: Entry[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw refusal('its directory is broken');
    const entry = entryAt(zip, at);
    total += entry.size;
    if (total > MAX_UNPACKED) throw refusal(`it unpacks to more than ${MAX_UNPACKED} bytes, Lambda's limit`);
    entries.push(entry);
    at += CENTRAL_LENGTH + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(zip: Buffer, at: number): Entry {
  const path = zip.toString('utf8', at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + zip.readUInt16LE(at + 28));
  if (leadsOutside(path)) throw refusal(`the path '${path}' leads outside of the folder`);
  if (zip.readUInt16LE(at + 8) & 1) throw refusal(`'${path}' is encrypted`);
  const local = zip.readUInt32LE(at + 42);
  if (zip.readUInt32LE(local) !== LOCAL) throw refusal(`'${path}' is not where the directory says`);
  const start = local + LOCAL_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packedSize = zip.readUInt32LE(at + 20);
  if (start + packedSize > zip.length) throw refusal(`'${path}' is cut off`);
  return {
    path,
    method: zip.readUInt16LE(at + 10),
    size: zip.readUInt32LE(at + 24),
    mode: zip.readUInt32LE(at + 38) >>> 16,
    packed: zip.subarray(start, start + packedSize),
  };
}

/** The end record of the directory precedes a comment of at most 65,535 bytes. */
function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_LENGTH - 65_535);
  for (let at = zip.length - END_LENGTH; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw refusal('it is not a .zip file');
}

function leadsOutside(path: string): boolean {
  if (path === '' || path.startsWith('/') || /[\\\0]|^[a-z]:/i.test(path)) return true;
  const normal = posix.normalize(path);
  return normal === '..' || normal.startsWith('../');
}

function refusal(reason: string): SimulatorError {
  return new SimulatorError(`Could not unzip uploaded file: ${reason}.`);
}
