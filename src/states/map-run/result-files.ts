// Writes the results of one status, into as many files as their size requires.
import type { Later } from './later';
import type { Json, JsonObject } from '../../json/json';
import { writtenText } from '../../json/text';
import type { ObjectStore } from '../../runtime/objects';

/** AWS starts another file after 5 GB (docs, ResultWriter), which is more than a string can hold here. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface ResultFilesOf {
  readonly bucket: string;
  /** The prefix of the keys, followed by `_0.json`, `_1.json` and so on. */
  readonly name: string;
  readonly outputType: 'JSON' | 'JSONL';
  readonly objects: ObjectStore;
  /** The maximum size of a file. A larger result has a file of its own. @default 256 MiB */
  readonly mostBytes?: number;
}

export interface WrittenFiles {
  /** The manifest entries of the files. */
  readonly files: JsonObject[];
  /** Each is done when its file is written. */
  readonly writes: readonly Later<void>[];
}

/** Writes no file if there are no results. */
export function writeFiles(results: Iterable<Json>, of: ResultFilesOf): WrittenFiles {
  const { bucket, name, outputType, objects, mostBytes = MOST_BYTES } = of;
  const [open, between, close] = outputType === 'JSONL' ? ['', '\n', ''] : ['[', ',', ']'];
  const files: JsonObject[] = [];
  const writes: Later<void>[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const finish = () => {
    const text = `${open}${texts.join(between)}${close}`;
    const key = `${name}_${files.length}.${outputType.toLowerCase()}`;
    writes.push(objects.write(bucket, key, text));
    files.push({ Key: key, Size: Buffer.byteLength(text) });
    texts = [];
    bytes = 0;
  };
  for (const result of results) {
    const text = writtenText(result);
    const more = Buffer.byteLength(text) + between.length;
    if (texts.length > 0 && bytes + more + 1 > mostBytes) finish();
    texts.push(text);
    bytes += more;
  }
  if (texts.length > 0) finish();
  return { files, writes };
}
