// The coverage of compiled machines, and of all that are compiled while a collector is open.
import { Coverage } from './coverage';
import type { JsonObject } from '../../json/json';
import type { Machine } from '../../runtime/machine';

/** A compiled machine and its source. */
interface CountedMachine {
  readonly source: { readonly name: string; readonly definition: JsonObject };
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
  return new Coverage(source.name, source.definition, passes);
}
