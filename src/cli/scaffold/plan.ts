// Finds an input and answers with which a machine succeeds, and others that take its branches. Each is tried before it
// is written.
import { isDeepStrictEqual } from 'node:util';
import { contentsOf } from './flow/read-object';
import { sampleAnswer } from './flow/sample-answers';
import { walk } from './flow/walk';
import { crossings, type Crossing } from './routes';
import type { Json } from '../../json/json';
import type { Execution } from '../../simulator/execution';
import { returns, sequence, type Mock } from '../../simulator/mocks/mock';
import type { Simulator } from '../../simulator/simulator';

/** What to run a machine with. */
export interface Scenario {
  readonly input: Json;
  /** What the mock of each task returns, by the name of its state. */
  readonly answers: Readonly<Record<string, Json>>;
  /** The objects in S3 that distributed Maps read, by `bucket/key`. */
  readonly s3: Readonly<Record<string, string>>;
}

/** A scenario that was run. */
export interface Trial extends Scenario {
  /** How the run ended; undefined if it was refused. */
  readonly status: Execution['status'] | undefined;
  /** How many times each task was called, by the name of its state: a Map, a loop or a Retry calls it again. */
  readonly calls: ReadonlyMap<string, number>;
}

/** A scenario that takes a way of a Choice. */
export interface Branch extends Trial {
  /**
   * What the mocks of tasks return from their second call on, by the name of the state, where that differs: a loop is
   * left when it is followed for the second time.
   */
  readonly later: Readonly<Record<string, Json>>;
  readonly choice: string;
  readonly target: string;
  readonly status: Execution['status'];
}

export interface Plan extends Trial {
  /** Whether the machine succeeds with it. */
  readonly succeeds: boolean;
  readonly branches: readonly Branch[];
}

/** Runs that the search for a success may take, and those for the branches. Machines with more Choices are rare. */
const MOST_TRIES = 40;

/** Calls of a task in a run, so that no loop that polls goes on until the history is full. */
const MOST_CALLS = 500;

/** Events of all tries. A loop without tasks fills a history. */
const MOST_EVENTS = 200_000;

/** The most calls of a task for which a scenario lists the answers one by one. */
const MOST_LISTED = 10;

export async function planFor(simulator: Simulator, withBranches: boolean): Promise<Plan> {
  const { definition } = simulator;
  const choices = crossings(definition);
  const base = new Map(choices.map(({ name, order }) => [name, order[0] ?? 0]));
  const scenarioOf = (ways: ReadonlyMap<string, number>): Scenario => {
    const { input, answers, objects } = walk(definition, (choice) => ways.get(choice) ?? 0);
    const own = simulator.tasks.map(({ name, resource }): [string, Json] => [
      name,
      answers.get(name)?.json() ?? sampleAnswer(resource),
    ]);
    return { input: input.json() ?? {}, answers: Object.fromEntries(own), s3: contentsOf(objects) };
  };

  let events = 0;
  const run = async (scenario: Scenario, later: Branch['later'] = {}): Promise<Execution | undefined> => {
    if (events > MOST_EVENTS) return undefined;
    const tried = await tryOut(simulator, scenario, later);
    events += tried?.history.length ?? 0;
    return tried;
  };

  let best = scenarioOf(base);
  let ways: ReadonlyMap<string, number> = base;
  let execution = await run(best);
  for (const other of execution?.status === 'SUCCEEDED' ? [] : variants(base, choices)) {
    const scenario = scenarioOf(other);
    const tried = await run(scenario);
    if (tried?.status !== 'SUCCEEDED') continue;
    [best, ways, execution] = [scenario, other, tried];
    break;
  }

  const branches: Branch[] = [];
  for (const { choice, target, index } of withBranches ? untaken(choices, ways) : []) {
    const scenario = scenarioOf(new Map([...ways, [choice, index]]));
    for (const later of [changed(best, scenario), {}]) {
      const tried = await run(scenario, later);
      if (!tried || !takes(tried, choice, target)) continue;
      const calls = callsOf(tried);
      const repeated = Object.entries(later).filter(([name]) => (calls.get(name) ?? 0) > 1);
      if (repeated.some(([name]) => calls.get(name)! > MOST_LISTED)) continue;
      const { status } = tried;
      branches.push({ ...scenario, choice, target, status, calls, later: Object.fromEntries(repeated) });
      break;
    }
  }
  const { status } = execution ?? {};
  return { ...best, status, calls: callsOf(execution), succeeds: status === 'SUCCEEDED', branches };
}

/** Those of child executions too: a mock answers all of them in turn. */
function callsOf(execution: Execution | undefined): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  const open = execution ? [execution] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const { state } of one.invocations) calls.set(state, (calls.get(state) ?? 0) + 1);
    for (const { execution: child } of one.mapRuns.flatMap((mapRun) => mapRun.executions)) {
      if (child) open.push(child);
    }
  }
  return calls;
}

/** The answers of a scenario that another one does not have. */
function changed(scenario: Scenario, other: Scenario): Branch['later'] {
  return Object.fromEntries(
    Object.entries(scenario.answers).filter(([name, answer]) => !isDeepStrictEqual(answer, other.answers[name])),
  );
}

/** Undefined if the run is refused, for instance because it needs an object in S3, or if a loop has no end. */
async function tryOut(
  simulator: Simulator,
  { input, answers, s3 }: Scenario,
  later: Branch['later'],
): Promise<Execution | undefined> {
  const mocks = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const rest = returns(Object.hasOwn(later, name) ? later[name]! : answer);
      return [name, sequence(returns(answer), ...Array<Mock>(MOST_CALLS - 1).fill(rest))];
    }),
  );
  try {
    return await simulator.run({ input, mocks, s3, permissions: 'ignore' });
  } catch {
    return undefined;
  }
}

/** The ways with one Choice taken differently. */
function* variants(
  base: ReadonlyMap<string, number>,
  choices: readonly Crossing[],
): Generator<ReadonlyMap<string, number>> {
  let tries = 0;
  for (const { name, order } of choices) {
    for (const way of order.slice(1)) {
      if (tries++ >= MOST_TRIES) return;
      yield new Map([...base, [name, way]]);
    }
  }
}

function untaken(choices: readonly Crossing[], ways: ReadonlyMap<string, number>) {
  return choices
    .flatMap(({ name, targets }) =>
      targets.flatMap((target, index) =>
        target === undefined || index === ways.get(name) ? [] : [{ choice: name, target, index }],
      ),
    )
    .slice(0, MOST_TRIES);
}

/** Whether the execution went from the Choice to the state. */
function takes({ history }: Execution, choice: string, target: string): boolean {
  const exits = new Set<number>();
  for (const event of history) {
    if (event.type === 'ChoiceStateExited' && event.stateExitedEventDetails.name === choice) exits.add(event.id);
    if ('stateEnteredEventDetails' in event && exits.has(event.previousEventId)) {
      if (event.stateEnteredEventDetails?.name === target) return true;
    }
  }
  return false;
}
