// What an execution made of a definition, counted from its steps.
import type { NamedDefinition } from './build-graph';
import { UNVISITED, type StateMark } from './graph';
import { NO_MARKS, type Marks } from './mark';
import { machineParts } from '../../asl/machine-parts';
import { member, type JsonObject } from '../../json/json';
import { allSteps } from '../../steps/journey';
import type { Attempt, Run, Step } from '../../steps/step';

/** @param runs executions of one state machine */
export function marksOfRuns(runs: readonly Run[]): Marks {
  const counts = new Counts(runs[0]?.definition ?? {});
  for (const run of runs) counts.addAll(run.steps);
  return counts;
}

/** The machines whose executions tasks started, by their ARNs, also of the executions inside. */
export function startedMachines(run: Run): ReadonlyMap<string, NamedDefinition> {
  const found = new Map<string, NamedDefinition>();
  const open: Run[] = [run];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const { attempts } of allSteps(one.steps)) {
      for (const attempt of attempts) {
        if (attempt.kind !== 'Task' || !attempt.execution) continue;
        const { stateMachineArn, stateMachineName, definition } = attempt.execution;
        found.set(stateMachineArn, { name: stateMachineName, definition });
        open.push(attempt.execution);
      }
    }
  }
  return found;
}

type Count = { -readonly [Name in keyof StateMark]: StateMark[Name] };

class Counts implements Marks {
  private readonly choices: ReadonlyMap<string, JsonObject>;
  private readonly states = new Map<string, Count>();
  private readonly edges = new Map<string, number>();
  private readonly runs = new Map<string, Run[]>();

  constructor(definition: JsonObject) {
    const states = machineParts(definition).machines.flatMap((machine) => machine.states);
    this.choices = new Map(states.filter(({ type }) => type === 'Choice').map(({ at, state }) => [at, state]));
  }

  state(place: string): StateMark | undefined {
    return this.states.get(place);
  }

  edge(place: string): number | undefined {
    return this.edges.get(place);
  }

  started(place: string): Marks {
    const runs = this.runs.get(place);
    return runs ? marksOfRuns(runs) : NO_MARKS;
  }

  addAll(steps: readonly Step[]): void {
    for (const step of steps) this.add(step);
  }

  private add(step: Step): void {
    const { place, status, attempts } = step;
    let count = this.states.get(place);
    if (!count) this.states.set(place, (count = { ...UNVISITED }));
    count.visits += 1;
    count.retries += attempts.filter(({ retry }) => retry !== undefined).length;
    if (status === 'CAUGHT') count.caught += 1;
    else if (status === 'FAILED' || status === 'TIMED_OUT') count.failed += 1;
    else if (status === 'ABORTED') count.aborted += 1;
    else if (status === 'RUNNING') count.open += 1;
    const edge = this.edgeTaken(step);
    if (edge !== undefined) this.edges.set(edge, (this.edges.get(edge) ?? 0) + 1);
    for (const attempt of attempts) this.addInside(attempt, place);
  }

  private addInside(attempt: Attempt, place: string): void {
    if (attempt.kind === 'Parallel') {
      for (const { steps } of attempt.branches) this.addAll(steps);
    } else if (attempt.kind === 'Map') {
      for (const { steps } of attempt.iterations) this.addAll(steps);
      for (const { run } of attempt.mapRun?.children ?? []) if (run) this.addAll(run.steps);
    } else if (attempt.execution) {
      this.runs.set(place, [...(this.runs.get(place) ?? []), attempt.execution]);
    }
  }

  /** The place of the edge by which a step was left; undefined if it was not left, or ended its machine. */
  private edgeTaken(step: Step): string | undefined {
    const { place, next, caughtBy } = step;
    if (caughtBy) return caughtBy.place;
    if (next === undefined) return undefined;
    const choice = this.choices.get(place);
    if (!choice) return `${place}/Next`;
    const rules = member(choice, 'Choices') as readonly JsonObject[];
    const ways = rules.flatMap(({ Next }, index) => (Next === next ? [`${place}/Choices[${index}]`] : []));
    if (member(choice, 'Default') === next) ways.push(`${place}/Default`);
    return ways.length > 1 ? (wayIn(step) ?? ways[0]) : ways[0];
  }
}

/** The rule or the default that a Choice took. Its reasons are evaluated only if several ways lead to the next state. */
function wayIn({ reasons }: Step): string | undefined {
  for (const reason of reasons) {
    if (reason.kind === 'default' || (reason.kind === 'rule' && reason.test.verdict === true)) return reason.place;
  }
  return undefined;
}
