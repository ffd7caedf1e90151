// The coverage of compiled machines; and of all of a test file, when a reporter asked for it.
import { Coverage } from './coverage';
import type { JsonObject } from '../../json/json';
import type { Machine } from '../../runtime/machine';

/** A compiled machine and what it was compiled from. */
interface CountedMachine {
  readonly source: { readonly name: string; readonly definition: JsonObject };
  readonly machine: Machine;
}

let collected: CountedMachine[] | undefined;

/** From here on every machine that is compiled is kept, for `collectedCoverages`. */
export function startCollecting(): void {
  collected ??= [];
}

export function collect(machine: CountedMachine): void {
  collected?.push(machine);
}

/** The coverages of the machines that were run. */
export function collectedCoverages(): Coverage[] {
  return (collected ?? []).filter(({ machine }) => machine.start.place.passes > 0).map(coverageOf);
}

export function coverageOf({ source, machine }: CountedMachine): Coverage {
  const passes = Object.fromEntries(machine.places.map(({ at, passes: count }) => [at, count]));
  return new Coverage(source.name, source.definition, passes);
}
