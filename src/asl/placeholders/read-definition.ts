// Reads the JSON text of a definition that may have placeholders outside of strings.
import { quotePlaceholders } from './placeholder';
import { readDefinition, type DefinitionRead } from '../validate';

export function readWithPlaceholders(text: string): DefinitionRead {
  const read = readDefinition(text);
  if ('value' in read || read.finding.code !== 'INVALID_JSON_DESCRIPTION' || !text.includes('${')) return read;
  const quoted = readDefinition(quotePlaceholders(text));
  return 'value' in quoted ? quoted : read;
}
