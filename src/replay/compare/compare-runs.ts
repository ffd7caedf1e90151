// Finds what differs between two executions, step by step.
import type { Difference, DifferenceKind } from './difference';
import { Equivalence, type ValueDifference } from './equivalence';
import { pairSteps, type StepPair } from './pair-steps';
import type { Json, JsonObject } from '../../json/json';
import type { Failed } from '../../steps/failed';
import { branchesOf } from '../../steps/journey';
import type { Attempt, Branch, Run, Step, Timed } from '../../steps/step';

export interface ComparisonOptions {
  /** The name that a state of the first execution has in the second one. @default the same name */
  readonly nameOf?: (name: string) => string;
  /** Whether a step of the first execution lacks data, so that its values cannot be compared. @default never */
  readonly lacksData?: (step: Step) => boolean;
  /** Texts of the second execution whose counterpart in the first one is unknown. @default none */
  readonly madeUp?: ReadonlySet<string>;
  /** Why a task of the second execution has no answer, by the id of its step. @default all have one */
  readonly unanswered?: ReadonlyMap<number, string>;
}

/** The differences in the order of the second execution, so that the first one is the likely cause of the others. */
export function compareRuns(one: Run, other: Run, options: ComparisonOptions = {}): Difference[] {
  const comparer = new Comparer(one, other, options);
  comparer.runs(one, other, '');
  return comparer.inOrder();
}

/** A difference and its position in the second execution. */
interface Found {
  readonly order: number;
  readonly difference: Difference;
}

/** The states around a step: `Each[3] > `, and the step before it in the second execution. */
interface Place {
  readonly at: string;
  readonly before: number;
}

class Comparer {
  private readonly found: Found[] = [];
  private readonly equivalence: Equivalence;
  private readonly nameOf: (name: string) => string;
  private readonly lacksData: (step: Step) => boolean;
  private readonly unanswered: ReadonlyMap<number, string>;

  constructor(one: Run, other: Run, { nameOf, lacksData, madeUp, unanswered }: ComparisonOptions) {
    this.equivalence = new Equivalence(periodOf(one), periodOf(other), madeUp);
    this.nameOf = nameOf ?? ((name) => name);
    this.lacksData = lacksData ?? (() => false);
    this.unanswered = unanswered ?? new Map<number, string>();
  }

  inOrder(): Difference[] {
    return this.found.sort((one, other) => one.order - other.order).map(({ difference }) => difference);
  }

  runs(one: Run, other: Run, at: string): void {
    const last = this.steps(one.steps, other.steps, { at, before: 0 });
    const end = (kind: DifferenceKind, left: Json | undefined, right: Json | undefined, path?: string): void =>
      this.add({ kind, at: at.replace(/ > $/, ''), path, one: left, other: right, eventIds: {} }, last + 0.9);
    if (one.status !== other.status) return end('end', endingOf(one), endingOf(other));
    if (this.failDifferently(one, other)) return end('end', failureOf(one), failureOf(other));
    const output = this.dataDifference(one.output, other.output);
    if (output) end('end', output.one, output.other, `output${output.path.slice(1)}`);
    return undefined;
  }

  /** Returns the id of the last event of these steps in the second execution. */
  private steps(ones: readonly Step[], others: readonly Step[], { at, before }: Place): number {
    const visits = [new Map<string, number>(), new Map<string, number>()] as const;
    let latest = before;
    let after: string | undefined;
    for (const pair of pairSteps(ones, others, this.nameOf)) {
      const { one, other } = pair;
      const counts = [one, other].map((step, index) => step && countVisit(visits[index]!, step.name));
      const visit = counts[0] ?? counts[1]!;
      const order = other ? other.id : latest + 0.5;
      if (other) latest = lastEventOf(other);
      this.pair(pair, { at: `${at}${(other ?? one)!.name}`, visit: visit > 1 ? visit : undefined, order, after });
      after = (other ?? one)!.name;
    }
    return latest;
  }

  private pair({ one, other, belong, instead }: StepPair, around: Around): void {
    if (one && other && belong) return this.step(one, other, around);
    const eventIds = { ...(one && { one: one.id }), ...(other && { other: other.id }) };
    const { at, visit, after, order } = around;
    const [left, right] = [one ?? instead, other ?? instead].map((step) => step?.name);
    this.add({ kind: 'path', at, visit, after, one: left, other: right, eventIds }, order);
    const reason = other && this.unanswered.get(other.id);
    if (reason !== undefined) this.add({ kind: 'unanswered', at, visit, other: reason, eventIds }, order + 0.1);
  }

  private step(one: Step, other: Step, around: Around): void {
    const begin = this.reporter(one, other, around);
    // How a step ended comes after what happened inside of it.
    const end = this.reporter(one, other, { ...around, order: lastEventOf(other) + 0.2 });
    const compares = !this.lacksData(one);
    if (compares) this.data(begin, 'input', one.input, other.input);
    this.attempts(one, other, { around, begin, end, compares });
    const reason = this.unanswered.get(other.id);
    if (reason !== undefined) return end('unanswered', undefined, reason);
    if (one.caughtBy?.next !== other.caughtBy?.next) end('handled', one.caughtBy?.next, other.caughtBy?.next);
    if (compares) this.data(end, 'assigned', one.assigned, other.assigned);
    if (compares) this.data(end, 'output', one.output, other.output);
    const isOver = one.attempts.length === 0 && other.attempts.length === 0;
    if (isOver && this.failDifferently(one, other)) end('failure', failureOf(one), failureOf(other));
    return undefined;
  }

