// The mocks of a simulation of several machines: each mock is for those that have a task for it.
import { bindMocks, entriesOf, type BoundMocks } from './bind-mocks';
import type { Mock, MockEntries, Mocks, MockTarget } from './mock';
import type { SimulatedMachine } from '../compile-source';

/**
 * @param machines the one that the simulation is for first
 * @throws SimulatorError for a mock that no machine has a task for: what the first machine says of it
 */
export function bindMocksOfAll(
  mocks: Mocks | MockEntries,
  machines: readonly SimulatedMachine[],
): (machine: SimulatedMachine) => BoundMocks {
  if (machines.length === 1) {
    const own = bindMocks(mocks, machines[0]!);
    return () => own;
  }
  const entries = entriesOf(mocks).map(({ target, mock }): readonly [MockTarget, Mock] => [target, mock]);
  for (const entry of entries) {
    const refusals = machines.map((machine) => refusalOf(() => bindMocks([entry], machine)));
    if (refusals.every((refusal) => refusal !== undefined)) throw refusals[0]!.error;
  }
  const bound = new Map(machines.map((machine) => [machine, bindMocks(entries, machine, { unusedAllowed: true })]));
  return (machine) => bound.get(machine)!;
}

function refusalOf(bind: () => unknown): { readonly error: unknown } | undefined {
  try {
    bind();
    return undefined;
  } catch (error) {
    return { error };
  }
}
