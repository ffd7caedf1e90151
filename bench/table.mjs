// Prints the rows of the bench: ratios first, each with its budget; times only tell which machine it was.

const COLUMNS = [
  ['workload', (row) => row.title],
  [
    'ours / floor',
    (row) => `${ratio(row.times.ours / row.times.floor)}${row.budgets.floor ? ` (<= ${row.budgets.floor})` : ''}`,
  ],
  [
    'peer / ours',
    (row) => (row.times.peer ? `${ratio(row.times.peer / row.times.ours)} (>= ${row.budgets.peer})` : '-'),
  ],
  ['10 x the size: time', (row) => (row.growth ? `${ratio(row.growth.time)} (<= 11)` : '-')],
  ['memory', (row) => (row.growth ? `${ratio(row.growth.memory)} (<= 11)` : '-')],
  ['floor', (row) => milliseconds(row.times.floor)],
  ['ours', (row) => milliseconds(row.times.ours)],
  ['peer', (row) => (row.times.peer ? milliseconds(row.times.peer) : '-')],
  ['kept by ours', (row) => (Number.isNaN(row.kept) ? '-' : `${row.kept.toFixed(3)} MB`)],
];

/** Writes a Markdown table to standard output; a budget stands in brackets behind what was measured. */
export function printTable(rows) {
  printCells([COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))]);
}

/** Writes lines of texts, the first of them the titles, as a Markdown table. */
export function printCells(cells) {
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  console.log(lines.join('\n'));
}

function ratio(number) {
  return number.toFixed(1);
}

function milliseconds(number) {
  return `${number < 1 ? number.toFixed(4) : number.toFixed(1)} ms`;
}
