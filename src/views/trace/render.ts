// Renders an execution for a terminal: a tree of states with virtual times, retries and catches.
import { childrenLines } from './children';
import { formatDuration } from './duration';
import { jsonText } from '../../json/text';
import { visible } from '../../json/visible';
import type { Failed } from '../../steps/failed';
import { branchesOf, invocationsIn } from '../../steps/journey';
import type { Attempt, Branch, Run, Step } from '../../steps/step';

// Further iterations or branches are counted, not drawn.
const MOST_DRAWN = 20;
const LONGEST_TEXT = 200;

/** What a trace shows. */
export interface TraceOptions {
  /** What each task was called with. Default false. */
  readonly calls?: boolean;
}

/** @param outputText the output as JSON text */
export function renderTrace(run: Run, outputText: string | undefined, options: TraceOptions = {}): string {
  const head = `${run.stateMachineName}: ${run.status} after ${formatDuration(run.durationSeconds * 1000)}`;
  return visible([head, ...stepLines(run.steps, options), ...endLines(run, outputText)].join('\n'));
}

function endLines({ status, error, cause }: Run, output: string | undefined): string[] {
  if (status === 'SUCCEEDED') return [`Output: ${shorten(output!)}`];
  if (error === undefined && cause === undefined) return [];
  return [`Error: ${error ?? '(no name)'}`, ...(cause ? [`Cause: ${shorten(cause)}`] : [])];
}

function stepLines(steps: readonly Step[], options: TraceOptions): string[] {
  return steps.flatMap((step, index) => {
    const isLast = index === steps.length - 1;
    const [first, ...rest] = linesOf(step, options);
    return [`${isLast ? '└─' : '├─'} ${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
  });
}

function linesOf(step: Step, options: TraceOptions): string[] {
  const { name, type, next, attempts, caughtBy } = step;
  const time = formatDuration(step.durationSeconds * 1000);
  const head = `${mark(step)} ${name}  ${type}, ${time}${type === 'Choice' && next !== undefined ? ` → ${next}` : ''}`;
  const isToldElsewhere = attempts.length > 0 || type === 'Fail';
  const failed = isToldElsewhere || !isFailure(step) ? [] : [`  ${failureText(step)}`];
  const caught = caughtBy && next !== undefined ? [`  caught → ${next}`] : [];
  const calls = options.calls ? callLines(step) : [];
  return [head, ...calls, ...attempts.flatMap((attempt) => attemptLines(step, attempt, options)), ...failed, ...caught];
}

/** The payload of the task, once for attempts with the same payload. */
function callLines(step: Step): string[] {
  const calls = invocationsIn(step).map(({ target, payload }) => `  calls ${target} with ${jsonText(payload)}`);
  return calls.filter((line, index) => line !== calls[index - 1]);
}

function attemptLines({ attempts, status }: Step, attempt: Attempt, options: TraceOptions): string[] {
  const branches = branchesOf(attempt);
  const lines = branches.slice(0, MOST_DRAWN).flatMap((branch) => branchLines(branch, options));
  if (branches.length > MOST_DRAWN) lines.push(`  … and ${branches.length - MOST_DRAWN} more`);
  const mapRun = attempt.kind === 'Map' ? attempt.mapRun : undefined;
  if (mapRun) lines.push(...childrenLines(mapRun, failureText).map((line) => `  ${line}`));
  const number = attempts.length > 1 ? `attempt ${attempt.number} ` : '';
  const retried = againText(attempt, attempts[attempt.number]);
  const isTold = branches.some(isFailure) || mapRun !== undefined;
  if (isFailure(attempt) && !isTold) lines.push(`  ${number}failed: ${failureText(attempt)}${retried}`);
  else if (attempt.number < attempts.length) lines.push(`  ${number}failed${retried}`);
  else if (number && status === 'SUCCEEDED' && branches.length === 0) lines.push(`  ${number}succeeded`);
  return lines;
}

/** What is tried again without a retrier was redriven. */
function againText({ retry, startDate, stopDate }: Attempt, next: Attempt | undefined): string {
  if (retry) return `; retried after ${formatDuration(retry.delaySeconds * 1000)}`;
  return next ? `; redriven after ${formatDuration(next.startDate.getTime() - (stopDate ?? startDate).getTime())}` : '';
}

function branchLines({ index, steps }: Branch, options: TraceOptions): string[] {
  return [`  [${index}]`, ...stepLines(steps, options).map((line) => `  ${line}`)];
}

function mark({ type, status }: Step): string {
  if (type === 'Fail') return '✗';
  if (status === 'CAUGHT') return '!';
  return status === 'SUCCEEDED' ? '✓' : '✗';
}

function isFailure({ status }: { readonly status: Step['status'] }): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || status === 'CAUGHT';
}

function failureText({ error = 'a failure without a name', cause }: Failed): string {
  return cause ? `${error} (${shorten(cause)})` : error;
}

function shorten(value: string): string {
  const line = value.replace(/\s*\n\s*/g, ' ');
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT)}…`;
}
