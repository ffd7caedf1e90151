// Writes a definition as YAML, which is shorter to review than JSON.
import { yaml } from './yaml';
import type { Json } from '../json/json';

/** Keeps the order of fields, uses no anchors, and breaks no lines. */
export function yamlText(value: Json): string {
  return yaml().stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
