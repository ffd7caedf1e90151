// The report of a whole test run: every state machine with what was run of it, and its executions.
import { KIND_TITLES } from './kind-titles';
import { definitionHash, type RawRun } from './raw-runs';
import { percentOf, totalOf, type Coverage } from '../simulator/coverage/coverage';
import { POINT_KINDS } from '../simulator/coverage/points';
import { buildGraph } from '../views/graph/build-graph';
import { markGraph, marksOfPoints } from '../views/graph/mark';
import { facts, pictureHtml, SIMULATED } from '../views/report/execution-page';
import { markup, type Html, type HtmlValue } from '../views/report/html';
import { page, tools } from '../views/report/page';
import { statusSign } from '../views/report/statuses';
import { failureHtml, payload, stepsHtml } from '../views/report/steps-html';
import { formatDuration } from '../views/trace/duration';

/** Further executions of a machine are counted. */
const MOST_EXECUTIONS = 100;

export function testRunReport(coverages: readonly Coverage[], runs: readonly RawRun[]): string {
  const count = `${coverages.length} state machine${coverages.length === 1 ? '' : 's'}, ${runs.length} execution${runs.length === 1 ? '' : 's'}`;
  const summary = markup`<h1>State machines of the test run</h1>
<p class="muted">${count}</p>`;
  const content = [
    markup`<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="coverage">${coverageTable(coverages)}</div></section>
`,
    ...coverages.map((coverage, index) => machineSection(coverage, index, runsOf(coverage, runs))),
  ];
  return page('State machines of the test run', summary, content, SIMULATED.source);
}

function coverageTable(coverages: readonly Coverage[]): Html {
  const cells = (counts: readonly { covered: number; total: number }[]) =>
    counts.map(
      (count) => markup`<td class="number">${percentOf(count) === undefined ? '–' : `${percentOf(count)} %`}</td>`,
    );
  const rows = coverages.map(
    (coverage, index) =>
      markup`<tr><th scope="row"><a href="#machine-${index}">${coverage.name}</a></th>${cells(
        POINT_KINDS.map((kind) => coverage.count(kind)),
      )}<td class="number">${coverage.missed.length}</td></tr>\n`,
  );
  return markup`<table><thead><tr><th scope="col">State machine</th>${KIND_TITLES.map(
    (title) => markup`<th scope="col" class="number">${title}</th>`,
  )}<th scope="col" class="number">Not run</th></tr></thead>
<tbody><tr><th scope="row">All</th>${cells(POINT_KINDS.map((kind) => totalOf(coverages, kind)))}<td class="number">${coverages.reduce(
    (sum, { missed }) => sum + missed.length,
    0,
  )}</td></tr>
${rows}</tbody></table>`;
}

function machineSection(coverage: Coverage, index: number, runs: readonly RawRun[]): Html {
  const { name, definition, missed, points } = coverage;
  const prefix = `machine-${index}`;
  const graph = markGraph(buildGraph({ name, definition }), marksOfPoints(points));
  const list =
    missed.length === 0
      ? markup`<p>Everything was run.</p>`
      : markup`<details><summary>Not run: ${missed.length}</summary><ul>${missed.map((title) => markup`<li>${title}</li>`)}</ul></details>`;
  return markup`<section aria-labelledby="${prefix}"><h2 id="${prefix}">${name}</h2>
${list}${pictureHtml(graph, { prefix, label: `Picture of ${name}` })}${executions(runs, prefix)}</section>
`;
}

/** What failed comes first. */
function executions(runs: readonly RawRun[], prefix: string): HtmlValue {
  if (runs.length === 0) return undefined;
  const sorted = [...runs].sort((one, other) => rank(one) - rank(other));
  const rest = runs.length - MOST_EXECUTIONS;
  return markup`<h3>Executions</h3>
${tools()}${sorted.slice(0, MOST_EXECUTIONS).map((run, index) => execution(run, `${prefix}-${index}`))}${
    rest > 0 ? markup`<p class="omitted">… and ${rest} more</p>` : undefined
  }`;
}

function execution({ test, report }: RawRun, prefix: string): Html {
  const { status, durationMs, input, output } = report;
  const isTroubled = status !== 'SUCCEEDED' || report.steps.some((step) => step.isTroubled);
  return markup`<details class="execution${isTroubled ? ' troubled' : ''}"><summary>${statusSign(status)}<b>${test}</b> <span class="type">${formatDuration(durationMs)}</span></summary>
${facts(report)}${failureHtml(report)}${stepsHtml(report, prefix)}${payload('Input', input)}${output && payload('Output', output)}</details>
`;
}

function rank({ report: { status } }: RawRun): number {
  return status === 'SUCCEEDED' ? 1 : 0;
}

/** Machines of one name are numbered, such as `Orders (2)`. */
function runsOf({ name, definition }: Coverage, runs: readonly RawRun[]): readonly RawRun[] {
  const hash = definitionHash(definition);
  return runs.filter((run) => run.hash === hash && (name === run.machine || name.startsWith(`${run.machine} (`)));
}
