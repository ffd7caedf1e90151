// Makes the report of an execution from its steps, within a budget.
import type { AttemptReport, GroupReport, RunReport, ShownText, StepReport } from './model';
import { fieldOf, reasonText } from './reason-text';
import { selectGroups, selectSteps, type Budget } from './select';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';
import type { Attempt, Branch, ChildRun, Run, Step } from '../../steps/step';
import { formatDuration } from '../trace/duration';

/** Steps in a report, those inside of others included. */
const MOST_STEPS = 1500;
/** Characters of one payload. */
const LONGEST_TEXT = 8000;
/** Characters of all payloads. Later ones are cut to little. */
const MOST_TEXT = 4_000_000;
const SHORT_TEXT = 200;
const MOST_REASONS = 60;
/** Executions that start executions, and Maps in Maps. */
const DEEPEST_SHOWN = 12;

/** Smaller where many executions share a page. */
export interface ReportLimits {
  readonly mostSteps: number;
  /** In characters. */
  readonly mostText: number;
}

export function runReport(
  run: Run,
  { mostSteps, mostText }: ReportLimits = { mostSteps: MOST_STEPS, mostText: MOST_TEXT },
): RunReport {
  return new Reporting(run, { left: mostSteps }, mostText).report();
}

/** What is the same in all of a report. */
class Reporting {
  private readonly start: number;

  constructor(
    private readonly run: Run,
    private readonly budget: Budget,
    private textLeft: number,
  ) {
    this.start = run.startDate.getTime();
  }

  report(): RunReport {
    const { run } = this;
    const { name, stateMachineName: machine, constructPath, status, error, cause } = run;
    const output = this.optional(run.output);
    return {
      ...{ name, machine, status },
      ...(constructPath !== undefined && { constructPath }),
      startTime: run.startDate.toISOString(),
      durationMs: run.durationSeconds * 1000,
      input: this.text(run.input),
      ...(output && { output }),
      ...failure(error, cause),
      ...this.steps(run.steps, '', 0),
    };
  }

  private steps(steps: readonly Step[], prefix: string, depth: number): { steps: StepReport[]; omitted: number } {
    if (depth > DEEPEST_SHOWN) return { steps: [], omitted: steps.length };
    const { items, omittedBefore } = selectSteps(steps, this.budget, isTroubled);
    return {
      steps: items.map(({ item, omittedAfter }) => this.step(item, prefix, omittedAfter, depth)),
      omitted: omittedBefore,
    };
  }

  private step(step: Step, prefix: string, omittedAfter: number, depth: number): StepReport {
    const { name, type, place, status, error, cause } = step;
    const [output, assigned] = [this.optional(step.output), this.optional(step.assigned)];
    const id = `${prefix}${step.id}`;
    return {
      ...{ id, name, type, place, status },
      ...this.times(step),
      input: this.text(step.input),
      ...(output && { output }),
      ...(assigned && { assigned }),
      ...failure(error, cause),
      reasons: step.reasons.slice(0, MOST_REASONS).map(reasonText),
      attempts: step.attempts.map((attempt) => this.attempt(attempt, id, depth)),
      isTroubled: isTroubled(step),
      omittedAfter,
    };
  }

  private attempt(attempt: Attempt, id: string, depth: number): AttemptReport {
    const { number, status, error, cause, retry } = attempt;
    const inner = this.groups(attempt, `${id}-${number}`, depth + 1);
    const call = attempt.kind === 'Task' ? attempt.call : undefined;
    const payload = this.optional(call?.payload);
    const submitted = attempt.kind === 'Task' ? this.optional(attempt.submitted) : undefined;
    const result = attempt.kind === 'Task' ? this.optional(attempt.result) : undefined;
    const lines = attempt.kind === 'Task' ? attempt.logs?.lines.map(({ text }) => text) : undefined;
    const logs = lines && this.shown(lines.join('\n'));
    return {
      ...{ number, status },
      ...this.times(attempt),
      ...(call && { target: call.target }),
      ...(payload && { payload }),
      ...(submitted && { submitted }),
      ...(result && { result }),
      ...(logs && { logs }),
      ...failure(error, cause),
      ...(retry && {
        retry: `Tried again after ${formatDuration(retry.delaySeconds * 1000)}, by ${fieldOf(retry.place)}.`,
      }),
      ...inner,
    };
  }

