// Registers the state machines of a source, such as a synthesized app, again when it changes.
import { logging, tracing } from './configurations';
import { changesBetween } from './source-changes';
import type { Revision, StateMachines } from './state-machines';
import { Tags } from './tags';
import { commandLineMessageOf } from '../../asl/option-error';
import type { Chance } from '../../expressions/scope';
import { equalJson } from '../../json/equal';
import type { Json } from '../../json/json';
import { compactText } from '../../json/text';
import type { LoggingConfiguration } from '../../services/api/states-types.generated';
import { compileSource, type SimulatedMachine } from '../../simulator/compile-source';
import type { MachineSource } from '../../templates/sources/machine-source';

/** Where state machines are registered, and what a new one needs. */
export interface MachineRegistry {
  readonly machines: StateMachines;
  readonly chance: Chance;
  /** The next place in the order of creation. */
  position(): number;
  /** Seconds since 1970. */
  seconds(): number;
}

/** What a registration did, by name. `refused` holds messages with the reasons. */
export interface Registered {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly refused: readonly string[];
  /** What changed of each updated machine, by its name: `definition: Charge, Refund (new)`. */
  readonly changes: ReadonlyMap<string, string>;
}

export class Registration {
  private arns: ReadonlySet<string> = new Set();

  constructor(private readonly registry: MachineRegistry) {}

  /**
   * Adds new state machines, makes a new revision of changed ones, and removes those that are gone. Running executions
   * keep the revision that they started with. If AWS would refuse a machine, its previous revision stays.
   */
  apply(sources: readonly MachineSource[]): Registered {
    const done = {
      ...{ added: [] as string[], updated: [] as string[], removed: [] as string[], refused: [] as string[] },
      changes: new Map<string, string>(),
    };
    const arns = new Set<string>();
    for (const source of sources) {
      try {
        arns.add(source.arn);
        const before = this.registry.machines.tryGet(source.arn)?.revision;
        const what = this.register(source);
        if (what) done[what].push(source.name);
        if (what === 'updated' && before) done.changes.set(source.name, changesBetween(before.compiled.source, source));
      } catch (error) {
        done.refused.push(`${source.name}: ${commandLineMessageOf(error as Error)}`);
      }
    }
    for (const arn of this.arns) {
      if (arns.has(arn)) continue;
      done.removed.push(this.registry.machines.tryGet(arn)?.name ?? arn);
      this.registry.machines.remove(arn);
    }
    this.arns = arns;
    return done;
  }

  private register(source: MachineSource): 'added' | 'updated' | undefined {
    const { machines } = this.registry;
    const { name, arn, type } = source;
    const known = machines.tryGet(arn);
    if (known && known.type === type && isSame(known.revision, source)) return undefined;
    const revision = this.revisionOf(compileSource(source));
    if (known && known.type === type) {
      known.revision = { ...revision, revisionId: this.registry.chance.uuid() };
      return 'updated';
    }
    machines.add({
      position: this.registry.position(),
      ...{ name, arn, type, revision },
      creationDate: revision.updateDate,
      tags: new Tags(arn),
      created: { publish: false },
      versions: new Map(),
      nextVersion: 1,
      aliases: new Map(),
    });
    return known ? 'updated' : 'added';
  }

  private revisionOf(compiled: SimulatedMachine): Revision {
    const { definition, roleArn, loggingConfiguration, tracingEnabled } = compiled.source;
    return {
      compiled,
      definition: compactText(definition),
      roleArn,
      loggingConfiguration: logging(loggingConfiguration as LoggingConfiguration | undefined),
      tracingConfiguration: tracing({ enabled: tracingEnabled }),
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      updateDate: this.registry.seconds(),
    };
  }
}

function isSame({ compiled, roleArn }: Revision, source: MachineSource): boolean {
  const comparable = ({ definition, loggingConfiguration, tracingEnabled }: MachineSource): Json => ({
    ...{ definition, tracingEnabled, loggingConfiguration: loggingConfiguration ?? null },
  });
  return roleArn === source.roleArn && equalJson(comparable(compiled.source), comparable(source));
}
