// The coverage of compiled machines, and of a whole test file if a reporter asks for it.
import { Coverage } from './coverage';
import type { JsonObject } from '../../json/json';
import type { Machine } from '../../runtime/machine';

/** A compiled machine and its source. */
interface CountedMachine {
  readonly source: { readonly name: string; readonly definition: JsonObject };
  readonly machine: Machine;
}

let collected: CountedMachine[] | undefined;

/** From now on, keeps every compiled machine for `collectedCoverages`. */
export function startCollecting(): void {
  collected ??= [];
}

export function collect(machine: CountedMachine): void {
  collected?.push(machine);
}

/** The coverages of the machines that ran. */
export function collectedCoverages(): Coverage[] {
  return (collected ?? []).filter(({ machine }) => machine.start.place.passes > 0).map(coverageOf);
}

export function coverageOf({ source, machine }: CountedMachine): Coverage {
  const passes = Object.fromEntries(machine.places.map(({ at, passes: count }) => [at, count]));
  return new Coverage(source.name, source.definition, passes);
}
