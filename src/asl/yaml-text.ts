// A definition as YAML, which is shorter to review than JSON.
import { yaml } from './yaml';
import type { Json } from '../json/json';

/** In the order of its fields, without anchors; no line is broken. */
export function yamlText(value: Json): string {
  return yaml().stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
