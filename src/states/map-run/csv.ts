// Reads CSV as an ItemReader does: fields are strings, and headers turn rows into objects.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
import { itemReaderFailed } from './failures';
import { member, type Json, type JsonObject } from '../../json/json';
import { setMember } from '../../json/merge';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/** docs, Contents of the ItemReader field: the headers may have at most 10 KiB. */
const MAX_HEADER_BYTES = 10 * 1024;

export function csvItems(config: JsonObject): (text: string) => JsonObject[] {
  const delimiter = DELIMITERS[(member(config, 'CSVDelimiter') as string | undefined) ?? 'COMMA']!;
  const given = member(config, 'CSVHeaders') as readonly string[] | undefined;
  return (text) => {
    const rows = csvRows(text, delimiter);
    return objectsOf(rows, checkedHeaders(given ?? rows.shift() ?? [], delimiter));
  };
}

/**
 * Turns rows into objects of strings. Recorded: short rows are filled with empty strings, fields beyond the headers are
 * dropped, and blank rows count as rows (csv_headers_first_row_typed_headers, csv_headers_decl).
 */
export function objectsOf(rows: readonly string[][], headers: readonly string[]): JsonObject[] {
  return rows.map((row) => {
    const item: Record<string, Json> = {};
    headers.forEach((header, column) => setMember(item, header, row[column] ?? ''));
    return item;
  });
}

function checkedHeaders(headers: readonly string[], delimiter: string): readonly string[] {
  // Recorded: csv_headers_decl_duplicate_headers.
  if (new Set(headers).size < headers.length) throw itemReaderFailed('CSV headers cannot contain duplicates.');
  const bytes = Buffer.byteLength(headers.join(delimiter));
  if (bytes <= MAX_HEADER_BYTES) return headers;
  throw itemReaderFailed(`The CSV headers have ${bytes} bytes: the most is ${MAX_HEADER_BYTES}.`);
}

/**
 * RFC 4180: quoted fields may contain delimiters, line ends and doubled quotes. A doubled quote is a quote in other fields,
 * too (docs: example-csv-parse-dist-map). A backslash is dropped and escapes the next character: a backslash, a double
 * quote or the delimiter.
 */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { field, end } = fieldAt(text, at, delimiter);
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

interface Field {
  readonly field: string;
  readonly end: number;
}

/** What follows a quoted part belongs to its field. */
function fieldAt(text: string, start: number, delimiter: string): Field {
  if (text[start] !== '"') return plainField(text, start, delimiter);
  const quoted = quotedField(text, start);
  const rest = plainField(text, quoted.end, delimiter);
  return { field: quoted.field + rest.field, end: rest.end };
}

function plainField(text: string, start: number, delimiter: string): Field {
  let end = start;
  let isEscaped = false;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') {
    if (text[end] === '\\') {
      isEscaped = true;
      if (text[end + 1] !== '\n') end += 1;
    }
    end += 1;
  }
  if (text[end] === '\n' && text[end - 1] === '\r' && end > start) end -= 1;
  const field = text.slice(start, end);
  return { field: isEscaped || field.includes('""') ? field.replace(/\\[^]?|""/g, plainOf) : field, end };
}

/** A doubled quote is one, and a backslash is dropped. */
function plainOf(escape: string): string {
  return escape === '""' ? '"' : escape.slice(1);
}

function quotedField(text: string, start: number): Field {
  let field = '';
  // Copies slices, because appending single characters would build a deep rope of strings.
  let piece = start + 1;
  for (let at = piece; at < text.length; at += 1) {
    const char = text[at];
    if (char !== '\\' && char !== '"') continue;
    field += text.slice(piece, at);
    if (char === '"' && text[at + 1] !== '"') return { field, end: at + 1 };
    piece = at + 1;
    at += 1;
  }
  return { field: field + text.slice(piece), end: text.length };
}
