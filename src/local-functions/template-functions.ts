// The functions of synthesized templates, with their code: inline, or an asset of the assembly.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FunctionCode, FunctionConfiguration } from './local-function';
import { isArray, isObject, member, type Json } from '../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { withNested } from '../templates/cloud-formation/with-nested';

const FUNCTION = 'AWS::Lambda::Function';
const LAYER = 'AWS::Lambda::LayerVersion';

/** The templates of the app that a template belongs to, including the template itself. */
export function templatesAround(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return template.surroundings.neighbours?.() ?? withNested(template);
}

/**
 * The functions by ARN. Functions whose code is not available (an image, an S3 object) are left out: they need a mock.
 */
export function functionsOf(templates: Iterable<ResolvedTemplate>): ReadonlyMap<string, FunctionConfiguration> {
  const found = new Map<string, FunctionConfiguration>();
  for (const template of templates) {
    for (const resource of template.resourcesOfType(FUNCTION)) {
      const configuration = configurationOf(resource);
      if (configuration) found.set(configuration.arn, configuration);
    }
  }
  return found;
}

function configurationOf(resource: ResolvedResource): FunctionConfiguration | undefined {
  const code = codeOf(resource);
  const arn = resource.tryAttribute('Arn');
  const runtime = resource.text('Runtime');
  if (!code || arn === undefined || runtime === undefined) return undefined;
  const settings = resource.property('Environment');
  const variables = isObject(settings) ? member(settings, 'Variables') : undefined;
  const environment = Object.entries(isObject(variables) ? variables : {}).map(([name, value]) => [
    name,
    String(value),
  ]);
  const timeout = Number(resource.property('Timeout') ?? NaN);
  const memorySize = Number(resource.property('MemorySize') ?? NaN);
  return {
    ...{ name: resource.name, arn, runtime, handler: resource.text('Handler') ?? '', code },
    ...{ logicalId: resource.logicalId, layers: layersOf(resource) },
    environment: Object.fromEntries(environment) as Record<string, string>,
    ...(!Number.isNaN(timeout) && { timeout }),
    ...(!Number.isNaN(memorySize) && { memorySize }),
  };
}

/** The layers whose content is here, by the ARNs of their versions. Others are left out. */
function layersOf(resource: ResolvedResource): readonly FunctionCode[] {
  const arns = resource.property('Layers') ?? [];
  if (!isArray(arns) || arns.length === 0) return [];
  const versions = templatesAround(resource.template).flatMap((one) => one.resourcesOfType(LAYER));
  return arns.flatMap((arn) => {
    const version = versions.find((one) => one.ref === arn);
    const key = version && (textAt(version.property('Content'), 'S3Key') ?? version.text('ContentUri'));
    const code = version && key !== undefined ? fileOf(version, key) : undefined;
    return code ? [code] : [];
  });
}

function codeOf(resource: ResolvedResource): FunctionCode | undefined {
  const code = resource.property('Code');
  // SAM uses InlineCode and CodeUri.
  const inline = textAt(code, 'ZipFile') ?? textAt({ code: resource.property('InlineCode') ?? null }, 'code');
  if (inline !== undefined) return { inline };
  const key = textAt(code, 'S3Key') ?? textAt({ code: resource.property('CodeUri') ?? null }, 'code');
  return key === undefined ? undefined : fileOf(resource, key);
}

function fileOf({ template }: ResolvedResource, key: string): FunctionCode | undefined {
  const path = template.surroundings.findFile?.(key);
  if (path === undefined) return undefined;
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return { zip: () => readFile(path), path };
  return { folder: path };
}

function textAt(value: Json | undefined, name: string): string | undefined {
  const found = value !== undefined && isObject(value) ? member(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}
