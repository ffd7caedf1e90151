// A file: a definition or a template, told apart by what is in it.
import { basename, dirname } from 'node:path';
import { parseFile, tryReadFile } from './files';
import { sourceFromDefinition } from './from-definition';
import { sourceFromTemplate } from './from-template';
import type { Source } from './machine-source';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member } from '../../json/json';
import type { TemplateOptions } from '../cloud-formation/template-options';

/**
 * JSON or YAML. A definition's machine takes the file's name without `.asl.json` and the like; a template's relative paths start from
 * the file's folder. `options` hold for templates.
 * @throws SimulatorError if the file cannot be read, is neither JSON nor YAML, or holds neither.
 */
export function sourceFromFile(path: string, options: TemplateOptions = {}): Source {
  const file = basename(path);
  const origin = `file ${file}`;
  const text = tryReadFile(path);
  if (text === undefined) throw new SimulatorError(`There is no file ${path}`);
  const content = parseFile(path, text, origin);
  if (isObject(content)) {
    if (member(content, 'Resources') !== undefined) {
      return sourceFromTemplate(content, { ...options, origin, directory: dirname(path) });
    }
    if (member(content, 'States') !== undefined || member(content, 'StartAt') !== undefined) {
      const { region, account } = options;
      return sourceFromDefinition(content, {
        name: file.replace(/(\.asl)?\.(json|ya?ml)$/, ''),
        origin,
        region,
        account,
      });
    }
  }
  throw new SimulatorError(
    `File ${path} holds neither a definition (an object with StartAt and States) nor a template (an object with Resources); ` +
      `found ${JSON.stringify(content).slice(0, 60)}`,
  );
}
