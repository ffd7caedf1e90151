// The lines of steps: a head for each, then its data, its attempts and what ran inside of it.
import { chooseBranches, wordsOf, type BranchBudget } from './branches';
import { childrenLines } from './children';
import { formatDuration } from './duration';
import { fold, shorten as shortenSequence, type Part } from './fold';
import { indented, line, type Tone, type TraceLine } from './line';
import { reasonText } from './reason-text';
import { shortJson, thousands, type Shorten } from './shorten';
import type { Json } from '../../json/json';
import { jsonText } from '../../json/text';
import type { Failed } from '../../steps/failed';
import { branchesOf } from '../../steps/journey';
import type { Attempt, Branch, Step } from '../../steps/step';

/** How much is shown. */
export interface Detail {
  readonly calls: boolean;
  readonly data: boolean;
  readonly branches: BranchBudget;
  /** How many parts of a sequence. */
  readonly steps: number;
  /** Whether loops are folded. */
  readonly isFolded: boolean;
  readonly shorten: Shorten;
  /** Called if something is left out. */
  readonly onCut?: () => void;
}

export function stepLines(steps: readonly Step[], detail: Detail): TraceLine[] {
  const parts = detail.isFolded ? shortenSequence(fold(steps), detail.steps) : steps.map(asPart);
  let before: Json | undefined;
  return parts.flatMap((part, index) => {
    const isLast = index === parts.length - 1;
    const [first, ...rest] = part.kind === 'step' ? linesOf(part.step, before, detail) : [foldedLine(part)];
    if (part.kind !== 'step') detail.onCut?.();
    before = part.kind === 'step' ? part.step.output : undefined;
    return [...indented(isLast ? '└─ ' : '├─ ', [first!]), ...indented(isLast ? '     ' : '│    ', rest)];
  });
}

function asPart(step: Step): Part {
  return { kind: 'step', step };
}

function foldedLine(part: Exclude<Part, { readonly kind: 'step' }>): TraceLine {
  const states = [...new Set(part.steps.map(({ name }) => name))];
  if (part.kind === 'gap') {
    return line(`… ${thousands(part.steps.length)} more states, none of them failed or retried`, states);
  }
  const caught = part.steps.some(({ status }) => status === 'CAUGHT') ? ', with what was caught each time' : '';
  const names = part.steps.map(({ name }) => name).join(' → ');
  return line(
    `… ${names}, ${thousands(part.times)} more times, ${formatDuration(part.durationSeconds * 1000)}${caught}`,
    states,
  );
}

/** @param before the output of the state before, which is not repeated as input */
function linesOf(step: Step, before: Json | undefined, detail: Detail): TraceLine[] {
  const { name, type, next, attempts, caughtBy, status } = step;
  const { shorten } = detail;
  const time = formatDuration(step.durationSeconds * 1000);
  const ended = status === 'ABORTED' || status === 'RUNNING' ? `, ${wordsOf(status)}` : '';
  const [mark, tone] = MARKS[status];
  const head: TraceLine = {
    tree: '',
    states: [name],
    parts: [
      { text: mark, tone },
      {
        text: ` ${name}  ${type}, ${time}${ended}${type === 'Choice' && next !== undefined ? ` → ${next}` : ''}`,
        tone: 'plain',
      },
    ],
  };
  const isToldElsewhere = attempts.length > 0 || type === 'Fail';
  return [
    head,
    ...(detail.data ? dataLines(step, before, shorten) : []),
    ...(detail.calls && !detail.data ? callLines(step) : []),
    ...attempts.flatMap((attempt) => attemptLines(step, attempt, detail)),
    ...(isToldElsewhere || !isFailure(step) ? [] : [line(failureText(step, shorten))]),
    ...(caughtBy && next !== undefined ? [line(`caught → ${next}`)] : []),
  ];
}

const MARKS: Readonly<Record<Step['status'], readonly [string, Tone]>> = {
  SUCCEEDED: ['✓', 'good'],
  CAUGHT: ['!', 'warning'],
  FAILED: ['✗', 'bad'],
  TIMED_OUT: ['✗', 'bad'],
  ABORTED: ['·', 'faint'],
  RUNNING: ['…', 'warning'],
};