  private attempts(one: Step, other: Step, inside: InStep): void {
    const [count, otherCount] = [one.attempts.length, other.attempts.length];
    const { begin, end } = inside;
    for (let index = 0; index < Math.min(count, otherCount); index += 1) {
      const attempt = Math.max(count, otherCount) > 1 ? index + 1 : undefined;
      const [first, second] = [one.attempts[index]!, other.attempts[index]!];
      this.attempt(first, second, {
        ...inside,
        begin: (...found) => begin(found[0], found[1], found[2], found[3], attempt),
        end: (...found) => end(found[0], found[1], found[2], found[3], attempt),
      });
    }
    if (count === otherCount) return;
    // An execution that stands still may go on.
    if (otherCount < count && other.status === 'RUNNING') return;
    const hasNewFailure = other.error !== undefined && one.error === undefined && otherCount === 0;
    if (hasNewFailure) end('failure', failureOf(one), failureOf(other));
    else end('attempts', count, otherCount);
  }

  private attempt(one: Attempt, other: Attempt, { around, begin, end, compares }: InStep): void {
    if (one.kind === 'Task' && other.kind === 'Task') {
      if (one.call?.target !== other.call?.target) begin('target', one.call?.target, other.call?.target);
      if (compares) this.data(begin, 'arguments', one.call?.payload, other.call?.payload);
      if (compares) this.data(end, 'result', one.result, other.result);
      if (one.execution && other.execution) this.runs(one.execution, other.execution, `${around.at} > `);
    } else if (one.kind === 'Map' && other.kind === 'Map') {
      this.branches(one.iterations, other.iterations, around, end);
      const [children, others] = [one.mapRun?.children ?? [], other.mapRun?.children ?? []];
      children.forEach(({ run, index }) => {
        const counterpart = others[index]?.run;
        if (run && counterpart) this.runs(run, counterpart, `${around.at}[${index}] > `);
      });
    } else if (one.kind === 'Parallel' && other.kind === 'Parallel') {
      this.branches(one.branches, other.branches, around, end);
    }
    const isUnfinished = other.status === 'RUNNING' && one.status !== 'RUNNING';
    if (!isUnfinished && this.failDifferently(one, other)) end('failure', failureOf(one), failureOf(other));
  }

  private branches(ones: readonly Branch[], others: readonly Branch[], around: Around, report: Report): void {
    if (ones.length !== others.length) report('branches', ones.length, others.length);
    const byIndex = new Map(others.map((branch) => [branch.index, branch]));
    for (const { index, steps } of ones) {
      const counterpart = byIndex.get(index);
      if (counterpart) this.steps(steps, counterpart.steps, { at: `${around.at}[${index}] > `, before: around.order });
    }
  }

  private data(report: Report, kind: DifferenceKind, one: Json | undefined, other: Json | undefined): void {
    const found = this.dataDifference(one, other);
    if (found) report(kind, found.one, found.other, found.path);
  }

  private dataDifference(one: Json | undefined, other: Json | undefined): ValueDifference | undefined {
    // What only one of them has follows from another difference, such as a failure.
    return one === undefined || other === undefined ? undefined : this.equivalence.difference(one, other);
  }

  private failDifferently(one: Failed, other: Failed): boolean {
    return this.equivalence.difference(failureOf(one) ?? null, failureOf(other) ?? null) !== undefined;
  }

  private reporter({ id: one }: Step, { id: other }: Step, { at, visit, order }: Around): Report {
    return (kind, left, right, path, attempt) =>
      this.add({ kind, at, visit, attempt, path, one: left, other: right, eventIds: { one, other } }, order);
  }

  private add(difference: Partial<WithUndefined<Difference>>, order: number): void {
    const present = Object.entries(difference).filter(([, value]) => value !== undefined);
    this.found.push({ order, difference: Object.fromEntries(present) as unknown as Difference });
  }
}

/** Members without a value may be undefined. */
type WithUndefined<T> = { readonly [Name in keyof T]: T[Name] | undefined };

/** A step's place, and its position in the second execution. */
interface Around {
  readonly at: string;
  readonly visit: number | undefined;
  readonly order: number;
  /** The state before it in its branch. */
  readonly after: string | undefined;
}

interface InStep {
  readonly around: Around;
  /** Reports what is known when the step begins. */
  readonly begin: Report;
  /** Reports what is known when it ends. */
  readonly end: Report;
  /** Whether the data of both is known. */
  readonly compares: boolean;
}

type Report = (
  kind: DifferenceKind,
  one: Json | undefined,
  other: Json | undefined,
  path?: string,
  attempt?: number,
) => void;

/** Undefined for what did not fail. */
function failureOf({ error, cause }: Failed): JsonObject | undefined {
  if (error === undefined && cause === undefined) return undefined;
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function endingOf(run: Run): JsonObject {
  return { status: run.status, ...failureOf(run) };
}

/** The id of the last event of a step and of what ran inside of it. */
function lastEventOf({ id, eventIds, attempts }: Step): number {
  const inside = attempts.flatMap(branchesOf).flatMap(({ steps }) => steps.map(lastEventOf));
  return Math.max(id, ...eventIds.slice(-1), ...inside);
}

function countVisit(counts: Map<string, number>, name: string): number {
  const next = (counts.get(name) ?? 0) + 1;
  counts.set(name, next);
  return next;
}

function periodOf({ startDate, stopDate, durationSeconds }: Timed): { from: number; to: number } {
  const from = startDate.getTime();
  return { from, to: stopDate?.getTime() ?? from + durationSeconds * 1000 };
}
