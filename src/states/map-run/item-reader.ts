// ItemReader: the items of a distributed Map that stand in a bucket.
import { itemReaderFailed } from './failures';
import { itemFormat, type ReadItems } from './formats';
import { NotSupported } from '../../expressions/not-supported';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { ObjectStore, StoredObject } from '../../runtime/objects';

/** Reads the items; `parameters` are Parameters or Arguments, evaluated. */
export type ReadFrom = (parameters: Json, objects: ObjectStore) => readonly Json[];

/** @param at the reader's place in the definition, for what is not run yet */
export function compileItemReader(reader: JsonObject, at: string): ReadFrom {
  const config = member(reader, 'ReaderConfig');
  const readerConfig = isObject(config) ? config : {};
  const type = member(readerConfig, 'InputType');
  if (type === 'PARQUET' || type === 'MANIFEST' || Object.hasOwn(readerConfig, 'ManifestType')) {
    throw new NotSupported(`InputType ${String(type ?? 'MANIFEST')}`, `${at}/ReaderConfig/InputType`);
  }
  const readItems = itemFormat(readerConfig);
  if (!(reader.Resource as string).endsWith(':s3:listObjectsV2')) {
    return (parameters, objects) =>
      readObject(objects, textIn(parameters, 'Bucket'), textIn(parameters, 'Key'), readItems);
  }
  const flatten = member(readerConfig, 'Transformation') === 'LOAD_AND_FLATTEN';
  return (parameters, objects) => {
    const bucket = textIn(parameters, 'Bucket');
    const found = objects.list(bucket, textIn(parameters, 'Prefix', ''));
    return flatten ? found.flatMap(({ key }) => readObject(objects, bucket, key, readItems)) : found.map(listed);
  };
}

/** A value of MaxItems: 0 takes all; recorded for what is below (csv_max_items_paths). */
export function upTo(items: readonly Json[], most: number | undefined): readonly Json[] {
  if (most === undefined || most === 0) return items;
  if (most < 0) throw itemReaderFailed('field MaxItems must be positive');
  return items.slice(0, most);
}

function readObject(objects: ObjectStore, bucket: string, key: string, readItems: ReadItems): readonly Json[] {
  const text = objects.read(bucket, key);
  if (text === undefined) throw itemReaderFailed(`There is no object '${key}' in the bucket '${bucket}'.`);
  return readItems(text);
}

// Objects of tests have no history: the times and tags of ListObjectsV2 stand still.
function listed({ key, text }: StoredObject): JsonObject {
  return {
    Etag: '',
    Key: key,
    LastModified: 0,
    Size: Buffer.byteLength(text),
    StorageClass: 'STANDARD',
  };
}

function textIn(parameters: Json, name: string, fallback?: string): string {
  const value = isObject(parameters) ? member(parameters, name) : undefined;
  if (typeof value === 'string') return value;
  if (fallback !== undefined) return fallback;
  throw itemReaderFailed(`The parameter ${name} is required, and must be a text.`);
}
