// Coverage as Markdown, for the summary of a job or a pull request: a table, what was not run, and pictures of it.
import { KIND_TITLES } from './kind-titles';
import { percentOf, totalOf, type Coverage } from '../simulator/coverage/coverage';
import { POINT_KINDS } from '../simulator/coverage/points';
import { buildGraph } from '../views/graph/build-graph';
import { markGraph, marksOfPoints } from '../views/graph/mark';
import { code, codeBlock, folded, table } from '../views/markdown';
import { fitsMermaid, flowchart } from '../views/mermaid';

/** A test that failed. */
export interface FailedTest {
  readonly name: string;
  readonly message: string;
}

/** Pictures of more machines are left out, so that the summary stays within what GitHub takes. */
const MOST_PICTURES = 15;
const MOST_MISSED = 50;
const MOST_FAILURES = 20;
const LONGEST_MESSAGE = 3000;

export function coverageMarkdown(coverages: readonly Coverage[], failures: readonly FailedTest[] = []): string {
  const incomplete = coverages.filter(({ missed }) => missed.length > 0);
  return [
    '## State machines',
    coverageTable(coverages),
    ...incomplete.slice(0, MOST_PICTURES).map(picture),
    ...(failures.length > 0 ? [failed(failures)] : []),
    '',
  ].join('\n\n');
}

function coverageTable(coverages: readonly Coverage[]): string {
  const percents = (count: (kind: (typeof POINT_KINDS)[number]) => { covered: number; total: number }) =>
    POINT_KINDS.map((kind) => {
      const percent = percentOf(count(kind));
      return percent === undefined ? '–' : `${percent} %`;
    });
  const missed = coverages.reduce((sum, coverage) => sum + coverage.missed.length, 0);
  return table(
    ['State machine', ...KIND_TITLES, 'Not run'],
    ['left', ...KIND_TITLES.map(() => 'right' as const), 'right'],
    [
      ['**All**', ...percents((kind) => totalOf(coverages, kind)), String(missed)],
      ...coverages.map((coverage) => [
        code(coverage.name),
        ...percents((kind) => coverage.count(kind)),
        String(coverage.missed.length),
      ]),
    ],
  );
}

function picture({ name, definition, points, missed }: Coverage): string {
  const chart = flowchart(markGraph(buildGraph({ name, definition }), marksOfPoints(points)));
  const rest = missed.length - MOST_MISSED;
  const list = [
    ...missed.slice(0, MOST_MISSED).map((title) => `- ${code(title)}`),
    ...(rest > 0 ? [`- … and ${rest} more`] : []),
  ].join('\n');
  const parts = [list, ...(fitsMermaid(chart) ? [codeBlock('mermaid', chart)] : [])];
  return folded(`${name}: ${missed.length} not run`, parts.join('\n\n'));
}

function failed(failures: readonly FailedTest[]): string {
  const rest = failures.length - MOST_FAILURES;
  const title = `### ${failures.length} failed test${failures.length === 1 ? '' : 's'}`;
  return [
    title,
    ...failures
      .slice(0, MOST_FAILURES)
      .map(({ name, message }) => folded(`✗ ${name}`, codeBlock('text', shorten(message)))),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
  ].join('\n\n');
}

/** Without the colours of a terminal. */
function shorten(message: string): string {
  const plain = message.replace(/\u001b\[[\d;]*m/g, '');
  return plain.length <= LONGEST_MESSAGE ? plain : `${plain.slice(0, LONGEST_MESSAGE)}…`;
}