  private groups(attempt: Attempt, id: string, depth: number): Pick<AttemptReport, 'groups' | 'omitted'> {
    if (attempt.kind === 'Task') {
      const run = attempt.execution;
      return {
        groups: run ? [this.nested(run, `Execution of ${run.stateMachineName}`, `${id}x`, depth)] : [],
        omitted: 0,
      };
    }
    if (attempt.kind === 'Parallel') {
      const chosen = selectGroups(attempt.branches, isTroubled);
      const groups = chosen.map((branch) => this.branch(branch, `Branch ${branch.index + 1}`, id, depth));
      return { groups, omitted: attempt.branches.length - groups.length };
    }
    const children = attempt.mapRun?.children ?? [];
    const iterations = selectGroups(attempt.iterations, isTroubled);
    const chosen = selectGroups(children, isTroubled);
    const groups = [
      ...iterations.map((branch) => this.branch(branch, `Item ${branch.index}`, id, depth)),
      ...chosen.map((child) => this.child(child, id, depth)),
    ];
    return { groups, omitted: attempt.iterations.length + children.length - groups.length };
  }

  private branch(branch: Branch, title: string, id: string, depth: number): GroupReport {
    const { status, error, cause, index } = branch;
    const inner = this.steps(branch.steps, `${id}b${index}-`, depth);
    return { title, status, ...failure(error, cause), ...inner, isTroubled: isTroubled(branch), isExecution: false };
  }

  private child(child: ChildRun, id: string, depth: number): GroupReport {
    const { index, status, error, cause, run } = child;
    const inner = run ? this.steps(run.steps, `${id}c${index}-`, depth) : { steps: [], omitted: 0 };
    const title = `Child execution ${index}`;
    return { title, status, ...failure(error, cause), ...inner, isTroubled: isTroubled(child), isExecution: false };
  }

  private nested(run: Run, title: string, id: string, depth: number): GroupReport {
    const { status, error, cause } = run;
    const inner = this.steps(run.steps, `${id}-`, depth);
    return { title, status, ...failure(error, cause), ...inner, isTroubled: status !== 'SUCCEEDED', isExecution: true };
  }

  private times({ startDate, durationSeconds }: { startDate: Date; durationSeconds: number }) {
    return { offsetMs: startDate.getTime() - this.start, durationMs: durationSeconds * 1000 };
  }

  private optional(value: Json | undefined): ShownText | undefined {
    return value === undefined ? undefined : this.text(value);
  }

  private text(value: Json): ShownText {
    return this.shown(prettyText(value));
  }

  private shown(whole: string): ShownText {
    const longest = this.textLeft > 0 ? LONGEST_TEXT : SHORT_TEXT;
    const text = whole.length > longest ? whole.slice(0, longest) : whole;
    this.textLeft -= text.length;
    return { text, cut: whole.length - text.length };
  }
}

function failure(error: string | undefined, cause: string | undefined): { error?: string; cause?: string } {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** Whether it failed, or something in it did. */
function isTroubled(one: {
  readonly status: string;
  readonly attempts?: readonly Attempt[];
  readonly steps?: readonly Step[];
}): boolean {
  if (one.status !== 'SUCCEEDED') return true;
  if (one.attempts?.some(({ status }) => status !== 'SUCCEEDED')) return true;
  return (
    one.steps?.some(isTroubled) === true ||
    one.attempts?.some(
      (attempt) =>
        (attempt.kind === 'Map' &&
          (attempt.iterations.some(isTroubled) || attempt.mapRun?.children.some(isTroubled))) ||
        (attempt.kind === 'Parallel' && attempt.branches.some(isTroubled)) ||
        (attempt.kind === 'Task' && attempt.execution !== undefined && attempt.execution.status !== 'SUCCEEDED'),
    ) === true
  );
}