/** What the state was given, why it did what it did, and what it made of it. */
function dataLines(step: Step, before: Json | undefined, shorten: Shorten): TraceLine[] {
  const { input, output, assigned, attempts, reasons, place } = step;
  const show = (what: string, value: Json): TraceLine => line(`${what} ${shortJson(value, shorten)}`);
  const isKnown = before !== undefined && jsonText(before) === jsonText(input);
  const isSame = output !== undefined && jsonText(output) === jsonText(input);
  const hasMany = attempts.length > 1;
  return [
    ...(isKnown ? [] : [show('input', input)]),
    ...attempts.flatMap((attempt) => {
      if (attempt.kind !== 'Task' || !attempt.call) return [];
      const { call, result, submitted, number } = attempt;
      const which = hasMany ? `attempt ${number} ` : '';
      return [
        show(`${which}calls ${call.target} with`, call.payload),
        ...(submitted === undefined ? [] : [show(`${which}is accepted with`, submitted)]),
        ...(result === undefined ? [] : [show(`${which}replies`, result)]),
      ];
    }),
    ...reasons.map((reason) => {
      const which = hasMany && 'attempt' in reason ? `attempt ${reason.attempt}: ` : '';
      return line(`${which}${reasonText(reason, place, shorten)}`);
    }),
    ...Object.entries(assigned ?? {}).map(([name, value]) => show(`assigns ${name} =`, value)),
    ...(output === undefined || isSame ? [] : [show('output', output)]),
  ];
}

/** The payload of the task, once for attempts with the same payload. */
function callLines({ attempts }: Step): TraceLine[] {
  const calls = attempts.flatMap((attempt) =>
    attempt.kind === 'Task' && attempt.call
      ? [`calls ${attempt.call.target} with ${jsonText(attempt.call.payload)}`]
      : [],
  );
  return calls.filter((text, index) => text !== calls[index - 1]).map((text) => line(text));
}

function attemptLines({ attempts, status }: Step, attempt: Attempt, detail: Detail): TraceLine[] {
  const branches = branchesOf(attempt);
  const { drawn, rest } = chooseBranches(branches, detail.branches);
  if (rest !== undefined) detail.onCut?.();
  const lines = [
    ...drawn.flatMap((branch) => branchLines(branch, detail)),
    ...(rest === undefined ? [] : [line(rest)]),
  ];
  const mapRun = attempt.kind === 'Map' ? attempt.mapRun : undefined;
  const failureOf = (failed: Failed): string => failureText(failed, detail.shorten);
  if (mapRun) lines.push(...childrenLines(mapRun, failureOf).map((text) => line(text)));
  const number = attempts.length > 1 ? `attempt ${attempt.number} ` : '';
  const again = againText(attempt, attempts[attempt.number]);
  const isTold = branches.some(isFailure) || mapRun !== undefined;
  if (isFailure(attempt) && !isTold) lines.push(line(`${number}failed: ${failureOf(attempt)}${again}`));
  else if (attempt.number < attempts.length) lines.push(line(`${number}failed${again}`));
  else if (number && status === 'SUCCEEDED' && branches.length === 0) lines.push(line(`${number}succeeded`));
  return lines;
}

/** What is tried again without a retrier was redriven. */
function againText({ retry, startDate, stopDate }: Attempt, next: Attempt | undefined): string {
  if (retry) return `; retried after ${formatDuration(retry.delaySeconds * 1000)}`;
  return next ? `; redriven after ${formatDuration(next.startDate.getTime() - (stopDate ?? startDate).getTime())}` : '';
}

function branchLines({ index, steps }: Branch, detail: Detail): TraceLine[] {
  return [line(`[${index}]`), ...stepLines(steps, detail)];
}

function isFailure({ status }: { readonly status: Step['status'] }): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || status === 'CAUGHT';
}

function failureText({ error = 'a failure without a name', cause }: Failed, shorten: Shorten): string {
  return cause ? `${error} (${shorten(cause)})` : error;
}
