// Writes HTML from templates: what is put into them is escaped, unless it came from a template itself.
import { escapeXml } from '../svg/xml';

/** HTML that is safe to put into a page. A text cannot pass for it. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

/** markup`<b>${name}</b>`: the name is escaped. Lists are written one after the other, undefined is nothing. */
export function markup(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + written(values[index - 1]) + literal));
}

function written(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeXml(String(value));
}
