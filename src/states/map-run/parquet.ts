// Parquet: its rows, read by a library in a thread of its own, where a module of ES may be loaded whatever runs here.
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { itemReaderFailed } from './failures';
import { isArray, type Json } from '../../json/json';
import type { StoredContent } from '../../runtime/objects';

/** Beside the command: plain JavaScript, found from `src` and from `lib` alike. */
const READER = resolve(__dirname, '../../../bin/parquet-rows.mjs');

/** What the thread answers: the rows as JSON text, or why there are none. */
type Answer = { readonly rows: string } | { readonly problem: string };

/** @param content the bytes of a Parquet file; a list in JSON stands for the rows of one, so that a test can write it */
export function parquetRows(content: StoredContent, key: string): Promise<readonly Json[]> | readonly Json[] {
  if (typeof content === 'string') return writtenRows(content, key);
  return answered(content).then((answer) => {
    if ('problem' in answer) throw itemReaderFailed(`The object '${key}' cannot be read as Parquet: ${answer.problem}`);
    return JSON.parse(answer.rows) as Json[];
  });
}

function writtenRows(text: string, key: string): readonly Json[] {
  let rows: Json | undefined;
  try {
    rows = JSON.parse(text) as Json;
  } catch {
    rows = undefined;
  }
  if (isArray(rows)) return rows;
  throw itemReaderFailed(
    `The object '${key}' cannot be read as Parquet: expected the bytes of a Parquet file, or a list of its rows.`,
  );
}

function answered(bytes: Uint8Array): Promise<Answer> {
  return new Promise((answer, fail) => {
    const worker = new Worker(READER, { workerData: bytes });
    worker.once('message', answer);
    worker.once('error', (error: Error) => answer({ problem: error.message }));
    worker.once('exit', () => fail(new Error('The thread that reads Parquet ended without an answer.')));
  });
}
