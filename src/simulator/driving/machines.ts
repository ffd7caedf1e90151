// The state machines that executions can start by ARN: those of the source, compiled when first started.
import { unqualifiedArn } from '../../asl/arn';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { isOptimised, readResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import type { MachineSource, Source } from '../../templates/sources/machine-source';
import { compileSource, type SimulatedMachine } from '../compile-source';

export class Machines {
  private readonly compiled = new Map<MachineSource, SimulatedMachine>();
  private reachable: readonly SimulatedMachine[] | undefined;

  /** @param own the simulator's own machine */
  constructor(
    private readonly source: Source,
    readonly own: SimulatedMachine,
  ) {
    this.compiled.set(own.source, own);
  }

  /** Finds a machine by its ARN, or by the ARN of one of its versions or aliases. */
  find(arn: string): SimulatedMachine | undefined {
    const machineArn = unqualifiedArn(arn);
    const found = this.sources.find((source) => skipMistakes(() => source.arn) === machineArn);
    return found && this.compile(found);
  }

  /** All names, for messages. */
  get names(): string[] {
    return this.sources.map(({ name }) => name);
  }

  /**
   * All machines, the simulator's own first. The others are included only if the own one may start them, and their
   * values can be resolved: what no execution starts may be incomplete.
   */
  get all(): readonly SimulatedMachine[] {
    this.reachable ??= this.own.tasks.some(({ resource }) => startsExecutions(resource))
      ? [this.own, ...this.sources.filter((one) => one !== this.own.source).flatMap((one) => this.tryCompile(one))]
      : [this.own];
    return this.reachable;
  }

  private get sources(): readonly MachineSource[] {
    return [...this.source.machines, ...this.source.others];
  }

  private tryCompile(source: MachineSource): readonly SimulatedMachine[] {
    return skipMistakes(() => [this.compile(source)]) ?? [];
  }

  private compile(source: MachineSource): SimulatedMachine {
    let machine = this.compiled.get(source);
    if (!machine) {
      machine = compileSource(source);
      this.compiled.set(source, machine);
    }
    return machine;
  }
}

/** Undefined if the value cannot be resolved. A definition that AWS would refuse is an error anyway. */
function skipMistakes<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SimulatorError && !(error instanceof InvalidDefinitionError)) return undefined;
    throw error;
  }
}

function startsExecutions(arn: string): boolean {
  const resource = readResource(arn);
  if (resource?.kind === 'sdk') return resource.service === 'sfn' && resource.action.startsWith('start');
  return isOptimised(resource, 'states', 'startExecution');
}
