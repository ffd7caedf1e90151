// An object store in a folder: a folder for each bucket, a file for each object.
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describeObject } from './object-store';
import { SimulatorError } from '../asl/simulator-error';
import type { LocalObjects, StoredContent, StoredObject } from '../runtime/objects';

/** Never reads or writes outside of its folder, through `..` or through links. */
export class FolderObjects implements LocalObjects {
  private readonly root: string;

  /** Throws a SimulatorError if the folder does not exist. */
  constructor(folder: string) {
    if (!isFolder(folder)) {
      throw new SimulatorError(`The folder ${folder} does not exist. Create it, with a folder for each bucket.`);
    }
    this.root = realpathSync(folder);
  }

  get buckets(): readonly string[] {
    const entries = readdirSync(this.root, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  }

  hasBucket(bucket: string): boolean {
    return isName(bucket) && this.isInside(join(this.root, bucket)) && isFolder(join(this.root, bucket));
  }

  read(bucket: string, key: string): StoredContent | undefined {
    const path = this.pathOf(bucket, key);
    if (path === undefined || !this.isInside(path) || isFolder(path)) return undefined;
    try {
      const bytes = readFileSync(path);
      const text = bytes.toString('utf8');
      return Buffer.from(text).equals(bytes) ? text : bytes;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  list(bucket: string, prefix: string): readonly StoredObject[] {
    if (!this.hasBucket(bucket)) return [];
    return this.keysIn(bucket, '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
      .flatMap(({ key }) => {
        const content = this.read(bucket, key);
        const time = statSync(join(this.root, bucket, key), { throwIfNoEntry: false })?.mtimeMs;
        return content === undefined || time === undefined ? [] : [describeObject(key, content, Math.floor(time))];
      });
  }

  write(bucket: string, key: string, content: StoredContent): void {
    const path = this.pathOf(bucket, key);
    if (path === undefined) {
      throw new SimulatorError(
        `Cannot write the object '${key}' of the bucket '${bucket}' into ${this.root}: expected a bucket and a key that ` +
          `are a path of files, without empty parts, '.' and '..'.`,
      );
    }
    if (!this.isInside(path)) {
      throw new SimulatorError(`Cannot write ${path}: a link on the way leads outside of ${this.root}.`);
    }
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    } catch (error) {
      throw new SimulatorError(`Cannot write ${path}: ${(error as Error).message}. Check the folder.`, {
        cause: error,
      });
    }
  }

  remove(bucket: string, key: string): void {
    const path = this.pathOf(bucket, key);
    if (path !== undefined && this.isInside(path) && !isFolder(path)) rmSync(path, { force: true });
  }

  /** Undefined for a bucket or a key that is not the path of a file. */
  private pathOf(bucket: string, key: string): string | undefined {
    const parts = key.split('/');
    return isName(bucket) && parts.every(isName) ? join(this.root, bucket, ...parts) : undefined;
  }

  /** Whether the deepest part that exists is really inside of the folder. */
  private isInside(path: string): boolean {
    for (let at = path; at.length >= this.root.length; at = dirname(at)) {
      try {
        const real = realpathSync(at);
        return real === this.root || real.startsWith(this.root + sep);
      } catch (error) {
        if (!isMissing(error)) return false;
      }
    }
    return false;
  }

  private keysIn(bucket: string, folder: string): readonly string[] {
    const entries = readdirSync(join(this.root, bucket, folder), { withFileTypes: true });
    return entries.flatMap((entry) => {
      const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // Links to folders are not followed: they may lead in a circle.
      return entry.isDirectory() ? this.keysIn(bucket, key) : [key];
    });
  }
}

function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[/\\\0]/.test(part) && !/^[a-z]:/i.test(part);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
