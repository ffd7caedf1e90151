// Writes an execution as people read it in a terminal: a tree of states with virtual times, retries and catches.
import { formatDuration } from './duration';
import { visitsOf, type Attempt, type Branch, type Visit } from './visits';
import type { RecordedEvent } from '../../runtime/history-events';

/** What the first and the last line tell. */
export interface TraceFrame {
  readonly name: string;
  readonly status: string;
  readonly durationSeconds: number;
  /** JSON text; only when it succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

// More iterations or branches than this are counted, not drawn.
const MOST_DRAWN = 20;
const LONGEST_TEXT = 200;

export function renderTrace(frame: TraceFrame, events: readonly RecordedEvent[]): string {
  const head = `${frame.name}: ${frame.status} after ${formatDuration(frame.durationSeconds * 1000)}`;
  return [head, ...branchLines(visitsOf(events)), ...endLines(frame)].join('\n');
}

function endLines({ output, error, cause }: TraceFrame): string[] {
  if (output !== undefined) return [`Output: ${shortened(output)}`];
  if (error === undefined && cause === undefined) return [];
  return [`Error: ${error ?? '(no name)'}`, ...(cause ? [`Cause: ${shortened(cause)}`] : [])];
}

function branchLines({ visits }: Branch): string[] {
  return visits.flatMap((visit, index) => {
    const isLast = index === visits.length - 1;
    const [first, ...rest] = visitLines(visit, visits[index + 1]);
    return [`${isLast ? '└─' : '├─'} ${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
  });
}

function visitLines(visit: Visit, next: Visit | undefined): string[] {
  const { name, type, entered, until, attempts, exited } = visit;
  const time = formatDuration((exited?.timestamp ?? until) - entered.timestamp);
  const head = `${mark(visit)} ${name}  ${type}, ${time}${type === 'Choice' && next ? ` → ${next.name}` : ''}`;
  const failed = visit.evaluationFailed;
  const caught = wasCaught(visit) && next ? [`  caught → ${next.name}`] : [];
  const evaluation = failed ? [`  ${text(failed)}`] : [];
  return [head, ...attempts.flatMap((attempt, index) => attemptLines(visit, attempt, index)), ...evaluation, ...caught];
}

function attemptLines({ attempts, exited }: Visit, attempt: Attempt, index: number): string[] {
  const next = attempts[index + 1];
  const failure = attempt.failure;
  const lines = attempt.branches.slice(0, MOST_DRAWN).flatMap(forkLines);
  if (attempt.branches.length > MOST_DRAWN) lines.push(`  … and ${attempt.branches.length - MOST_DRAWN} more`);
  const number = attempts.length > 1 ? `attempt ${index + 1} ` : '';
  const retried = next
    ? `; retried after ${formatDuration(next.startedAt - (failure?.timestamp ?? attempt.startedAt))}`
    : '';
  if (failure) lines.push(`  ${number}failed: ${text(failure)}${retried}`);
  else if (next) lines.push(`  ${number}failed${retried}`);
  else if (number && exited && attempt.branches.length === 0) lines.push(`  ${number}succeeded`);
  return lines;
}

function forkLines(branch: Branch, order: number): string[] {
  return [`  [${branch.index ?? order}]`, ...branchLines(branch).map((line) => `  ${line}`)];
}

function mark(visit: Visit): string {
  if (visit.type === 'Fail') return '✗';
  if (!visit.exited) return '✗';
  return wasCaught(visit) ? '!' : '✓';
}

/** A state that was left although its last attempt failed. */
function wasCaught({ exited, attempts, failed, evaluationFailed }: Visit): boolean {
  if (!exited) return false;
  return (failed ?? evaluationFailed) !== undefined || attempts[attempts.length - 1]?.failure !== undefined;
}

function text({ details }: RecordedEvent): string {
  const error = (details?.error as string | undefined) ?? 'a failure without a name';
  const cause = details?.cause as string | undefined;
  return cause ? `${error} (${shortened(cause)})` : error;
}

function shortened(value: string): string {
  const line = value.replace(/\s*\n\s*/g, ' ');
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT)}…`;
}
