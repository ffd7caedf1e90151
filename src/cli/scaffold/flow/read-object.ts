// The objects in S3 that distributed Maps read: where they are, and what is in them.
import { OBJECT } from './kinds';
import type { Slot } from './slot';
import type { Value } from './value';
import { isObject, member, type Json } from '../../../json/json';

/** An object that an ItemReader reads. */
export interface ReadObject {
  /** The ItemReader's parameters. */
  readonly place: Value;
  readonly item: Slot;
  readonly config: Json | undefined;
}

/** The objects with one item each, by `bucket/key`. Formats other than JSON, JSON Lines and CSV are left out. */
export function contentsOf(objects: readonly ReadObject[]): Record<string, string> {
  const contents: Record<string, string> = {};
  for (const { place, item, config } of objects) {
    const [bucket, key, prefix] = ['Bucket', 'Key', 'Prefix'].map((name) => place.member(name).json());
    const path = key ?? `${typeof prefix === 'string' ? prefix : ''}object`;
    if (typeof bucket !== 'string' || typeof path !== 'string') continue;
    const content = contentOf(item, isObject(config) ? config : {}, key !== undefined);
    if (content !== undefined) contents[`${bucket}/${path}`] = content;
  }
  return contents;
}

function contentOf(item: Slot, config: Readonly<Record<string, Json>>, isRead: boolean): string | undefined {
  if (!isRead) return 'object'; // only listed
  const { InputType: type, CSVHeaders: headers } = config;
  if (type === 'JSONL') return `${JSON.stringify(item.json() ?? {})}\n`;
  if (type === 'JSON' || type === undefined) return JSON.stringify([item.json() ?? {}]);
  if (type !== 'CSV') return undefined;
  item.wish(OBJECT);
  const value = item.json();
  const row = isObject(value) && Object.keys(value).length > 0 ? value : { id: '1' };
  const cells = Object.keys(row).map((name) => cell(String(member(row, name))));
  return headers === undefined ? `${Object.keys(row).map(cell).join()}\n${cells.join()}\n` : `${cells.join()}\n`;
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
