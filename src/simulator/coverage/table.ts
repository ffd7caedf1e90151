// Prints coverage as a table, in the style of Istanbul.
import { percentOf, totalOf, type Coverage, type CoverageCount } from './coverage';
import { POINT_KINDS, type PointKind } from './points';

const TITLES: Readonly<Record<PointKind, string>> = {
  states: '% States',
  transitions: '% Transitions',
  choiceRules: '% Choice rules',
  catchers: '% Catchers',
  retriers: '% Retriers',
};
/** How many missed points the table names; the rest is counted. */
const MOST_NAMED = 3;

/** One row for all state machines, then one for each, with the missed points at the end of the row. */
export function coverageTable(coverages: readonly Coverage[]): string {
  const rows = [
    ['State machine', ...POINT_KINDS.map((kind) => TITLES[kind]), 'Not run'],
    ['All', ...POINT_KINDS.map((kind) => percentText(totalOf(coverages, kind))), ''],
    ...coverages.map((coverage) => [
      ` ${coverage.name}`,
      ...POINT_KINDS.map((kind) => percentText(coverage.count(kind))),
      missedText(coverage.missed),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = widths.map((width) => '-'.repeat(width + 2)).join('|');
  const [head, ...body] = rows.map((row) => row.map((cell, column) => ` ${align(cell, column, widths)} `).join('|'));
  return [line, head!, line, ...body, line].map((text) => text.trimEnd()).join('\n');
}

function percentText(count: CoverageCount): string {
  return String(percentOf(count) ?? '-');
}

function missedText(missed: readonly string[]): string {
  const named = missed.slice(0, MOST_NAMED).join('; ');
  return missed.length > MOST_NAMED ? `${named}; and ${missed.length - MOST_NAMED} more` : named;
}

/** Numbers are right-aligned, text is left-aligned. */
function align(cell: string, column: number, widths: readonly number[]): string {
  const isText = column === 0 || column === widths.length - 1;
  return isText ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
}
