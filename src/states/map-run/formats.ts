// The formats of items in an object: JSON, JSON Lines and CSV, as an ItemReader reads them.
import { itemReaderFailed } from './failures';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { setMember } from '../../json/merge';

/** Reads the items of one object's text. */
export type ReadItems = (text: string) => readonly Json[];

/** @param config the ReaderConfig of a valid definition */
export function itemFormat(config: JsonObject): ReadItems {
  switch (member(config, 'InputType')) {
    case 'CSV':
      return csvFormat(config);
    case 'JSONL':
      return (text) => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parsed(line)]));
    default:
      return jsonFormat(member(config, 'ItemsPointer') as string | undefined);
  }
}

/** Recorded: json_no_json_list_object. */
function jsonFormat(pointer: string | undefined): ReadItems {
  return (text) => {
    const value = pointed(parsed(text), pointer ?? '');
    if (!isArray(value)) throw itemReaderFailed('Attempting to map over non-iterable node.');
    return value;
  };
}

/** RFC 6901: `/orders/0/items`. */
function pointed(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isArray(found) ? found[Number(name)] : isObject(found) ? member(found, name) : undefined;
  }
  return found;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw itemReaderFailed(`Unable to parse the input as JSON: ${(error as Error).message}`);
  }
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/**
 * Rows become objects of texts. Recorded: a row that is too short is filled up with empty texts, what stands beyond the
 * headers is dropped, and blank rows are rows (csv_headers_first_row_typed_headers, csv_headers_decl).
 */
function csvFormat(config: JsonObject): ReadItems {
  const delimiter = DELIMITERS[(member(config, 'CSVDelimiter') as string | undefined) ?? 'COMMA']!;
  const given = member(config, 'CSVHeaders') as readonly string[] | undefined;
  return (text) => {
    const rows = csvRows(text, delimiter);
    const headers = given ?? rows.shift() ?? [];
    return rows.map((row) => {
      const item: Record<string, Json> = {};
      headers.forEach((header, column) => setMember(item, header, row[column] ?? ''));
      return item;
    });
  };
}

/** RFC 4180: fields may stand in double quotes, and hold delimiters, line ends and doubled quotes there. */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { field, end } = text[at] === '"' ? quotedField(text, at) : plainField(text, at, delimiter);
    row.push(field);
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function plainField(text: string, start: number, delimiter: string): { field: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  if (text[end] === '\n' && text[end - 1] === '\r' && end > start) end -= 1;
  return { field: text.slice(start, end), end };
}

function quotedField(text: string, start: number): { field: string; end: number } {
  let field = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') {
      field += text[at];
    } else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else {
      return { field, end: at + 1 };
    }
  }
  return { field, end: text.length };
}
