// ItemReader: reads the items of a distributed Map from a bucket.
import { itemReaderFailed } from './failures';
import { itemFormat, type ReadItems } from './formats';
import { firstOf, itemsOf, type Items } from './items';
import { andThen, gather, type Later } from './later';
import { athenaManifest, inventoryManifest, type Place, type ReadManifest } from './manifest';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { ObjectStore, StoredContent, StoredObject } from '../../runtime/objects';

/** Reads the items. `parameters` are the evaluated Parameters or Arguments. */
export type ReadFrom = (parameters: Json, objects: ObjectStore) => Later<readonly Items[]>;

export function compileItemReader(reader: JsonObject): ReadFrom {
  const config = member(reader, 'ReaderConfig');
  const readerConfig = isObject(config) ? config : {};
  const readItems = itemFormat(readerConfig);
  if ((reader.Resource as string).endsWith(':s3:listObjectsV2')) {
    return member(readerConfig, 'Transformation') === 'LOAD_AND_FLATTEN' ? loadListed(readItems) : listObjects;
  }
  const manifest = manifestOf(readerConfig, readItems);
  return manifest ? readManifest(manifest) : readOne(readItems);
}

/** Checks a value of MaxItems. 0 means all; the failure below 0 is recorded (csv_max_items_paths). */
export function upTo(sources: readonly Items[], most: number | undefined): readonly Items[] {
  if (most === undefined || most === 0) return sources;
  if (most < 0) throw itemReaderFailed('field MaxItems must be positive');
  return firstOf(sources, most);
}

/** docs, ItemReader: a manifest without a ManifestType is an inventory's. */
function manifestOf(config: JsonObject, readItems: ReadItems): ReadManifest | undefined {
  if (member(config, 'ManifestType') === 'ATHENA_DATA') return athenaManifest(readItems);
  const isInventory = member(config, 'ManifestType') === 'S3_INVENTORY' || member(config, 'InputType') === 'MANIFEST';
  return isInventory ? inventoryManifest : undefined;
}

function readOne(readItems: ReadItems): ReadFrom {
  return (parameters, objects) => andThen(readPlace(objects, placeIn(parameters), readItems), (items) => [items]);
}

function readManifest(manifest: ReadManifest): ReadFrom {
  return (parameters, objects) => {
    const place = placeIn(parameters);
    return andThen(contentAt(objects, place), (content) => {
      const { places, read } = manifest(content, place);
      return gather(places.map((one) => readPlace(objects, one, read)));
    });
  };
}

function loadListed(readItems: ReadItems): ReadFrom {
  return (parameters, objects) => {
    const bucket = textIn(parameters, 'Bucket');
    return andThen(objects.list(bucket, textIn(parameters, 'Prefix', '')), (found) => {
      // Folders created in the console are objects, too. They have no content and so no items.
      const files = found.filter(({ key, size }) => !(key.endsWith('/') && size === 0));
      return gather(files.map(({ key }) => readPlace(objects, { bucket, key }, readItems)));
    });
  };
}

const listObjects: ReadFrom = (parameters, objects) => {
  const bucket = textIn(parameters, 'Bucket');
  return andThen(objects.list(bucket, textIn(parameters, 'Prefix', '')), (found) => [
    itemsOf(found.map(listEntry), `s3://${bucket}`),
  ]);
};

function readPlace(objects: ObjectStore, place: Place, readItems: ReadItems): Later<Items> {
  // Others measured lower case on AWS; the docs write S3://.
  const source = `s3://${place.bucket}/${place.key}`;
  const items = andThen(contentAt(objects, place), (content) => readItems(content, place.key));
  return andThen(items, (found) => itemsOf(found, source));
}

function contentAt(objects: ObjectStore, { bucket, key }: Place): Later<StoredContent> {
  return andThen(objects.read(bucket, key), (content) => {
    if (content === undefined) throw itemReaderFailed(`There is no object '${key}' in the bucket '${bucket}'.`);
    return content;
  });
}

/** docs, ItemReader, A list of Amazon S3 objects: times in seconds, and `Etag` with a lower-case t. */
function listEntry({ key, size, etag, lastModified }: StoredObject): JsonObject {
  return {
    Etag: etag,
    Key: key,
    LastModified: Math.floor(lastModified / 1000),
    Size: size,
    StorageClass: 'STANDARD',
  };
}

function placeIn(parameters: Json): Place {
  return { bucket: textIn(parameters, 'Bucket'), key: textIn(parameters, 'Key') };
}

function textIn(parameters: Json, name: string, fallback?: string): string {
  const value = isObject(parameters) ? member(parameters, name) : undefined;
  if (typeof value === 'string') return value;
  if (fallback !== undefined) return fallback;
  throw itemReaderFailed(`The parameter ${name} is required, and must be a text.`);
}
