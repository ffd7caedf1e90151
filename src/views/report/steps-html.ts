// The steps of an execution as nested lists: a line with its time for each, which opens to show its data.
import { markup, type Html, type HtmlValue } from './html';
import type { AttemptReport, GroupReport, RunReport, ShownText, StepReport } from './model';
import { lookOf, statusSign } from './statuses';
import { coordinate } from '../svg/xml';
import { formatDuration } from '../trace/duration';

/** What the lines of one execution share. */
interface Frame {
  /** Before the ids of steps, to tell the executions of a page apart. */
  readonly prefix: string;
  readonly durationMs: number;
}

/** The id of the line of a step. */
export function anchorOf(prefix: string, { id }: StepReport): string {
  return `${prefix}-${id}`;
}

export function stepsHtml(run: RunReport, prefix: string): Html {
  return list(run.steps, run.omitted, { prefix, durationMs: run.durationMs });
}

function list(steps: readonly StepReport[], omitted: number, frame: Frame): Html {
  if (steps.length === 0 && omitted === 0) return markup`<p class="note">No state was entered.</p>`;
  return markup`<ol class="steps">${omittedLine(omitted)}${steps.map((step) => stepItem(step, frame))}</ol>`;
}

function omittedLine(count: number): HtmlValue {
  if (count === 0) return undefined;
  return markup`<li class="omitted">… ${count} ${count === 1 ? 'step is' : 'steps are'} left out</li>\n`;
}

function stepItem(step: StepReport, frame: Frame): Html {
  const { name, type, status, offsetMs, durationMs, attempts, isTroubled } = step;
  const retries = attempts.length > 1 ? markup` <span class="retries">↻ ${attempts.length - 1}</span>` : undefined;
  return markup`<li class="step ${lookOf(status).name}${isTroubled ? ' troubled' : ''}">
<details id="${anchorOf(frame.prefix, step)}"><summary>${statusSign(status)}<span class="what"><b>${name}</b> <span class="type">${type}</span>${retries}${errorNote(step)}</span>
<span class="time"><span class="heard">after </span>+${formatDuration(offsetMs)}<span class="heard">, took</span> <b>${formatDuration(durationMs)}</b></span>${bar(step, frame)}</summary>
${stepData(step)}</details>
${attempts.flatMap((attempt) => groupsHtml(attempt, attempts.length, frame))}</li>
${omittedLine(step.omittedAfter)}`;
}

/** The error's name, also of an attempt that was tried again. */
function errorNote({ error, attempts }: StepReport): HtmlValue {
  const name = error ?? attempts.map((attempt) => attempt.error).find((one) => one !== undefined);
  return name === undefined ? undefined : markup` <span class="error">${name}</span>`;
}

/** When it ran, in the time of the whole execution. */
function bar({ offsetMs, durationMs, status }: StepReport, frame: Frame): Html {
  const whole = Math.max(frame.durationMs, 1);
  const width = Math.max(6, Math.min(1000, (durationMs / whole) * 1000));
  const x = Math.min((offsetMs / whole) * 1000, 1000 - width);
  return markup`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" y="4" width="1000" height="2"/><rect class="${lookOf(status).name}" x="${coordinate(x)}" width="${coordinate(width)}" height="10"/></svg>`;
}

function stepData(step: StepReport): Html {
  const { place, input, output, assigned, reasons, attempts } = step;
  const facts: HtmlValue[] = [
    failureHtml(step),
    reasons.length === 0
      ? undefined
      : markup`<h3>Reasons</h3><ul class="reasons">${reasons.map((reason) => markup`<li>${reason}</li>`)}</ul>\n`,
    payload('Input', input),
    attempts.map((attempt) => attemptHtml(attempt, attempts.length)),
    output && payload('Output', output),
    assigned && payload('Variables assigned', assigned),
  ];
  return markup`<div class="data"><p class="place">${place}</p>${facts}</div>\n`;
}

function attemptHtml(attempt: AttemptReport, count: number): HtmlValue {
  const { number, status, durationMs, target, retry, submitted, result, logs } = attempt;
  const isPlain = target === undefined && count === 1;
  if (isPlain) return undefined;
  return markup`<section class="attempt"><h3>${statusSign(status)}Attempt ${number} <span class="type">${formatDuration(durationMs)}</span></h3>
${target === undefined ? undefined : markup`<p>Called <code>${target}</code></p>`}${attempt.payload && payload('Payload', attempt.payload)}
${submitted && payload('Accepted with', submitted)}${result && payload('Result', result)}${logs && payload('Logs of the function', logs)}${failureHtml(attempt)}
${retry === undefined ? undefined : markup`<p class="reason">${retry}</p>`}</section>\n`;
}

function groupsHtml({ number, groups, omitted }: AttemptReport, attempts: number, frame: Frame): HtmlValue[] {
  const before = attempts > 1 ? `Attempt ${number}, ` : '';
  return [
    ...groups.map((group) => groupHtml(group, before, groups.length, frame)),
    omitted === 0 ? undefined : markup`<p class="omitted">… and ${omitted} more</p>`,
  ];
}

/** Open if there is little to see, or something to look at. */
function groupHtml(group: GroupReport, before: string, count: number, frame: Frame): Html {
  const { title, status, steps, omitted, isTroubled } = group;
  const open = isTroubled || count <= 3 ? markup` open` : undefined;
  const shown = before === '' ? title : before + title.charAt(0).toLowerCase() + title.slice(1);
  return markup`<details class="group${isTroubled ? ' troubled' : ''}"${open}><summary>${statusSign(status)}${shown}</summary>
${steps.length > 0 ? undefined : failureHtml(group)}${list(steps, omitted, frame)}</details>\n`;
}

export function failureHtml({ error, cause }: { readonly error?: string; readonly cause?: string }): HtmlValue {
  if (error === undefined && cause === undefined) return undefined;
  const name = markup`<strong>${error ?? 'A failure without a name'}</strong>`;
  return markup`<div class="failure">${name}${cause === undefined || cause === '' ? undefined : markup`<pre>${cause}</pre>`}</div>\n`;
}

export function payload(title: string, { text, cut }: ShownText): Html {
  const rest = cut === 0 ? undefined : markup`\n… ${cut} more characters`;
  return markup`<figure><figcaption>${title}</figcaption><pre tabindex="0" role="group" aria-label="${title}">${text}${rest}</pre></figure>\n`;
}
