// Turns the tree of visits into steps: how each visit, attempt and branch ended, when, and why.
import { joinAttempts, type AttemptParts } from './attempt-parts';
import { callOf } from './call';
import { named, type Failed } from './failed';
import { branchesOf } from './journey';
import type { Reason } from './reason';
import { reasonsOf, type ReasonSource } from './reasons/reasons-of';
import { endOfAttempt, endOfBranch, endOfVisit, FAILURES, timed, type Ended, type Surroundings } from './statuses';
import type { Attempt, Branch, Catch, FunctionOutput, MapRunSteps, PartStatus, Retry, Run, Step } from './step';
import { latestAttempt, type Visit, type VisitAttempt, type VisitBranch } from './visit';
import { StatesError } from '../expressions/states-error';
import { asDoubles } from '../json/exact-integer';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import type { ExecutionEnd } from '../runtime/execution-end';
import type { FailureRecord } from '../runtime/failure-record';
import { matchedName } from '../runtime/matching';

/** What steps are made from, besides the visits. */
export interface StepSource {
  readonly end: ExecutionEnd;
  /** Of the latest event: what still runs has run until then. */
  readonly latestTime: number;
  /** In order. Empty for a history from elsewhere: its events then say what they can. */
  readonly failures: readonly FailureRecord[];
  /** Absent for a history from elsewhere: its steps have no reasons. */
  readonly reasons?: ReasonSource;
  /** What a function on this machine wrote, by the event that started its attempt. */
  readonly logs?: (startedEventId: number) => FunctionOutput | undefined;
  mapRun(mapRunArn: string): MapRunSteps | undefined;
  execution(executionArn: string): Run | undefined;
}

export function stepsOf(root: VisitBranch, source: StepSource): Step[] {
  const { status, stopTime } = source.end;
  const over = status === 'RUNNING' || status === 'TIMED_OUT' ? status : 'ABORTED';
  return new StepMaker(source).steps(root, { status: over, stopTime: stopTime ?? 0 });
}

class StepMaker {
  private readonly failures = new Map<number, FailureRecord[]>();

  constructor(private readonly source: StepSource) {
    for (const record of source.failures) {
      // What failed before its first state is found by the event that started its branch.
      const key = record.visitId === 0 ? -record.eventId : record.visitId;
      const known = this.failures.get(key);
      if (known) known.push(record);
      else this.failures.set(key, [record]);
    }
  }

  steps({ visits }: VisitBranch, around: Surroundings): Step[] {
    return visits.map((visit, index) => this.step(visit, visits[index + 1], around));
  }

  private step(visit: Visit, next: Visit | undefined, around: Surroundings): Step {
    const { state, entered, exited } = visit;
    const records = this.failures.get(entered.id) ?? [];
    const last = records[records.length - 1];
    const ended = endOfVisit(visit, last, around);
    const { status, stopTime } = ended;
    const attempts = this.attempts(visit, records, ended);
    const assigned = exited?.details.assignedVariables;
    const source = this.source.reasons;
    let reasons: readonly Reason[] | undefined;
    return {
      id: entered.id,
      name: state.name,
      type: state.type,
      place: state.at,
      status,
      ...timed(entered.timestamp, stopTime, this.source.latestTime),
      input: asDoubles(entered.details.input),
      ...(exited && { output: asDoubles(exited.details.output) }),
      ...(assigned !== undefined && { assigned: asDoubles(assigned) }),
      ...(FAILURES.includes(status) && this.failure(visit, last, attempts)),
      ...(status === 'CAUGHT' && { caughtBy: catchOf(visit, last, next) }),
      ...(next && { next: next.state.name }),
      attempts,
      get reasons() {
        return (reasons ??= source ? reasonsOf(visit, records, source) : []);
      },
      eventIds: visit.eventIds,
    };
  }

  /** A failure's name and cause, as far as they are known. */
  private failure(visit: Visit, record: FailureRecord | undefined, attempts: readonly Attempt[]): Failed {
    const event = visit.evaluationFailed ?? latestAttempt(visit)?.failed;
    if (record ?? event) return named(record?.failure ?? event!.details);
    const inner = attempts.flatMap(branchesOf).find(({ status }) => status === 'FAILED' || status === 'TIMED_OUT');
    return inner ? named(inner) : visit.hasFailed ? named(this.source.end) : {};
  }

