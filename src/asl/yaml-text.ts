// A definition as YAML, which is shorter to review than JSON.
import type * as Yaml from 'yaml';
import type { Json } from '../json/json';

/** In the order of its fields, without anchors; no line is broken. */
export function yamlText(value: Json): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when somebody reads it
  const { stringify } = require('yaml') as typeof Yaml;
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
