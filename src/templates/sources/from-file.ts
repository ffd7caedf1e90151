// Reads a file, once: a definition or a template, depending on its contents.
import { basename, dirname } from 'node:path';
import { sourceText, tryReadFile, valueOf, yamlHint } from './files';
import { sourceFromText } from './from-definition';
import { sourceFromTemplate } from './from-template';
import type { Source } from './machine-source';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import { Places } from '../../asl/text/places';
import { JsonText, type SourceText } from '../../asl/text/source-text';
import { asDefinition, examineDefinition, readDefinition, type DefinitionRead } from '../../asl/validate';
import { isObject, member, type Json } from '../../json/json';
import type { ResolveOptions, TemplateOptions } from '../cloud-formation/template-options';

/** The options for a file. */
export interface FileOptions extends TemplateOptions {
  /**
   * The name of the machine, if the file is a definition. @default the file name without its extension, such as
   * `.asl.json`
   */
  readonly name?: string;
}

/**
 * Reads JSON or YAML. The relative paths of a template start at the folder of the file. `options` apply to templates,
 * except for the name.
 * @throws SimulatorError if the file does not exist or is broken YAML
 * @throws InvalidDefinitionError if it is broken JSON, or neither a definition nor a template
 */
export function sourceFromFile(path: string, options: FileOptions & ResolveOptions = {}): Source {
  const text = tryReadFile(path);
  if (text === undefined) throw new SimulatorError(`The file ${path} does not exist.`);
  const file = basename(path);
  const origin = `file ${file}`;
  const { name = file.replace(/(\.asl)?\.(json|ya?ml)$/, ''), ...known } = options;
  const { region, account } = options;
  const machine = { name, origin, region, account };
  const source = sourceText(path, text);
  const content = contentOf(source);
  if (content === undefined) throw notJson(source, name);
  if (isObject(content) && member(content, 'Resources') !== undefined) {
    return sourceFromTemplate(content, { ...known, origin, source, directory: dirname(path) });
  }
  if (!isObject(content) || !['States', 'StartAt'].some((field) => member(content, field) !== undefined)) {
    throw neither(source, name, content);
  }
  return sourceFromText(source, readContent(source, content), machine);
}

/**
 * Undefined for broken JSON.
 * @throws SimulatorError for broken YAML
 */
function contentOf(source: SourceText): Json | undefined {
  if (!(source instanceof JsonText)) return valueOf(source);
  const read = source.read();
  return 'value' in read ? read.value : undefined;
}

/** The size limit applies to JSON text, because that is what AWS receives. YAML is converted first. */
function readContent(source: SourceText, content: Json): DefinitionRead {
  const isLargeText = source instanceof JsonText && source.text.length > MAX_DEFINITION_LENGTH;
  return isLargeText ? readDefinition(source.text) : asDefinition(content, source instanceof JsonText);
}

function notJson(source: SourceText, name: string): InvalidDefinitionError {
  const read = readDefinition(source.text);
  const summary = `File ${source.name} is not JSON${yamlHint(source.text)}:`;
  return new InvalidDefinitionError(
    { name, places: Places.of(source) },
    'finding' in read ? [read.finding] : [],
    summary,
  );
}

function neither(source: SourceText, name: string, content: Json): InvalidDefinitionError {
  const found = source.text.trim().slice(0, 60).replace(/\s+/g, ' ');
  const { diagnostics } = examineDefinition(isObject(content) ? content : null, {});
  return new InvalidDefinitionError(
    { name, places: Places.of(source) },
    diagnostics,
    `File ${source.name} holds neither a definition (an object with StartAt and States) nor a template (an object with ` +
      `Resources); found ${found}:`,
  );
}
