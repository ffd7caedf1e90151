// The functions and log groups of a synthesized app: registered, and kept in step when it changes.
import { newRecord, type FunctionRegistry } from './function-requests';
import { equalJson } from '../../json/equal';
import type { Json } from '../../json/json';
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
   * Those that stand beside the machines. A function whose configuration is another gets new processes, and one with the
   * same configuration too where its code may have changed: a folder of its own is read by each process.
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

/** A .zip may have changed in its place; the name of an asset's folder tells its content. */
function isSame(one: FunctionConfiguration, other: FunctionConfiguration): boolean {
  if ('zip' in one.code || 'zip' in other.code) return false;
  return equalJson(one as unknown as Json, other as unknown as Json);
}
