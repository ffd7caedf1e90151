// The coverage of compiled machines, and of all that are compiled while a collector is open.
import { resolve } from 'node:path';
import { Coverage, type WrittenDefinition } from './coverage';
import type { Machine } from '../../runtime/machine';
import type { MachineSource } from '../../templates/sources/machine-source';

/** A compiled machine and its source. */
interface CountedMachine {
  readonly source: Pick<MachineSource, 'name' | 'definition' | 'places' | 'template'>;
  readonly machine: Machine;
}

/** The machines compiled since it was made. */
export interface CoverageCollector {
  /** The coverages of the machines that ran, in the order in which they were compiled. */
  coverages(): Coverage[];
  /** Machines compiled later are not collected. */
  stop(): void;
}

const open = new Set<CountedMachine[]>();

export function collectCoverage(): CoverageCollector {
  const machines: CountedMachine[] = [];
  open.add(machines);
  return {
    coverages: () => machines.filter(({ machine }) => machine.start.place.passes > 0).map(coverageOf),
    stop: () => void open.delete(machines),
  };
}

export function collect(machine: CountedMachine): void {
  for (const machines of open) machines.push(machine);
}

export function coverageOf({ source, machine }: CountedMachine): Coverage {
  const passes = Object.fromEntries(machine.places.map(({ at, passes: count }) => [at, count]));
  return new Coverage(source.name, source.definition, passes, writtenDefinition({ source, machine }));
}

/** The files of a cloud assembly are made by the CDK: what they are made from is elsewhere, and they may be temporary. */
function writtenDefinition({ source: { places, template }, machine }: CountedMachine): WrittenDefinition | undefined {
  if (!places?.path || template?.surroundings.templateFile !== undefined) return undefined;
  const lines = machine.places.map(({ at }) => [at, places.positionOf({ location: at }).line]);
  return { file: resolve(places.path), lines: Object.fromEntries(lines) as Record<string, number> };
}
