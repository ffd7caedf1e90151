// Finds what differs between two executions, step by step.
import type { Difference, DifferenceKind } from './difference';
import { Equivalence } from './equivalence';
import { pairSteps, type StepPair } from './pair-steps';
import type { Json } from '../../json/json';
import type { Attempt, Branch, Failed, Run, Step, Timed } from '../../steps/step';

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
      this.add({ kind, at: at.replace(/ > $/, ''), path, one: left, other: right, eventIds: {} }, last + 0.5);
    if (one.status !== other.status) return end('end', one.status, other.status, 'status');
    const error = this.failureDifference(one, other);
    if (error) return end('end', error.one, error.other, error.path);
    const output = this.dataDifference(one.output, other.output);
    if (output) end('end', output.one, output.other, `output${output.path.slice(1)}`);
    return undefined;
  }

  /** Returns the id of the last step of the second execution. */
  private steps(ones: readonly Step[], others: readonly Step[], { at, before }: Place): number {
    const visits = [new Map<string, number>(), new Map<string, number>()] as const;
    let latest = before;
    let after: string | undefined;
    for (const pair of pairSteps(ones, others, this.nameOf)) {
      const { one, other } = pair;
      const counts = [one, other].map((step, index) => step && count(visits[index]!, step.name));
      const visit = counts[0] ?? counts[1]!;
      if (other) latest = other.id;
      const order = other ? other.id : latest + 0.5;
      this.pair(pair, { at: `${at}${(other ?? one)!.name}`, visit: visit > 1 ? visit : undefined, order, after });
      after = (other ?? one)!.name;
    }
    return latest;
  }

  private pair({ one, other, belong }: StepPair, around: Around): void {
    if (one && other && belong) return this.step(one, other, around);
    const eventIds = { ...(one && { one: one.id }), ...(other && { other: other.id }) };
    const { at, visit, after, order } = around;
    return this.add({ kind: 'path', at, visit, after, one: one?.name, other: other?.name, eventIds }, order);
  }

  private step(one: Step, other: Step, around: Around): void {
    const compares = !this.lacksData(one);
    const report = reporter(one, other, around, (difference, order) => this.add(difference, order));
    const data = (kind: DifferenceKind, left: Json | undefined, right: Json | undefined): void => {
      const found = compares ? this.dataDifference(left, right) : undefined;
      if (found) report(kind, found.one, found.other, found.path);
    };
    data('input', one.input, other.input);
    this.attempts(one, other, around, compares);
    const reason = this.unanswered.get(other.id);
    if (reason !== undefined) return report('unanswered', undefined, reason);
    if (one.caughtBy?.next !== other.caughtBy?.next) report('handled', one.caughtBy?.next, other.caughtBy?.next);
    data('assigned', one.assigned, other.assigned);
    data('output', one.output, other.output);
    const failure = this.failureDifference(one, other);
    if (failure && one.attempts.length === 0) report('failure', failure.one, failure.other, failure.path);
    return undefined;
  }

  private attempts(one: Step, other: Step, around: Around, compares: boolean): void {
    const most = Math.min(one.attempts.length, other.attempts.length);
    const isOver = other.status !== 'RUNNING' || one.status === 'RUNNING';
    for (let index = 0; index < most; index += 1) {
      const add = (difference: Difference, order: number): void => this.add({ ...difference, attempt: index + 1 }, order);
      const report = reporter(one, other, around, most === 1 ? (found, order) => this.add(found, order) : add);
      this.attempt(one.attempts[index]!, other.attempts[index]!, { around, report, compares });
    }
    if (one.attempts.length === other.attempts.length || !(isOver || other.attempts.length > one.attempts.length)) return;
    const report = reporter(one, other, around, (difference, order) => this.add(difference, order));
    report('attempts', one.attempts.length, other.attempts.length);
  }

  private attempt(one: Attempt, other: Attempt, { around, report, compares }: InAttempt): void {
    const data = (kind: DifferenceKind, left: Json | undefined, right: Json | undefined): void => {
      const found = compares ? this.dataDifference(left, right) : undefined;
      if (found) report(kind, found.one, found.other, found.path);
    };
    if (one.kind === 'Task' && other.kind === 'Task') {
      if (one.call?.target !== other.call?.target) report('target', one.call?.target, other.call?.target);
      data('arguments', one.call?.payload, other.call?.payload);
      data('result', one.result, other.result);
      if (one.execution && other.execution) this.runs(one.execution, other.execution, `${around.at} > `);
    } else if (one.kind === 'Map' && other.kind === 'Map') {
      this.branches(one.iterations, other.iterations, around, report);
      const [children, others] = [one.mapRun?.children ?? [], other.mapRun?.children ?? []];
      children.forEach(({ run, index }) => {
        const counterpart = others[index]?.run;
        if (run && counterpart) this.runs(run, counterpart, `${around.at}[${index}] > `);
      });
    } else if (one.kind === 'Parallel' && other.kind === 'Parallel') {
      this.branches(one.branches, other.branches, around, report);
    }
    const isUnfinished = other.status === 'RUNNING' && one.status !== 'RUNNING';
    const failure = isUnfinished ? undefined : this.failureDifference(one, other);
    if (failure) report('failure', failure.one, failure.other, failure.path);
  }

  private branches(ones: readonly Branch[], others: readonly Branch[], around: Around, report: Report): void {
    if (ones.length !== others.length) report('branches', ones.length, others.length);
    const byIndex = new Map(others.map((branch) => [branch.index, branch]));
    for (const { index, steps } of ones) {
      const counterpart = byIndex.get(index);
      if (counterpart) this.steps(steps, counterpart.steps, { at: `${around.at}[${index}] > `, before: around.order });
    }
  }

  private dataDifference(one: Json | undefined, other: Json | undefined): SidesAt | undefined {
    // What only one of them has follows from another difference, such as a failure.
    if (one === undefined || other === undefined) return undefined;
    return this.equivalence.difference(one, other);
  }

  private failureDifference(one: Failed, other: Failed): SidesAt | undefined {
    for (const path of ['error', 'cause'] as const) {
      const [left, right] = [one[path], other[path]];
      if (left === right) continue;
      if (left === undefined || right === undefined) return { path, one: left, other: right };
      if (this.equivalence.difference(left, right)) return { path, one: left, other: right };
    }
    return undefined;
  }

  private add(difference: WithUndefined<Difference>, order: number): void {
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

interface SidesAt {
  readonly path: string;
  readonly one: Json | undefined;
  readonly other: Json | undefined;
}

interface InAttempt {
  readonly around: Around;
  readonly report: Report;
  readonly compares: boolean;
}

type Report = (kind: DifferenceKind, one: Json | undefined, other: Json | undefined, path?: string) => void;

function reporter(
  { id: one }: Step,
  { id: other }: Step,
  { at, visit, order }: Around,
  add: (difference: Difference, order: number) => void,
): Report {
  return (kind, left, right, path) =>
    add({ kind, at, visit, path, one: left, other: right, eventIds: { one, other } } as Difference, order);
}

function count(counts: Map<string, number>, name: string): number {
  const next = (counts.get(name) ?? 0) + 1;
  counts.set(name, next);
  return next;
}

function periodOf({ startDate, stopDate, durationSeconds }: Timed): { from: number; to: number } {
  const from = startDate.getTime();
  return { from, to: stopDate?.getTime() ?? from + durationSeconds * 1000 };
}
