// Manifests of Amazon S3 Inventory and of Athena's UNLOAD: lists of objects that hold the items.
// docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
import { textOf } from './content';
import { csvRows, objectsOf } from './csv';
import { itemReaderFailed } from './failures';
import type { ReadItems } from './formats';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { StoredContent } from '../../runtime/objects';

export interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** The objects that a manifest lists, and how to read the items of each. */
export interface Listing {
  readonly places: readonly Place[];
  readonly read: ReadItems;
}

/** Finds the objects that a manifest lists. `bucket` is the manifest's own bucket. */
export type ReadManifest = (content: StoredContent, place: Place) => Listing;

/**
 * `manifest.json` of an inventory. Its files are CSV without headers; `fileSchema` names the columns. They are in the
 * destination bucket, like the manifest.
 */
export const inventoryManifest: ReadManifest = (content, { bucket, key }) => {
  const manifest = parsedManifest(textOf(content, key), key);
  const format = member(manifest, 'fileFormat');
  if (format !== 'CSV') {
    throw itemReaderFailed(`The inventory '${key}' has the format ${JSON.stringify(format)}: expected "CSV".`);
  }
  const schema = member(manifest, 'fileSchema');
  const files = member(manifest, 'files');
  if (typeof schema !== 'string' || !isArray(files)) {
    throw itemReaderFailed(`The manifest '${key}' is none of an inventory: expected 'fileSchema' and 'files'.`);
  }
  const headers = schema.split(',').map((header) => header.trim());
  return {
    places: files.map((file) => ({ bucket, key: fileKey(file, key) })),
    read: (file, fileName) => objectsOf(csvRows(textOf(file, fileName), ','), headers),
  };
};

/** `…-manifest.csv` of an UNLOAD: one line per data file, `s3://bucket/key`. */
export function athenaManifest(read: ReadItems): ReadManifest {
  return (content, { key }) => ({
    places: csvRows(textOf(content, key), ',').flatMap(([uri = '']) => (uri.trim() === '' ? [] : [placeOf(uri, key)])),
    read,
  });
}

function parsedManifest(text: string, key: string): JsonObject {
  let manifest: Json | undefined;
  try {
    manifest = JSON.parse(text) as Json;
  } catch {
    manifest = undefined;
  }
  if (isObject(manifest)) return manifest;
  throw itemReaderFailed(`The manifest '${key}' is not the JSON of an Amazon S3 inventory.`);
}

function fileKey(file: Json, manifest: string): string {
  const key = isObject(file) ? member(file, 'key') : undefined;
  if (typeof key === 'string') return key;
  throw itemReaderFailed(`The manifest '${manifest}' lists a file without a 'key'.`);
}

function placeOf(uri: string, manifest: string): Place {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(uri.trim()) ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key };
  throw itemReaderFailed(`The manifest '${manifest}' lists '${uri}': expected 's3://bucket/key'.`);
}
