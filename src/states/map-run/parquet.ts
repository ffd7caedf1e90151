// Reads the rows of Parquet files with a library in a worker thread, which can load an ES module in any environment.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { itemReaderFailed } from './failures';
import { packageFolder } from '../../asl/package-folder';
import { isArray, type Json } from '../../json/json';
import type { StoredContent } from '../../runtime/objects';

/** The answer of the thread: the rows as JSON text, or the problem. */
type Answer = { readonly rows: string } | { readonly problem: string };

/** @param content the bytes of a Parquet file, or a JSON list of its rows, so that a test can write them */
export function parquetRows(content: StoredContent, key: string): Promise<readonly Json[]> | readonly Json[] {
  if (typeof content === 'string') return writtenRows(content, key);
  return askParser(content).then((answer) => {
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

function askParser(bytes: Uint8Array): Promise<Answer> {
  return new Promise((answer, fail) => {
    const worker = new Worker(join(packageFolder(), 'bin/parquet-rows.mjs'), { workerData: bytes });
    worker.once('message', answer);
    worker.once('error', (error: Error) => answer({ problem: error.message }));
    worker.once('exit', () => fail(new Error('The thread that reads Parquet ended without an answer.')));
  });
}
