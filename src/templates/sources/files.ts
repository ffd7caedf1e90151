// Reading files that may not be there, in JSON or YAML.
import { readFileSync } from 'node:fs';
import { parseJson } from './definition';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import { NotYaml, SourceText } from '../../asl/source-text';
import type { Json } from '../../json/json';
import { shortTags } from '../cloud-formation/short-tags';

/** The text of a file, or undefined if there is no file of that path. */
export function tryReadFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * What a file holds, as its name says: YAML for `.yaml` and `.yml`, with CloudFormation's short tags, else JSON.
 * @throws SimulatorError if the text is not that, or is YAML of more than 1 MB.
 */
export function parseFile(path: string, text: string, origin: string): Json {
  return isYaml(path) ? parseYaml(path, text) : parseJson(text, origin);
}

/** The file's text with the places of its values. @throws NotYaml if it nests too deeply. */
export function sourceText(text: string): SourceText {
  return new SourceText(text, { customTags: (tags) => [...tags, ...shortTags()] });
}

function parseYaml(path: string, text: string): Json {
  // The limit of templates and of definitions alike; the parser of YAML takes seconds for a megabyte.
  if (text.length > MAX_DEFINITION_LENGTH) {
    throw new SimulatorError(
      `File ${path} is too large: expected at most ${MAX_DEFINITION_LENGTH} characters of YAML, found ${text.length}`,
    );
  }
  try {
    return sourceText(text).value();
  } catch (error) {
    if (!(error instanceof NotYaml)) throw error;
    const { line, column } = error.position;
    throw new SimulatorError(`File ${path} is not YAML: ${error.message} at line ${line}, column ${column}`);
  }
}
