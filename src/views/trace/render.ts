// Renders an execution for people: a tree of states with virtual times, retries and catches, within a number of lines.
import { formatDuration } from './duration';
import { line, textOf, type TextOptions, type TraceLine } from './line';
import { logLines } from './log-lines';
import { oneLine, shortener, type Shorten } from './shorten';
import { stepLines, type Detail } from './step-lines';
import { visible } from '../../json/visible';
import { functionLogsIn } from '../../steps/function-logs';
import type { Run } from '../../steps/step';

/** What a trace shows. */
export interface TraceOptions extends TextOptions {
  /** What each task was called with. Default false. */
  readonly calls?: boolean | undefined;
  /**
   * The data of each state: input, output, variables, calls and replies, and why it did what it did: rules with the values
   * that they compared, retriers, catchers, JSONata expressions, permissions. Default false.
   */
  readonly data?: boolean | undefined;
  /**
   * Whether loops are shown in full, with all iterations and whole values. Default false: at most about 150 lines, with
   * failures and retries first, and a last line if anything was left out.
   */
  readonly all?: boolean | undefined;
  /** Whether the lines that local functions wrote follow the trace. Default false. */
  readonly logs?: boolean | undefined;
  /** What the last line says about how to see everything. Default: how to call `trace`. */
  readonly hint?: string | undefined;
}

const MOST_LINES = 150;
const LAST_LINES = 30;
const MOST_LOG_LINES = 40;

/** From much to little detail. The first that fits is taken. */
const DETAILS: readonly Omit<Detail, 'shorten' | 'calls' | 'data'>[] = [
  { branches: { few: 10, eventful: 10, others: 3 }, steps: 60, isFolded: true },
  { branches: { few: 6, eventful: 5, others: 2 }, steps: 24, isFolded: true },
  { branches: { few: 3, eventful: 3, others: 1 }, steps: 12, isFolded: true },
  { branches: { few: 1, eventful: 1, others: 0 }, steps: 8, isFolded: true },
];
const EVERYTHING = { branches: { few: Infinity, eventful: 0, others: 0 }, steps: Infinity, isFolded: false };

/** @param outputText the output as JSON text */
export function renderTrace(run: Run, outputText: string | undefined, options: TraceOptions = {}): string {
  const { calls = false, data = false, all = false, logs = false } = options;
  const written = (shorten: Shorten, most: number): TraceLine[] =>
    logs ? logLines(functionLogsIn(run.steps), shorten, most) : [];
  if (all) {
    const whole = linesOf(run, outputText, { ...EVERYTHING, calls, data, shorten: oneLine });
    return textOf([...whole, ...written(oneLine, Infinity)], options, visible);
  }
  let lines: TraceLine[] = [];
  let isCut = false;
  const shorten = shortener(() => (isCut = true));
  for (const detail of DETAILS) {
    isCut = false;
    lines = linesOf(run, outputText, { ...detail, calls, data, shorten, onCut: () => (isCut = true) });
    if (lines.length <= MOST_LINES) break;
  }
  if (lines.length > MOST_LINES) {
    isCut = true;
    const [first, last] = [lines.slice(0, MOST_LINES - LAST_LINES - 1), lines.slice(-LAST_LINES)];
    lines = [...first, line(`… ${lines.length - first.length - last.length} lines are left out`), ...last];
  }
  const hint = options.hint ?? 'execution.trace({ all: true }) shows everything.';
  const below = written(shorten, MOST_LOG_LINES);
  if (isCut) lines = [...lines, line(`Something is left out: ${hint}`)];
  return textOf([...lines, ...below], options, visible);
}

function linesOf(run: Run, outputText: string | undefined, detail: Detail): TraceLine[] {
  return [headLine(run), ...stepLines(run.steps, detail), ...endLines(run, outputText, detail.shorten)];
}

/** CloudFormation generates a name from the logical id, which the CDK ends with a hash. The construct says more. */
const GENERATED = /[0-9A-F]{8}$/;

function headLine({ stateMachineName: name, constructPath, status, durationSeconds }: Run): TraceLine {
  const path = constructPath?.replace(/\/Resource$/, '');
  const title = path === undefined ? name : GENERATED.test(name) ? path : `${name} (${path})`;
  const tone = status === 'SUCCEEDED' ? 'good' : status === 'RUNNING' ? 'warning' : 'bad';
  return {
    tree: '',
    parts: [
      { text: `${title}: `, tone: 'plain' },
      { text: status, tone },
      { text: ` after ${formatDuration(durationSeconds * 1000)}`, tone: 'plain' },
    ],
  };
}

function endLines({ status, error, cause }: Run, output: string | undefined, shorten: Shorten): TraceLine[] {
  if (status === 'SUCCEEDED') return [line(`Output: ${shorten(output!)}`)];
  if (error === undefined && cause === undefined) return [];
  return [line(`Error: ${error ?? '(no name)'}`), ...(cause ? [line(`Cause: ${shorten(cause)}`)] : [])];
}
