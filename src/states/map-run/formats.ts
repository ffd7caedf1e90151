// The formats that an ItemReader reads: JSON, JSON Lines, CSV and Parquet.
import { textOf } from './content';
import { csvItems } from './csv';
import { itemReaderFailed } from './failures';
import { andThen, type Later } from './later';
import { parquetRows } from './parquet';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { parseBounded } from '../../json/text';
import type { StoredContent } from '../../runtime/objects';

/** Reads the items of one stored object: a list, or the members of a JSON object. */
export type ReadItems = (content: StoredContent, key: string) => Later<readonly Json[] | JsonObject>;

/** docs, ItemReader: an item may have 8 MB. The input of its child execution is limited to less. */
const MAX_ITEM_BYTES = 8 * 1024 * 1024;

/** @param config the ReaderConfig of a valid definition */
export function itemFormat(config: JsonObject): ReadItems {
  const type = member(config, 'InputType');
  if (type === 'PARQUET') return (content, key) => andThen(parquetRows(content, key), (rows) => rows);
  const read = textFormat(type, config);
  return (content, key) => read(textOf(content, key));
}

function textFormat(type: Json | undefined, config: JsonObject): (text: string) => readonly Json[] | JsonObject {
  switch (type) {
    case 'CSV':
      return csvItems(config);
    case 'JSONL':
      return jsonLines;
    default:
      return jsonItems(member(config, 'ItemsPointer') as string | undefined);
  }
}

/**
 * A list, or an object whose members are the items (observed on AWS: floci#1588; docs, since September 2025). The text for
 * anything else was recorded in 2023, of an object: json_no_json_list_object.
 */
export function jsonItems(pointer: string | undefined): (text: string) => readonly Json[] | JsonObject {
  return (text) => {
    const value = valueAt(parseItem(text), pointer ?? '');
    if (isArray(value) || isObject(value)) return value;
    throw itemReaderFailed('Attempting to map over non-iterable node.');
  };
}

function jsonLines(text: string): Json[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    if (line.length <= MAX_ITEM_BYTES) return [parseItem(line)];
    throw itemReaderFailed(`A line has more than ${MAX_ITEM_BYTES} bytes, which is the most that an item may have.`);
  });
}

/** RFC 6901: `/orders/0/items`. */
function valueAt(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isArray(found) ? found[Number(name)] : isObject(found) ? member(found, name) : undefined;
  }
  return found;
}

function parseItem(text: string): Json {
  try {
    return parseBounded(text);
  } catch (error) {
    throw itemReaderFailed(`Unable to parse the input as JSON: ${(error as Error).message}`);
  }
}
