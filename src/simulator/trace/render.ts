// Renders an execution for a terminal: a tree of states with virtual times, retries and catches.
import { childrenLines } from './children';
import { formatDuration } from './duration';
import { invocationsIn, wasCaught } from './journey';
import { visitsOf, type Attempt, type Branch, type Visit } from './visits';
import { jsonText } from '../../json/text';
import { visible } from '../../json/visible';
import type { TaskEndType } from '../../runtime/event-keys';
import type { RecordedEvent } from '../../runtime/history-events';
import type { MapRunRecord } from '../../runtime/map-run-record';

/** The data of the first and the last line. */
export interface TraceFrame {
  readonly name: string;
  readonly status: string;
  readonly durationSeconds: number;
  /** JSON text; only when it succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

// Further iterations or branches are counted, not drawn.
const MOST_DRAWN = 20;
const LONGEST_TEXT = 200;

/** What a trace shows. */
export interface TraceOptions {
  /** What each task was called with. Default false. */
  readonly calls?: boolean;
}

/** The Map Runs by their ARNs. */
export interface Drawn extends TraceOptions {
  readonly mapRuns?: ReadonlyMap<string, MapRunRecord>;
}

export function renderTrace(frame: TraceFrame, events: readonly RecordedEvent[], options: Drawn = {}): string {
  const head = `${frame.name}: ${frame.status} after ${formatDuration(frame.durationSeconds * 1000)}`;
  return visible([head, ...branchLines(visitsOf(events), options), ...endLines(frame)].join('\n'));
}

function endLines({ output, error, cause }: TraceFrame): string[] {
  if (output !== undefined) return [`Output: ${shorten(output)}`];
  if (error === undefined && cause === undefined) return [];
  return [`Error: ${error ?? '(no name)'}`, ...(cause ? [`Cause: ${shorten(cause)}`] : [])];
}

function branchLines({ visits }: Branch, options: Drawn): string[] {
  return visits.flatMap((visit, index) => {
    const isLast = index === visits.length - 1;
    const [first, ...rest] = visitLines(visit, visits[index + 1], options);
    return [`${isLast ? '└─' : '├─'} ${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
  });
}

function visitLines(visit: Visit, next: Visit | undefined, options: Drawn): string[] {
  const { name, type, entered, until, attempts, exited } = visit;
  const time = formatDuration((exited?.timestamp ?? until) - entered.timestamp);
  const head = `${mark(visit)} ${name}  ${type}, ${time}${type === 'Choice' && next ? ` → ${next.name}` : ''}`;
  const failed = visit.evaluationFailed;
  const caught = wasCaught(visit) && next ? [`  caught → ${next.name}`] : [];
  const evaluation = failed ? [`  ${text(failed)}`] : [];
  const calls = options.calls ? callLines(visit) : [];
  const tried = attempts.flatMap((attempt, index) => attemptLines(visit, attempt, index, options));
  return [head, ...calls, ...tried, ...evaluation, ...caught];
}

/** The payload of the task, once for attempts with the same payload. */
function callLines(visit: Visit): string[] {
  const calls = invocationsIn(visit).map(({ target, payload }) => `  calls ${target} with ${jsonText(payload)}`);
  return calls.filter((line, index) => line !== calls[index - 1]);
}

function attemptLines({ attempts, exited }: Visit, attempt: Attempt, index: number, options: Drawn): string[] {
  const next = attempts[index + 1];
  const failure = attempt.failure;
  const lines = attempt.branches.slice(0, MOST_DRAWN).flatMap((branch, order) => forkLines(branch, order, options));
  if (attempt.branches.length > MOST_DRAWN) lines.push(`  … and ${attempt.branches.length - MOST_DRAWN} more`);
  const mapRun = attempt.mapRunArn === undefined ? undefined : options.mapRuns?.get(attempt.mapRunArn);
  if (mapRun) lines.push(...childrenLines(mapRun, failureText).map((line) => `  ${line}`));
  const number = attempts.length > 1 ? `attempt ${index + 1} ` : '';
  const retried = next
    ? `; retried after ${formatDuration(next.startedAt - (failure?.timestamp ?? attempt.startedAt))}`
    : '';
  if (failure) lines.push(`  ${number}failed: ${text(failure)}${retried}`);
  else if (next) lines.push(`  ${number}failed${retried}`);
  else if (number && exited && attempt.branches.length === 0) lines.push(`  ${number}succeeded`);
  return lines;
}

function forkLines(branch: Branch, order: number, options: Drawn): string[] {
  return [`  [${branch.index ?? order}]`, ...branchLines(branch, options).map((line) => `  ${line}`)];
}

function mark(visit: Visit): string {
  if (visit.type === 'Fail') return '✗';
  if (!visit.exited) return '✗';
  return wasCaught(visit) ? '!' : '✓';
}

function text({ details }: RecordedEvent<TaskEndType | 'EvaluationFailed'>): string {
  return failureText(details.error, details.cause);
}

function failureText(error = 'a failure without a name', cause?: string): string {
  return cause ? `${error} (${shorten(cause)})` : error;
}

function shorten(value: string): string {
  const line = value.replace(/\s*\n\s*/g, ' ');
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT)}…`;
}
