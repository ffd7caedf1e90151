// How a matcher reports: what was expected and found, how the execution ended, and its trace, in at most 200 lines.
import { failureLines } from './failure';
import type { MatcherContext } from './matcher';
import { fitted } from './nearest';
import type { Execution } from '../simulator/execution';

/** A failing test prints at most this many lines. */
const MOST_LINES = 200;
/** Of these, what was expected and found takes at most half: a difference can be longer than any screen. */
const MOST_FINDINGS = 100;

/** What a matcher has to say. */
export interface Report {
  /** The name of the matcher. */
  readonly matcher: string;
  /** What it was asked for, for the first line, such as `states`. */
  readonly wanted: string;
  /** What was expected and found. */
  readonly findings: readonly string[];
  /** The state in question, which the trace marks. */
  readonly state?: string | undefined;
  /** Whether the findings say how the execution ended. Otherwise a failure is added to them. */
  readonly tellsEnd?: boolean;
}

export function report({ utils, isNot }: MatcherContext, execution: Execution, what: Report): string {
  const hint = utils.matcherHint(what.matcher, 'execution', what.wanted, { isNot });
  const end = what.tellsEnd || execution.status === 'SUCCEEDED' ? [] : endLines(execution);
  const findings = cut([...what.findings, ...end].join('\n').split('\n'), MOST_FINDINGS);
  const trace = cut(execution.trace({ pointAt: what.state, logs: true }).split('\n'), MOST_LINES - findings.length - 3);
  return [hint, '', ...findings, '', ...trace].join('\n');
}

/** How the execution ended: a sentence, and where a function failed. */
export function endLines(execution: Execution): string[] {
  const { status } = execution;
  if (status === 'SUCCEEDED') return [`The execution succeeded with ${shorten(execution.outputText ?? '')}.`];
  if (status === 'RUNNING') {
    return ['The execution is still running: it waits for something that nobody will do.'];
  }
  const { text, frame } = failureLines(execution);
  const reason = text === '' ? '' : ` with ${shorten(text)}`;
  return [sentence(`The execution ended ${status}${reason}`), ...(frame === undefined ? [] : [`    ${frame}`])];
}

/** With one full stop: a cause often ends with its own. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** Two values that differ, by the means of the runner. */
export function difference({ utils }: MatcherContext, expected: unknown, received: unknown): string[] {
  const isPair = typeof expected === typeof received && (typeof expected === 'object' || typeof expected === 'string');
  const diff = isPair ? utils.diff?.(fitted(expected, received), received) : undefined;
  return diff ? [diff] : [`Expected: ${utils.printExpected(expected)}`, `Received: ${utils.printReceived(received)}`];
}

/** The beginning and the end of a text that is too long, with a word on what is missing. */
function cut(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = most - 1;
  const head = Math.ceil(kept * 0.7);
  const missing = lines.length - kept;
  return [...lines.slice(0, head), `… ${missing} more lines …`, ...lines.slice(lines.length - (kept - head))];
}

const LONGEST = 1000;

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}
