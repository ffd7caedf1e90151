// Reads a file, once: a definition or a template, depending on its contents.
import { basename, dirname } from 'node:path';
import { sourceText, tryReadFile, valueOf, yamlHint } from './files';
import { sourceFromText } from './from-definition';
import { sourceFromTemplate } from './from-template';
import type { Source } from './machine-source';
import { givenValues, substitute } from './substitutions';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { readWithPlaceholders } from '../../asl/placeholders/read-definition';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import { Places } from '../../asl/text/places';
import { JsonText, type SourceText } from '../../asl/text/source-text';
import { asDefinition, examineDefinition, readDefinition, type DefinitionRead } from '../../asl/validate';
import { isObject, member, type Json } from '../../json/json';
import { checkGivenParameters } from '../cloud-formation/given-parameters';
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
  const { region, account, substitutions } = options;
  const machine = { name, origin, region, account, substitutions };
  const source = sourceText(path, text);
  const content = contentOf(source);
  if (isObject(content) && member(content, 'Resources') !== undefined) {
    return sourceFromTemplate(content, { ...known, origin, source, directory: dirname(path) });
  }
  const replaced = substitute(text, givenValues(substitutions), origin);
  const read = replaced === text && content !== undefined ? readContent(source, content) : readText(path, replaced);
  const definition = 'value' in read ? read.value : content;
  if (definition === undefined) throw notJson(source, name, read);
  if (!isObject(definition) || !['States', 'StartAt'].some((field) => member(definition, field) !== undefined)) {
    throw neither(source, name, definition);
  }
  checkGivenParameters(options, () => [], `definition ${path}`);
  return sourceFromText(source, read, machine);
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

/** The definition in a text with placeholders, or with the values of placeholders. */
function readText(path: string, text: string): DefinitionRead {
  const source = sourceText(path, text);
  return source instanceof JsonText ? readWithPlaceholders(text) : asDefinition(valueOf(source));
}

function notJson(source: SourceText, name: string, read: DefinitionRead): InvalidDefinitionError {
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