  private attempts(visit: Visit, records: readonly FailureRecord[], whole: Ended): Attempt[] {
    const { type } = visit.state;
    if (type !== 'Task' && type !== 'Map' && type !== 'Parallel') return [];
    const joined = joinAttempts(visit.attempts, records);
    return joined.map((parts, index) => {
      const next = joined[index + 1];
      const ended = endOfAttempt(parts, next ? undefined : whole);
      const failed = FAILURES.includes(ended.status) ? this.failureOfAttempt(parts, visit, ended.status) : {};
      const base = {
        number: index + 1,
        status: ended.status,
        ...timed(parts.events?.startedAt ?? parts.record!.time, ended.stopTime, this.source.latestTime),
        ...failed,
        ...retryOf(parts),
        ...(next?.events &&
          recordedRetry(parts, visit, { ...failed, delayMs: next.events.startedAt - ended.stopTime! })),
      };
      if (type === 'Task') return { kind: type, ...base, ...this.taskParts(parts.events) };
      const branches = this.branches(parts.events, ended);
      if (type === 'Parallel') return { kind: type, ...base, branches };
      const mapRun = parts.events?.mapRunArn === undefined ? undefined : this.source.mapRun(parts.events.mapRunArn);
      const itemCount = parts.events?.itemCount ?? 0;
      return { kind: type, ...base, itemCount, iterations: branches, ...(mapRun && { mapRun }) };
    });
  }

  private failureOfAttempt({ events, record }: AttemptParts, visit: Visit, status: PartStatus): Failed {
    if (record) return named(record.failure);
    if (events?.failed) return named(events.failed.details);
    const ended = { status, stopTime: visit.until };
    const inner = this.branches(events, ended).find((branch) => FAILURES.includes(branch.status));
    return inner ? named(inner) : {};
  }

  private taskParts(events: VisitAttempt | undefined): object {
    if (!events?.scheduled) return {};
    const { scheduled, submitted, succeeded, taken } = events;
    const workerName = taken?.details.workerName;
    const [accepted, result] = [submitted?.details.output, succeeded?.details.output];
    const arn = executionArnIn(accepted) ?? executionArnIn(result);
    const execution = arn === undefined ? undefined : this.source.execution(arn);
    const logs = events.startedEventId === undefined ? undefined : this.source.logs?.(events.startedEventId);
    return {
      call: callOf(scheduled),
      ...(accepted !== undefined && { submitted: asDoubles(accepted) }),
      ...(result !== undefined && { result: asDoubles(result) }),
      ...(workerName !== undefined && { workerName }),
      ...(logs && { logs }),
      ...(execution && { execution }),
    };
  }

  private branches(events: VisitAttempt | undefined, ended: Ended): Branch[] {
    const around: Surroundings = {
      status: ended.status === 'RUNNING' || ended.status === 'TIMED_OUT' ? ended.status : 'ABORTED',
      stopTime: ended.stopTime ?? 0,
    };
    const inOrder = [...(events?.branches ?? [])].sort((one, other) => one.index - other.index);
    return inOrder.map((branch) => this.branch(branch, around));
  }

  private branch(branch: VisitBranch, around: Surroundings): Branch {
    const steps = this.steps(branch, around);
    const last = steps[steps.length - 1];
    const unstarted = this.failures.get(-branch.startEventId)?.[0];
    const { status, stopTime } = unstarted
      ? { status: 'FAILED' as const, stopTime: unstarted.time }
      : endOfBranch(branch, last, around);
    return {
      index: branch.index,
      place: branch.at,
      status,
      ...timed(branch.startedAt, stopTime, this.source.latestTime),
      ...(FAILURES.includes(status) && named(unstarted?.failure ?? last ?? {})),
      steps,
    };
  }
}

function catchOf(visit: Visit, record: FailureRecord | undefined, next: Visit | undefined): Catch {
  const catcher = record?.catcher;
  if (catcher) return { place: catcher.place.at, next: catcher.next };
  const rules = (member(visit.state.state, 'Catch') ?? []) as readonly JsonObject[];
  const index = rules.findIndex((rule) => rule.Next === next?.state.name);
  return { place: `${visit.state.at}/Catch[${index}]`, next: next?.state.name ?? '' };
}

function retryOf({ record }: AttemptParts): { readonly retry?: Retry } {
  if (!record?.retried) return {};
  const { retrier, delayMs } = record.retried;
  return { retry: { place: retrier.place.at, delaySeconds: delayMs / 1000 } };
}

/** The retry of an attempt of which only events are known: by the first retrier that matches the error. */
function recordedRetry(
  { events, record }: AttemptParts,
  { state: { at, state } }: Visit,
  { error, cause, delayMs }: Failed & { readonly delayMs: number },
): { readonly retry?: Retry } {
  if (record || events?.isRedriven) return {};
  const rules = (member(state, 'Retry') ?? []) as readonly JsonObject[];
  const failure = new StatesError(error, cause, 'task');
  const index = rules.findIndex((rule) => matchedName(rule.ErrorEquals as readonly string[], failure) !== undefined);
  return { retry: { place: index < 0 ? `${at}/Retry` : `${at}/Retry[${index}]`, delaySeconds: delayMs / 1000 } };
}

/** The answer of a request that starts an execution names the execution. */
function executionArnIn(answer: Json | undefined): string | undefined {
  const arn = isObject(answer) ? member(answer, 'ExecutionArn') : undefined;
  return typeof arn === 'string' ? arn : undefined;
}
