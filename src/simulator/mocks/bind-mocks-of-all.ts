// The mocks of a simulation of several machines: each mock is for those that have a task for it.
import { bindMocks, entriesOf, isEntries, type BoundMocks } from './bind-mocks';
import type { Mock, MockEntries, Mocks, MockTarget } from './mock';
import type { SimulatedMachine } from '../compile-source';

type MocksOf = (machine: SimulatedMachine) => BoundMocks;

/** What was bound last, for each group of machines: most tests run with the same mocks again and again. */
const latest = new WeakMap<readonly SimulatedMachine[], { readonly mocks: Mocks; readonly bound: MocksOf }>();

/**
 * @param machines the one that the simulation is for first
 * @throws SimulatorError for a mock that no machine has a task for: what the first machine says of it
 */
export function bindMocksOfAll(mocks: Mocks | MockEntries, machines: readonly SimulatedMachine[]): MocksOf {
  if (isEntries(mocks)) return bind(mocks, machines);
  const known = latest.get(machines);
  if (known && areSame(known.mocks, mocks)) return known.bound;
  const bound = bind(mocks, machines);
  // A copy: the caller may put other mocks into it before the next run.
  latest.set(machines, { mocks: { ...mocks }, bound });
  return bound;
}

function bind(mocks: Mocks | MockEntries, machines: readonly SimulatedMachine[]): MocksOf {
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

/** Whether they are the very same mocks, for the same targets. */
function areSame(known: Mocks, mocks: Mocks): boolean {
  let count = 0;
  for (const target in mocks) {
    if (known[target] !== mocks[target]) return false;
    count += 1;
  }
  for (const _ in known) count -= 1;
  return count === 0;
}

function refusalOf(bindOne: () => unknown): { readonly error: unknown } | undefined {
  try {
    bindOne();
    return undefined;
  } catch (error) {
    return { error };
  }
}
