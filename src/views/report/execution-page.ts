// The report of one execution.
import { Html, markup } from './html';
import type { RunReport, StepReport } from './model';
import { page, tools } from './page';
import { runReport } from './run-report';
import { lookOf, statusSign } from './statuses';
import { anchorOf, failureHtml, payload, stepsHtml } from './steps-html';
import type { Run } from '../../steps/step';
import { graphOfRun } from '../diagram';
import type { Graph, GraphState } from '../graph/graph';
import { writeSvg } from '../svg/write-svg';
import { formatDuration } from '../trace/duration';

const PREFIX = 'step';

export function executionReport(run: Run): string {
  return executionPage(runReport(run), graphOfRun(run), SIMULATED);
}

/** @param isDrawn whether the definition is known, so that there is a picture */
export function recordedReport(run: Run, { isDrawn }: { readonly isDrawn: boolean }): string {
  return executionPage(runReport(run), isDrawn ? graphOfRun(run) : undefined, RECORDED);
}

/** Where the times of an execution come from. */
interface Origin {
  readonly time: string;
  readonly since: string;
  readonly source: string;
}

export const SIMULATED: Origin = {
  time: 'Virtual time',
  since: 'the virtual time since the start',
  source: 'a simulated run. Times are virtual.',
};

const RECORDED: Origin = {
  time: 'Time',
  since: 'the recorded time since the start',
  source: 'a recorded execution. Nothing was run.',
};

/** @param graph marked with what the execution went through; undefined if the definition is not known */
function executionPage(run: RunReport, graph: Graph | undefined, { time, since, source }: Origin): string {
  const { status } = run;
  const machine = graph?.title ?? run.machine;
  const title = `${machine}: ${status}`;
  const summary = markup`<h1>${statusSign(status)}${machine}</h1>
${facts(run, time)}`;
  const picture =
    graph &&
    markup`<section aria-labelledby="picture-title"><h2 id="picture-title">Picture</h2>
${pictureHtml(graph, { prefix: PREFIX, label: 'Picture of the state machine', run })}</section>
`;
  const content = [
    failureHtml(run),
    picture,
    markup`<section aria-labelledby="steps-title"><h2 id="steps-title">What happened</h2>
<p class="muted">Each state that was entered, with ${since}. A line opens to show data, reasons and attempts.</p>
${tools()}${stepsHtml(run, PREFIX)}</section>
`,
    markup`<section aria-labelledby="data-title"><h2 id="data-title">Input and output</h2>
${payload('Input', run.input)}${run.output && payload('Output', run.output)}</section>
`,
  ];
  return page(title, summary, content, source);
}

export function facts({ name, status, constructPath, startTime, durationMs }: RunReport, time = SIMULATED.time): Html {
  const rows: [string, string | undefined][] = [
    ['Execution', name],
    ['Status', `${status} (${lookOf(status).words})`],
    ['Construct', constructPath],
    [time, `${formatDuration(durationMs)}, from ${startTime}`],
  ];
  return markup`<dl class="facts">${rows.map(([term, value]) =>
    value === undefined ? undefined : markup`<dt>${term}</dt><dd>${value}</dd>`,
  )}</dl>
`;
}

export interface PictureOptions {
  /** Before the ids of the steps. */
  readonly prefix: string;
  /** For screen readers. */
  readonly label: string;
  /** The execution whose steps the states lead to. Default: they lead nowhere. */
  readonly run?: RunReport;
}

/** The graph in a box that scrolls. Its states lead to their first visits. */
export function pictureHtml(graph: Graph, { prefix, label, run }: PictureOptions): Html {
  const anchors = new Map<string, string>();
  if (run) collectAnchors(run.steps, prefix, anchors);
  const linkOf = ({ at }: GraphState) => anchors.get(at);
  const svg = writeSvg(graph, { isEmbedded: true, ...(run && { linkOf }) });
  return markup`<div class="picture" tabindex="0" role="region" aria-label="${label}">
${new Html(svg)}</div>
`;
}

function collectAnchors(steps: readonly StepReport[], prefix: string, anchors: Map<string, string>): void {
  for (const step of steps) {
    if (!anchors.has(step.place)) anchors.set(step.place, `#${anchorOf(prefix, step)}`);
    for (const { groups } of step.attempts) {
      // The places of another execution are those of another definition.
      for (const { steps: inner, isExecution } of groups) if (!isExecution) collectAnchors(inner, prefix, anchors);
    }
  }
}
