// Reads XML, and the HTML that this project writes, strictly: what is not closed, quoted or escaped is an error.

export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MarkupElement | string)[];
}

const VOID = new Set(['meta', 'input', 'link', 'br', 'img']);
/** Their content is text, whatever is in it. */
const RAW = new Set(['style', 'script']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** @throws Error that says what is wrong */
export function readMarkup(text: string): MarkupElement {
  const control = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.exec(text);
  if (control) throw new Error(`Character ${control[0].codePointAt(0)} at ${control.index}`);
  const root = { name: '', attributes: {}, children: [] as (MarkupElement | string)[] };
  const stack = [root];
  let at = text.startsWith('<!doctype html>') ? '<!doctype html>'.length : 0;
  while (at < text.length) {
    const top = stack[stack.length - 1]!;
    if (text[at] !== '<') {
      const end = text.indexOf('<', at) < 0 ? text.length : text.indexOf('<', at);
      top.children.push(decoded(text.slice(at, end)));
      at = end;
      continue;
    }
    const closing = /^<\/([a-z][\w-]*)>/i.exec(text.slice(at, at + 100));
    if (closing) {
      if (closing[1] !== top.name) throw new Error(`</${closing[1]}> closes <${top.name}>`);
      stack.pop();
      at += closing[0].length;
      continue;
    }
    const rest = text.slice(at);
    const tag = /^<([a-z][\w-]*)((?:\s+[a-z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>/i.exec(rest);
    if (!tag) throw new Error(`No tag: ${rest.slice(0, 80)}`);
    const [whole, name, given, selfClosing] = tag as unknown as [string, string, string, string];
    const element = { name, attributes: attributesIn(given), children: [] as (MarkupElement | string)[] };
    top.children.push(element);
    at += whole.length;
    if (RAW.has(name)) {
      const end = text.indexOf(`</${name}>`, at);
      element.children.push(text.slice(at, end));
      at = end + name.length + 3;
    } else if (selfClosing === '' && !VOID.has(name)) {
      stack.push(element);
    }
  }
  if (stack.length > 1) throw new Error(`<${stack[stack.length - 1]!.name}> is not closed`);
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/([a-z][\w:-]*)(?:="([^"]*)")?/gi)];
  return Object.fromEntries(found.map(([, name, value]) => [name!, decoded(value ?? '')]));
}

function decoded(text: string): string {
  return text.replace(/&([^;\s]{0,10};?)/g, (_, entity: string) => {
    const known = entity.endsWith(';') ? ENTITIES[entity.slice(0, -1)] : undefined;
    if (known === undefined) throw new Error(`Not an entity: &${entity}`);
    return known;
  });
}

/** All elements, outer ones first. */
export function elementsIn(element: MarkupElement): MarkupElement[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsIn(child)]));
}

/** The text of an element and of what is in it. */
export function textIn(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}
