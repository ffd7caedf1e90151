// The functions and log groups of a synthesized app: registered, and kept in step when it changes.
import { newRecord } from './function-requests';
import { equalJson } from '../../json/equal';
import type { Json } from '../../json/json';
import type { FunctionConfiguration } from '../../local-functions/local-function';
import { functionsOf, templatesAround } from '../../local-functions/template-functions';
import type { ResolvedTemplate } from '../../templates/cloud-formation/resolved';
import type { MachineSource } from '../../templates/sources/machine-source';
import type { World } from '../world';

export class FunctionRegistration {
  private arns: ReadonlySet<string> = new Set();

  constructor(private readonly world: World) {}

  /**
   * Those that stand beside the machines. A function whose configuration is another gets new processes, and one with the
   * same configuration too where its code may have changed: a folder of its own is read by each process.
   */
  apply(machines: readonly MachineSource[]): void {
    const { world } = this;
    const templates = new Set<ResolvedTemplate>();
    for (const { template } of machines) {
      if (template) for (const one of templatesAround(template)) templates.add(one);
    }
    const found = functionsOf(templates);
    for (const [arn, configuration] of found) {
      const known = world.functions.tryGet(arn);
      if (known && isSame(known.configuration, configuration)) continue;
      const role = `arn:aws:iam::${world.account}:role/${configuration.name}`;
      world.functions.put(newRecord(configuration, world, { role }));
    }
    for (const arn of this.arns) if (!found.has(arn)) world.functions.remove(arn);
    this.arns = new Set(found.keys());
    for (const template of templates) {
      for (const group of template.resourcesOfType('AWS::Logs::LogGroup')) {
        world.logs.create(group.name, world.simulation.now);
      }
    }
  }
}

/** A .zip may have changed in its place; the name of an asset's folder tells its content. */
function isSame(one: FunctionConfiguration, other: FunctionConfiguration): boolean {
  if ('zip' in one.code || 'zip' in other.code) return false;
  return equalJson(one as unknown as Json, other as unknown as Json);
}
