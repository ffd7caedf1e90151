// Finds the mock for each task, and refuses mocks that match no task.
import { calledByTask, identitiesIn, mayCallAnything } from './called-resources';
import { checkMock } from './check-mock';
import { Scripted, type Mock, type MockEntries, type Mocks, type MockTarget } from './mock';
import { describeTarget, identitiesOfTarget, pathOf, stateOf } from './mock-targets';
import { isArn } from '../../asl/arn';
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';
import type { SimulatedMachine } from '../compile-source';
import { targetNames, taskList } from './task-list';
import { didYouMean } from '../../json/suggestion';

/** A mock and its target. Attempts are counted per mock. */
export interface BoundMock {
  /** Its place among the mocks. */
  readonly index: number;
  readonly target: MockTarget;
  readonly mock: Mock;
}

/** The mocks of an execution. */
export interface BoundMocks {
  /** How many there are: the index of each is below. */
  readonly count: number;
  mockOf(call: TaskCall): BoundMock | undefined;
  /** Whether the task with this name has a mock, as far as that is known before it is called. */
  isMocked(state: string): boolean;
}

/** Mocks of resources, by the ARNs and names with which tasks can call them. */
type ByIdentity = Map<string, BoundMock>;

/**
 * A state's name takes precedence over an ARN, and an ARN over a logical id, a construct path or a construct.
 * @param unusedAllowed for mocks of several machines: a mock that does not apply to this machine is left out
 * @throws SimulatorError that names the mock, and the states and functions it could be for
 */
export function bindMocks(
  mocks: Mocks | MockEntries,
  machine: SimulatedMachine,
  { unusedAllowed = false }: { readonly unusedAllowed?: boolean } = {},
): BoundMocks {
  const unused = unusedAllowed ? () => undefined : refuseUnused;
  const byState = new Map<string, BoundMock>();
  const byArn: ByIdentity = new Map();
  const byResource: ByIdentity = new Map();
  const entries = entriesOf(mocks);
  for (const bound of entries) {
    checkMock(bound.mock, () => `mocks[${describeTarget(bound.target)}]`);
    const state = stateOf(bound.target, machine.tasks);
    if (state !== undefined) {
      add(byState, state, bound);
    } else if (typeof bound.target === 'string' && isArn(bound.target)) {
      add(byArn, bound.target, bound);
    } else {
      for (const identity of identitiesOfTarget(bound.target, machine)) add(byResource, identity, bound);
      if (!isAmong(bound, byResource)) unused(bound, machine, false);
    }
  }
  const count = entries.length;
  return byArn.size + byResource.size === 0
    ? { count, mockOf: ({ state }) => byState.get(state), isMocked: (state) => byState.has(state) }
    : { count, ...byCalledResource(machine, byState, byArn, byResource, unused) };
}

function byCalledResource(
  machine: SimulatedMachine,
  byState: Map<string, BoundMock>,
  byArn: ByIdentity,
  byResource: ByIdentity,
  unused: typeof refuseUnused,
): Omit<BoundMocks, 'count'> {
  const { source, tasks } = machine;
  const find = (identities: readonly string[]) => first(identities, byArn) ?? first(identities, byResource);
  const used = new Set<BoundMock>();
  const named = new Map(byState);
  for (const task of tasks) {
    const identities = calledByTask(task, source.arn);
    for (const identity of identities) {
      for (const bound of [byArn.get(identity), byResource.get(identity)]) if (bound) used.add(bound);
    }
    const bound = byState.has(task.name) ? undefined : find(identities);
    if (bound) named.set(task.name, bound);
  }
  const anyCall = tasks.some(mayCallAnything);
  for (const bound of [...byArn.values(), ...byResource.values()]) {
    if (!used.has(bound) && !anyCall) unused(bound, machine, true);
  }
  return {
    mockOf: (call) =>
      named.get(call.state) ??
      (anyCall ? find(identitiesIn(call.integration.resource, call.arguments, source.arn)) : undefined),
    isMocked: (state) => named.has(state),
  };
}

function first(identities: readonly string[], mocks: ByIdentity): BoundMock | undefined {
  for (const identity of identities) {
    const bound = mocks.get(identity);
    if (bound) return bound;
  }
  return undefined;
}

function isAmong(bound: BoundMock, mocks: ByIdentity): boolean {
  return [...mocks.values()].includes(bound);
}

function add(mocks: Map<string, BoundMock>, key: string, bound: BoundMock): void {
  const other = mocks.get(key);
  if (other && other !== bound) {
    const [one, two] = [describeTarget(other.target), describeTarget(bound.target)];
    throw new SimulatorError(
      one === two
        ? `There are two mocks for ${one}. Remove one, or combine them in a sequence(...).`
        : `The mocks for ${one} and ${two} both match '${key}'. Remove one of them.`,
    );
  }
  mocks.set(key, bound);
}

/** @param isKnown whether it names something that exists but is not called */
function refuseUnused({ target, mock }: BoundMock, machine: SimulatedMachine, isKnown: boolean): void {
  if (mock instanceof Scripted && mock.mayStandUnused) return;
  const { source } = machine;
  const why = isKnown
    ? `no task of the state machine '${source.name}' calls it.`
    : `the state machine '${source.name}' has no task state of that name` +
      (source.template === undefined
        ? '.'
        : `, and the ${source.template.origin} has no resource with this id or path.`);
  const near = typeof target === 'string' && !isKnown ? didYouMean(target, targetNames(machine)) : '';
  throw new SimulatorError(`There is a mock for ${describeTarget(target)}, but ${why} ${near}${taskList(machine)}`);
}

export function entriesOf(mocks: Mocks | MockEntries): readonly BoundMock[] {
  if (!isEntries(mocks)) return Object.keys(mocks).map((target, index) => ({ index, target, mock: mocks[target]! }));
  return Array.from(mocks, (entry: unknown, index) => {
    if (
      !Array.isArray(entry) ||
      entry.length !== 2 ||
      (typeof entry[0] !== 'string' && pathOf(entry[0]) === undefined)
    ) {
      throw new SimulatorError(
        `Invalid mocks[${index}]: expected a pair such as [construct, returns(...)] or ['StateName', returns(...)].`,
      );
    }
    return { index, target: entry[0] as MockTarget, mock: entry[1] as Mock };
  });
}

export function isEntries(mocks: Mocks | MockEntries): mocks is MockEntries {
  return typeof (mocks as Partial<MockEntries>)[Symbol.iterator] === 'function';
}
