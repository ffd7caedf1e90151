// Registers the functions and log groups of a synthesized app, again when it changes.
import { newRecord, type FunctionRegistry } from './function-requests';
import { equalJson } from '../../json/equal';
import { asJson } from '../../json/json';
import type { FunctionConfiguration } from '../../local-functions/local-function';
import { functionsOf, templatesAround } from '../../local-functions/template-functions';
import type { ResolvedTemplate } from '../../templates/cloud-formation/resolved';
import type { MachineSource } from '../../templates/sources/machine-source';
import type { LogGroups } from '../cloudwatch-logs/log-groups';

export interface FunctionAndLogRegistry extends FunctionRegistry {
  readonly logs: LogGroups;
}

export class FunctionRegistration {
  private arns: ReadonlySet<string> = new Set();

  constructor(private readonly registry: FunctionAndLogRegistry) {}

  /**
   * Registers the functions and log groups in the templates of the machines. A function gets new processes if its
   * configuration changed, or if its code may have changed, because each process reads the code's folder only once.
   */
  apply(machines: readonly MachineSource[]): void {
    const { registry } = this;
    const templates = new Set<ResolvedTemplate>();
    for (const { template } of machines) {
      if (template) for (const one of templatesAround(template)) templates.add(one);
    }
    const found = functionsOf(templates);
    for (const [arn, configuration] of found) {
      const known = registry.functions.tryGet(arn);
      if (known && isSame(known.configuration, configuration)) continue;
      const role = `arn:aws:iam::${registry.account}:role/${configuration.name}`;
      registry.functions.put(newRecord(configuration, registry, { role }));
    }
    for (const arn of this.arns) if (!found.has(arn)) registry.functions.remove(arn);
    this.arns = new Set(found.keys());
    for (const template of templates) {
      for (const group of template.resourcesOfType('AWS::Logs::LogGroup')) {
        registry.logs.create(group.name, registry.simulation.now);
      }
    }
  }
}

/** A .zip may have changed in place. The name of an asset's folder is a hash of its content. */
function isSame(one: FunctionConfiguration, other: FunctionConfiguration): boolean {
  const [code, otherCode] = [one.code, other.code];
  if ('zip' in code || 'zip' in otherCode) return false;
  const layers = [one.layers ?? [], other.layers ?? []].map((all) =>
    all.map((layer) => 'folder' in layer && layer.folder),
  );
  if (layers.flat().includes(false) || !equalJson(layers[0]!, layers[1]!)) return false;
  const plain = ({ layers: _, ...rest }: FunctionConfiguration, known: typeof code) => asJson({ ...rest, code: known });
  return equalJson(plain(one, code), plain(other, otherCode));
}
