// Payload templates: JSON in which keys that end in `.$` hold a path or a call of an intrinsic function.
import { compileIntrinsic } from './intrinsic-call';
import { compileQuoted, type Read } from './json-path-fields';
import type { Json } from '../json/json';
import { setMember } from '../json/merge';

/** Compiles a template. One without `.$` keys is passed on as it is, never copied. */
export function compileTemplate(template: Json): Read {
  return compilePart(template) ?? (() => template);
}

/** Undefined for a literal part. */
function compilePart(template: Json): Read | undefined {
  if (typeof template !== 'object' || template === null) return undefined;
  if (Array.isArray(template)) {
    const items = template.map((item: Json) => ({ item, read: compilePart(item) }));
    if (items.every(({ read }) => !read)) return undefined;
    return (subject, scope) => items.map(({ item, read }) => (read ? read(subject, scope) : item));
  }
  const members = Object.entries(template).map(([key, value]: [string, Json]) => compileMember(key, value));
  if (members.every(({ read }) => !read)) return undefined;
  return (subject, scope) => {
    const filled: Record<string, Json> = {};
    for (const { name, value, read } of members) setMember(filled, name, read ? read(subject, scope) : value);
    return filled;
  };
}

function compileMember(key: string, value: Json): { name: string; value: Json; read: Read | undefined } {
  if (!key.endsWith('.$')) return { name: key, value, read: compilePart(value) };
  return { name: key.slice(0, -2), value, read: compileTemplateValue(value as string, key) };
}

/** The path or call of a `.$` key. `field` is for messages. */
export function compileTemplateValue(text: string, field: string): Read {
  return text.startsWith('States.') ? compileIntrinsic(text) : compileQuoted(text, field);
}
