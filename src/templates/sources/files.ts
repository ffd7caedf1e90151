// Reads files that may be missing, in JSON or YAML.
import { statSync } from 'node:fs';
import { notePlace } from './places-read';
import { readText } from './read-text';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import { caretText } from '../../asl/text/finding-text';
import { JsonText, YamlText, type SourceText } from '../../asl/text/source-text';
import type { Json } from '../../json/json';

/**
 * The text of a file, or undefined if there is no such file.
 * @throws SimulatorError if it cannot be read or is not UTF-8
 */
export function tryReadFile(path: string): string | undefined {
  return isThere(path) ? readText(path) : undefined;
}

/** A file or a pipe. Whatever else goes wrong is reported when it is read. */
function isThere(path: string): boolean {
  notePlace(path);
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * The text of a file, parsed by its extension: YAML with CloudFormation's short tags for `.yaml` and `.yml`, else JSON.
 */
export function sourceText(path: string, text: string): SourceText {
  if (!isYaml(path)) return new JsonText(path, text, true);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only YAML has them, and JSON is read more often
  const { shortTags } = require('../cloud-formation/short-tags') as typeof import('../cloud-formation/short-tags');
  return new YamlText(path, text, { customTags: (tags) => [...tags, ...shortTags()] }, true);
}

/**
 * Parses a text.
 * @param place names it in messages, such as `file orders.asl.json`
 * @throws SimulatorError with the line and a caret if it is broken, or is YAML of more than 1 MB
 */
export function valueOf(source: SourceText, place = `file ${source.name}`): Json {
  const kind = source instanceof YamlText ? 'YAML' : 'JSON';
  const { length } = source.text;
  // The limit is the same for templates and definitions. The YAML parser takes seconds for 1 MB.
  if (kind === 'YAML' && length > MAX_DEFINITION_LENGTH) {
    throw new SimulatorError(
      `${capitalize(place)} is too large: expected at most ${MAX_DEFINITION_LENGTH} characters of YAML; found ${length}.`,
    );
  }
  const read = source.read();
  if ('value' in read) return read.value;
  const { message, position } = read;
  const hint = kind === 'JSON' ? yamlHint(source.text) : '';
  const line = `at line ${position.line}, column ${position.column}`;
  const shown = caretText(position, source.line(position)).trimEnd();
  throw new SimulatorError(`${capitalize(place)} is not ${kind}: ${message} ${line}${hint}:\n${shown}`);
}

/**
 * Parses JSON text.
 * @param place names it in messages, such as `file mocks.json`
 */
export function parseJson(text: string, place: string): Json {
  return valueOf(new JsonText(place, text), place);
}

/** A hint after the error message, if the text is YAML and JSON is expected. */
export function yamlHint(text: string): string {
  return /^\s*[\w-]+:(\s|$)/.test(text) ? ' (it looks like YAML; only JSON is read here)' : '';
}

function capitalize(place: string): string {
  return /^(file|definition|template)\b/.test(place) ? place[0]!.toUpperCase() + place.slice(1) : place;
}
