// Writes text and numbers into XML and HTML. Everything that comes from a definition or a run goes through here.
import { visible } from '../../json/visible';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 cannot hold and `visible` leaves: halves of surrogate pairs and two noncharacters. */
const NOT_XML = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text for an element's content or an attribute's value in quotes. Control characters become escapes. */
export function escapeXml(text: string): string {
  return visible(text)
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

/** A coordinate with one decimal at most. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}
