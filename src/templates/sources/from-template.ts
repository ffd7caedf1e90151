// Reads a CloudFormation or SAM template from JSON.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sourceText, tryReadFile, valueOf } from './files';
import type { Source } from './machine-source';
import { notePlace } from './places-read';
import { templateMachines } from './template-machines';
import { SimulatorError } from '../../asl/simulator-error';
import type { SourceText } from '../../asl/text/source-text';
import { isObject, member } from '../../json/json';
import { checkGivenParameters } from '../cloud-formation/given-parameters';
import { resolveTemplate } from '../cloud-formation/resolve-template';
import type { ResolvedResource, ResolvedTemplate, Surroundings } from '../cloud-formation/resolved';
import { checkStackName } from '../cloud-formation/stack-name';
import type { ResolveOptions } from '../cloud-formation/template-options';
import { withNested } from '../cloud-formation/with-nested';

export interface TemplateSourceOptions extends ResolveOptions {
  /** The folder at which relative paths in the template start: those of definitions and nested templates. */
  readonly directory?: string;
  /** Used in messages. @default template */
  readonly origin?: string;
  /** The text of the template. */
  readonly source?: SourceText;
}

/**
 * Values that cannot be resolved throw when the machine is read, not here.
 * @throws SimulatorError if it is not a template
 */
export function sourceFromTemplate(template: unknown, options: TemplateSourceOptions = {}): Source {
  const { directory, origin = 'template', source, ...known } = options;
  if (isObject(template) && member(template, 'Resources') === undefined) {
    const members = Object.keys(template).slice(0, 5).join(', ');
    const found = members === '' ? 'an empty object' : `an object with ${members}`;
    throw new SimulatorError(`Invalid ${origin}: expected an object with Resources; found ${found}.`);
  }
  const files = directory === undefined ? {} : filesOf(directory, known);
  const resolved = resolveTemplate(template, known, { origin, source, ...files });
  checkStackName(known.stackName);
  checkGivenParameters(known, () => (isObject(template) ? [member(template, 'Parameters')] : []), origin);
  return { origin, machines: templateMachines(resolved), others: [] };
}

/** Files by paths relative to the template, as `aws cloudformation package` and SAM accept them. */
function filesOf(
  directory: string,
  options: ResolveOptions,
): Pick<Surroundings, 'readFile' | 'findFile' | 'nestedTemplate'> {
  const readFile = (location: string) => tryReadFile(resolve(directory, location));
  return {
    readFile,
    findFile(location) {
      const path = resolve(directory, location);
      notePlace(path);
      return existsSync(path) ? path : undefined;
    },
    nestedTemplate(stack: ResolvedResource, parameters): ResolvedTemplate | undefined {
      const location = stack.text('TemplateURL') ?? '';
      const text = readFile(location);
      if (text === undefined) return undefined;
      const origin = `template ${location}`;
      const source = sourceText(join(directory, location), text);
      const around = {
        origin,
        source,
        stackName: stack.nestedStackName,
        parent: stack.template,
        neighbours: () => stack.template.surroundings.neighbours?.() ?? withNested(stack.template),
        ...filesOf(dirname(resolve(directory, location)), options),
      };
      return resolveTemplate(valueOf(source, origin), { ...options, parameters }, around);
    },
  };
}
