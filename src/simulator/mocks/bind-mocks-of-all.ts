// The mocks of a simulation with several machines. Each mock applies to the machines that have a task for it.
import { bindMocks, entriesOf, isEntries, type BoundMocks } from './bind-mocks';
import type { Mock, MockEntries, Mocks, MockTarget } from './mock';
import type { SimulatedMachine } from '../compile-source';

type MocksOf = (machine: SimulatedMachine) => BoundMocks;

/** A copy of a run's mocks: the caller may change the same object before the next run. */
interface Binding {
  readonly targets: readonly string[];
  readonly mocks: readonly (Mock | undefined)[];
  readonly bound: MocksOf;
}

/** The latest binding for each group of machines, because most tests reuse the same mocks. */
const latest = new WeakMap<readonly SimulatedMachine[], Binding>();

/**
 * @param machines the simulator's own machine first
 * @throws SimulatorError for a mock that matches no task of any machine, in the words of the first machine
 */
export function bindMocksOfAll(mocks: Mocks | MockEntries, machines: readonly SimulatedMachine[]): MocksOf {
  if (isEntries(mocks)) return bind(mocks, machines);
  const known = latest.get(machines);
  if (known && isFor(mocks, known)) return known.bound;
  const bound = bind(mocks, machines);
  latest.set(machines, { targets: Object.keys(mocks), mocks: Object.values(mocks), bound });
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

/** Whether these are the same mocks for the same targets. */
function isFor(mocks: Mocks, known: Binding): boolean {
  let index = 0;
  for (const target in mocks) {
    if (target !== known.targets[index] || mocks[target] !== known.mocks[index]) return false;
    index += 1;
  }
  return index === known.targets.length;
}

function refusalOf(bindOne: () => unknown): { readonly error: unknown } | undefined {
  try {
    bindOne();
    return undefined;
  } catch (error) {
    return { error };
  }
}
