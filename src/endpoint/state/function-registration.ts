// Registers the functions and log groups of a synthesized app, again when it changes.
import { sep } from 'node:path';
import { newRecord, type FunctionRegistry } from './function-requests';
import { equalJson } from '../../json/equal';
import { asJson } from '../../json/json';
import type { FunctionCode, FunctionConfiguration } from '../../local-functions/local-function';
import { functionsOf, templatesAround } from '../../local-functions/template-functions';
import type { ResolvedTemplate } from '../../templates/cloud-formation/resolved';
import type { MachineSource } from '../../templates/sources/machine-source';
import type { LogGroups } from '../cloudwatch-logs/log-groups';

export interface FunctionAndLogRegistry extends FunctionRegistry {
  readonly logs: LogGroups;
}

/** What a registration did, by name. */
export interface RegisteredFunctions {
  readonly added: readonly string[];
  /** Their configuration changed. */
  readonly updated: readonly string[];
  /** Only their code changed. */
  readonly recoded: readonly string[];
  readonly removed: readonly string[];
}

export class FunctionRegistration {
  private arns: ReadonlySet<string> = new Set();

  constructor(private readonly registry: FunctionAndLogRegistry) {}

  /**
   * Registers the functions and log groups in the templates of the machines. A function gets new processes if its
   * configuration or its code changed, because each process reads the code only once. What was called before ends with
   * the old code.
   * @param changedFiles absolute paths
   */
  apply(machines: readonly MachineSource[], changedFiles: readonly string[] = []): RegisteredFunctions {
    const { registry } = this;
    const done = { added: [] as string[], updated: [] as string[], recoded: [] as string[], removed: [] as string[] };
    const templates = new Set<ResolvedTemplate>();
    for (const { template } of machines) {
      if (template) for (const one of templatesAround(template)) templates.add(one);
    }
    const found = functionsOf(templates);
    for (const [arn, configuration] of found) {
      const known = registry.functions.tryGet(arn)?.configuration;
      const isRecoded = codesOf(configuration).some((code) => isIn(code, changedFiles));
      if (known && isSame(known, configuration) && !isRecoded) continue;
      const role = `arn:aws:iam::${registry.account}:role/${configuration.name}`;
      registry.functions.put(newRecord(configuration, registry, { role }));
      done[!known ? 'added' : isSame(known, configuration) ? 'recoded' : 'updated'].push(configuration.name);
    }
    for (const arn of this.arns) {
      if (found.has(arn)) continue;
      done.removed.push(registry.functions.tryGet(arn)?.configuration.name ?? arn);
      registry.functions.remove(arn);
    }
    this.arns = new Set(found.keys());
    for (const template of templates) {
      for (const group of template.resourcesOfType('AWS::Logs::LogGroup')) {
        registry.logs.create(group.name, registry.simulation.now);
      }
    }
    return done;
  }
}

function codesOf({ code, layers = [] }: FunctionConfiguration): readonly FunctionCode[] {
  return [code, ...layers];
}

function placeOf(code: FunctionCode): string | undefined {
  if ('folder' in code) return code.folder;
  return 'zip' in code ? code.path : undefined;
}

function isIn(code: FunctionCode, files: readonly string[]): boolean {
  const place = placeOf(code);
  return place !== undefined && files.some((file) => file === place || file.startsWith(place + sep));
}

/** A .zip without a path was uploaded, so that the app's is another one. */
function isSame(one: FunctionConfiguration, other: FunctionConfiguration): boolean {
  const texts = (configuration: FunctionConfiguration) =>
    codesOf(configuration).map((code) => ('inline' in code ? code.inline : (placeOf(code) ?? null)));
  if ([...texts(one), ...texts(other)].includes(null)) return false;
  const plain = (configuration: FunctionConfiguration) =>
    asJson({ ...configuration, code: null, layers: null, codes: texts(configuration) });
  return equalJson(plain(one), plain(other));
}
